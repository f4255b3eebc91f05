import Testing

@testable import Spreadsheet

@Suite("数字格式与日期") struct NumberFormatTests {
  @Test(
    "日期格式",
    arguments: [
      "yyyy-mm-dd", "yyyy/m/d;@", "[$-804]yyyy\"年\"m\"月\"d\"日\"", "mmm-yy", "d", "YYYY\\-MM",
      "m/d/yy h:mm", "[DBNum1][$-804]m\"月\"d\"日\";@", "mmmm", "dd hh:mm",
    ])
  func dates(_ code: String) { #expect(NumberFormat.isDate(code: code)) }

  @Test(
    "不是日期的格式",
    arguments: [
      "General", "0.00", "#,##0;[Red]-#,##0", "0\" days\"", "0\\d", "[Yellow]0", "0.00E+00", "@", "h:mm:ss",
      "[h]:mm", "h:mm AM/PM", "mm:ss", "0;\"d\"", "_d0", "*y0", "0;yyyy", "",
    ])
  func others(_ code: String) { #expect(!NumberFormat.isDate(code: code)) }

  @Test("内置格式编号") func builtin() {
    let dates = (0...60).filter(NumberFormat.isBuiltinDate)
    #expect(dates == Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
  }

  @Test("每一天往返一致") func everyDay() {
    for serial in 1...2_958_465 where serial != 60 {
      guard case .date(let year, let month, let day)? = DateSerial.date(Double(serial), is1904: false),
        DateSerial.serial(year: year, month: month, day: day) == serial
      else {
        Issue.record("serial \(serial)")
        return
      }
    }
  }

  @Test("没有的日子没有序列值") func noSuchDay() {
    for (year, month, day) in [(2023, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 4, 31), (1899, 1, 1)] {
      #expect(DateSerial.serial(year: year, month: month, day: day) == nil)
    }
    #expect(DateSerial.date(.nan, is1904: false) == nil)
    #expect(DateSerial.date(.infinity, is1904: true) == nil)
  }
}
