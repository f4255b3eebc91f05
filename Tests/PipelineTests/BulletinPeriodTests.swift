import Pipeline
import Testing

@Suite("通报期间与草稿") struct BulletinPeriodTests {
  @Test(
    "期间的写法",
    arguments: [
      ("2019", "2019", "2019-01-01", "2019-12-31"), ("2019年", "2019", "2019-01-01", "2019-12-31"),
      ("2019q4", "2019Q4", "2019-10-01", "2019-12-31"), ("２０１９Ｑ１", "2019Q1", "2019-01-01", "2019-03-31"),
      ("2020年第一季度", "2020Q1", "2020-01-01", "2020-03-31"),
      ("2020-2", "2020-02", "2020-02-01", "2020-02-29"), ("2019年11月", "2019-11", "2019-11-01", "2019-11-30"),
      ("2019Q5", nil, "", ""), ("2019-13", nil, "", ""), ("19", nil, "", ""), ("2019-+1", nil, "", ""),
    ] as [(String, String?, String, String)])
  func periods(_ typed: String, _ code: String?, _ since: String, _ until: String) {
    let period = BulletinPeriod(typed)
    #expect(period?.code == code)
    if let period { #expect(period.since.description == since && period.until.description == until) }
  }

  @Test("草稿写出再读回不变；改了说明数据的行就不认") func drafts() throws {
    let period = try #require(BulletinPeriod("2019Q4"))
    let draft = BulletinDraft(
      period: period, asOf: try #require(Day("2019-12-31")), knownAt: "2020-01-05T10:00:00.000001+08:00",
      sha256: "ab", words: "标题\n各县：\n一、例示<b>\n")
    #expect(try BulletinDraft(file: draft.file, path: "a") == draft)
    #expect(
      try BulletinDraft(file: "\u{FEFF}" + draft.file.replacing("\n", with: "\r\n"), path: "a") == draft)
    for gone in ["# period", "# as-of", "# known-at", "# sha256"] {
      #expect(throws: BulletinRefusal.self) {
        try BulletinDraft(file: draft.file.replacing(gone, with: "# x"), path: "a")
      }
    }
    #expect(throws: BulletinRefusal.self) { try BulletinDraft(file: "标题\n正文", path: "a") }
    #expect(throws: BulletinRefusal.self) { try BulletinDraft(file: draft.file + "反\u{202E}向", path: "a") }
  }
}
