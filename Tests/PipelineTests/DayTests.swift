import Pipeline
import Testing

@Suite("日期") struct DayTests {
  @Test(
    "写法",
    arguments: [
      "2019-08-01", "20190801", "2019年8月1日", "2019/8/1", "2019.8.1", "２０１９年８月１日", " 2019-8-1 ", "2019年08月01号",
    ]) func forms(_ text: String)
  { #expect(Day(text)?.description == "2019-08-01") }

  @Test(
    "不是日期",
    arguments: [
      "2019-02-29", "2020-02-30", "02/03/2019", "2019-13-01", "19-08-01", "2019", "2019-8", "", "昨天",
      "2019-08-01x",
      "2019-08--1", "1899-12-31", "2201-01-01", "2019-+8-01", "2019年8月", "43678",
    ]) func refused(_ text: String)
  { #expect(Day(text) == nil) }

  @Test("今天、昨天随所给的今天") func words() throws {
    let today = try #require(Day("2020-03-01"))
    #expect(Day("今天", today: today) == today)
    #expect(Day("昨天", today: today)?.description == "2020-02-29")
    #expect(Day("前天", today: today)?.description == "2020-02-28")
    #expect(Day("yesterday", today: today)?.description == "2020-02-29")
    #expect(Day("明天", today: today)?.description == "2020-03-02" && Day("后天", today: today)?.day == 3)
    #expect(Day("tomorrow", today: today) == Day("明天", today: today))
  }

  @Test("只写月日的是今年的；不给今天就不是日期") func thisYear() throws {
    let today = try #require(Day("2020-03-01"))
    for text in ["11月24日", "11月24号", "11-24", "11/24", "１１－２４"] {
      #expect(Day(text, today: today)?.description == "2020-11-24", "\(text)")
      #expect(Day(text) == nil, "\(text)")
    }
    for text in ["2月30日", "13-1", "4.3", "11月", "0-5"] { #expect(Day(text, today: today) == nil, "\(text)") }
  }

  @Test("星期几是最近的一个，今天也算，不是将来的") func weekdays() throws {
    // A Thursday.
    let today = try #require(Day("2026-11-26"))
    for (text, day) in [
      ("周四", "2026-11-26"), ("星期二", "2026-11-24"), ("礼拜五", "2026-11-20"), ("周日", "2026-11-22"),
      ("星期天", "2026-11-22"),
      ("Tuesday", "2026-11-24"), ("12月10", "2026-12-10"),
    ] { #expect(Day(text, today: today)?.description == day, "\(text)") }
    for text in ["周八", "周", "星期", "下周二"] { #expect(Day(text, today: today) == nil, "\(text)") }
    #expect(Day("周四") == nil)
  }

  @Test("每一天往返") func roundTrip() throws {
    let first = try #require(Day(year: 1900, month: 1, day: 1))
    let last = try #require(Day(year: 2200, month: 12, day: 31))
    for number in first.number...last.number {
      let day = Day(number: number)
      #expect(Day(year: day.year, month: day.month, day: day.day) == day)
    }
    #expect(first.number == -25567 && Day("1970-01-01")?.number == 0)
  }

  @Test("中国的今天与机器时区无关") func shanghai() {
    #expect(Day.today(secondsSince1970: 1_577_807_999).description == "2019-12-31")
    #expect(Day.today(secondsSince1970: 1_577_808_000).description == "2020-01-01")
  }
}
