import Foundation
import Pipeline
import Testing

/// The day that README tells is lived again, line by line.
@Suite("README 的一天") struct ReadmeTests {
  /// What a reader does in a spreadsheet program between the two imports: the missing character.
  static func mend(_ shop: Workshop) throws {
    let file = shop.folder.appending(path: "名单.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    let code = try #require(CreditCode(completing: "91410481MA9X00020")).text
    try text.replacingOccurrences(of: "91410481MA9X00020,", with: code + ",")
      .write(to: file, atomically: true, encoding: .utf8)
  }

  @Test("输出与文中一致，“…”处略去", arguments: [("README.zh-CN.md", "zh"), ("README.md", "en")])
  func day(_ name: String, _ language: String) throws {
    let shop = try Workshop("readme\(language)")
    defer { try? shop.close() }
    let text = try DocsTests.file(name)
    let sheet = try #require(
      text.components(separatedBy: "```csv\n").dropFirst().first?.components(separatedBy: "```").first)
    try sheet.write(to: shop.folder.appending(path: "名单.csv"), atomically: true, encoding: .utf8)
    let blocks = text.components(separatedBy: "```console\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    var imports = 0
    var told = 0
    for step in blocks.flatMap({ Transcript($0).steps })
    where step.command.hasPrefix("pipeline ") && !step.command.contains("--db") {
      if step.command.contains("intake import") { imports += 1 }
      if imports == 2 { try Self.mend(shop) }
      let (output, _) = try shop.run("PIPELINE_LANG=\(language) " + step.command)
      var lines = Self.plain(output).split(separator: "\n")[...]
      for expected in Self.plain(step.expected).split(separator: "\n") where expected != "…" {
        told += 1
        let found = lines.firstIndex(of: expected)
        #expect(found != nil, "\(name): $ \(step.command)\n\(expected)\n--- actual:\n\(output)")
        if let found { lines = lines[(found + 1)...] }
      }
    }
    #expect(imports == 2 && told > 40)
  }

  /// Without what differs by machine: the login and the time.
  static func plain(_ text: String) -> String {
    Transcript.normalised(text, today: "-").replacingOccurrences(of: "postgres", with: "pipeline")
  }
}
