import Foundation
import Pipeline
import Testing

/// docs/errors.md is made from the refusals themselves.
@Suite("错误一览") struct ErrorsPageTests {
  static let file = Workshop.root.appending(path: "docs/errors.md")

  static var page: String {
    func cell(_ text: String) -> String { text.replacingOccurrences(of: "|", with: "\\|") }
    let refusals = AllRefusals.samples.map(\.wording).sorted { $0.code < $1.code }
    let flaws = RowFlaw.samples.sorted { $0.code < $1.code }
    let kinds: [RowFlaw.Weight: String] = [.rejects: "退回 rejects", .warns: "提醒 warns", .tells: "说明 tells"]
    return """
      # Errors

      Made by `RECORD=1 script/test --filter ErrorsPage` from the refusals in Sources/Pipeline/Refusals and
      Sources/Pipeline/Intake/RowFlaw.swift. A code never changes its meaning.

      0xx database · 1xx command line · 2xx names · 3xx rules · 40x files · 41x–49x rows of a sheet ·
      5xx conflicts · 60x rights · 61x–62x needs and supply · 7xx integrity. The SQLSTATE of a refusal in the database is its code.

      ## Refusals

      | code | exit | 中文 | English | 办法 | what to do |
      |---|---|---|---|---|---|
      \(refusals.map { w in
        "| \(w.code) | \(w.exit.rawValue) | \(cell(w.what.zh)) | \(cell(w.what.en)) | \(cell(w.remedy.zh)) | \(cell(w.remedy.en)) |"
      }.joined(separator: "\n"))

      ## Rows of a sheet

      | code | kind | 中文 | English |
      |---|---|---|---|
      \(flaws.map { "| \($0.code) | \(kinds[$0.weight] ?? "") | \(cell($0.message.zh)) | \(cell($0.message.en)) |" }
        .joined(separator: "\n"))

      """
  }

  @Test("docs/errors.md 与程序一致") func current() throws {
    if TranscriptTests.recording {
      try Self.page.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == Self.page)
  }

  @Test("代码不重复") func codesAreUnique() {
    let codes = AllRefusals.samples.map(\.wording.code) + RowFlaw.samples.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test("英文句子里没有中文，只有名称和数据") func languages() {
    // Headings of a sheet, units and names of codes are data.
    let names = [
      "2018年销售收入（万元）", "企业名称", "统一社会信用代码", "万", "亿", "新华区", "宝丰县", "平高", "王五", "许昌", "微信", "名单", "现场", "电话",
      "线上",
    ]
    let texts =
      AllRefusals.samples.map(\.wording).map { ($0.code, $0.what.en + $0.remedy.en) }
      + RowFlaw.samples.map { ($0.code, $0.message.en) }
    for (code, text) in texts {
      let rest = names.reduce(text) { $0.replacingOccurrences(of: $1, with: "") }
      #expect(!rest.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(code): \(text)")
    }
  }
}
