import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

/// What the transcripts show, read again (实录的语言): English without Chinese but data, Chinese without English but codes.
@Suite("实录的语言") struct TranscriptLanguageTests {
  struct Said {
    let transcript: String
    let command: String
    /// Without what other programs print, files of papers and data for programs.
    let lines: [String]
  }

  /// Commands whose output is a Chinese paper, a file of it, or another program's, in whatever language one asks.
  static let papers = [
    "bulletin draft", "bulletin show", "bulletin export", "columns show", "cat ", "psql ", "python3",
    "head -",
    "doctor --mlps > ",
    "db harden", "completion ", "config list --show-origin", "reward list --year 2020 --out", "man | head",
    "man --lang", "__complete ",
  ]

  static func said(_ language: Language) throws -> [Said] {
    try TranscriptTests.names(language).flatMap { name in
      try Transcript(TranscriptTests.text(name, language)).steps.compactMap { step in
        let typed = step.command.split(separator: "\n").first.map(String.init) ?? ""
        // A here-document that makes a list is no output of `cat`.
        let runs = typed.replacingOccurrences(of: "cat > ", with: "")
        guard !papers.contains(where: runs.contains), !runs.contains(language == .zh ? "lang en" : "lang zh")
        else { return nil }
        let programs = ["--json", "--csv", "--ndjson", "--ids --cell"].contains { typed.contains($0) }
        return Said(
          transcript: name, command: typed,
          lines: programs
            ? [] : step.expected.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("{") })
      }
    }
  }

  /// Runs of Chinese characters.
  static func chinese(_ text: String) -> [String] {
    text.split { !$0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } }.map(String.init)
  }

  /// What the program brings along and a table shows as it is: counties, bureaus, papers and clauses.
  static func shipped() throws -> Set<String> {
    let shop = try Workshop("shippeddata")
    defer { try? shop.close() }
    let (text, exit) = try shop.run(
      """
      psql -XAt "$PIPELINE_DB" -c "select name from pipeline.county union select clause from pipeline.rule
        union select clause from pipeline.rule_band union select clause from pipeline.choice
        union select bureau from pipeline.remedy union select notice from pipeline.calendar
        union select clause from pipeline.reward_rule"
      """)
    guard exit == 0 else { throw Workshop.Missing(text) }
    return Set(chinese(text))
  }

  /// What is typed or stands in a sheet, and what a plan holds: plans are kept in Chinese, the language of the paper.
  static let words: Set<String> = {
    let plan =
      FactKey.allCases.map { "补齐年" + $0.name.zh }
      + ["查清", "补齐", "等", "项", "人", "年", "知识产权", "科技成果转化", "三级技术领域", "成立日期", "事故核查结果", "万元"]
      + Remedy.Kind.allCases.map(\.name.zh)
    let typed = [
      "现场", "电话", "线上", "元", "千元", "万元", "亿元", "万", "亿", "企业名称", "统一社会信用代码", "年销售收入", "号", "今天", "昨天",
      "人才", "招两名研发工程师", "核对研发费用辅助账", "立项资料不全", "待跟进", "讲解政策", "送材料", "平高", "走访",
      "本地设定", "张新华区", "张宝丰县", "张鲁山县", "张舞钢市",
    ]
    return Set(chinese((plan + typed).joined(separator: "，")))
  }()

  /// Plans say `2018年研发费用` and the like.
  static func isPlan(_ run: String) -> Bool {
    let figures = FactKey.allCases.flatMap { chinese($0.name.zh) } + words
    var rest = Substring(run)
    while !rest.isEmpty {
      guard let word = figures.filter({ rest.hasPrefix($0) }).max(by: { $0.count < $1.count }) else {
        return false
      }
      rest = rest.dropFirst(word.count)
    }
    return true
  }

  @Test("英文实录里没有中文，数据除外") func english() throws {
    let shipped = try Self.shipped()
    let inputs = Dictionary(
      uniqueKeysWithValues: try TranscriptTests.names(.en).map { name in
        (name, try Transcript(TranscriptTests.text(name, .en)).steps.map(\.command).joined(separator: "\n"))
      })
    var seen = 0
    for one in try Self.said(.en) {
      for line in one.lines {
        for run in Self.chinese(line) {
          seen += 1
          let known =
            inputs[one.transcript]?.contains(run) == true || shipped.contains(run) || Self.isPlan(run)
          #expect(known, "en/\(one.transcript): $ \(one.command)\n\(run) in: \(line)")
        }
      }
    }
    #expect(seen > 1000)
  }

  /// Refusals that carry the words of another program: the database, the system, LibreOffice.
  static let others = ["PL001", "PL005", "PL136", "PL137", "PL255", "PL601", "PL602", "PL704", "ERROR:"]

  @Test("中文实录里没有英文，编码、名称和格式除外") func chinese() throws {
    let codes = LanguageTests.codes.union(Self.codes)
    var seen = 0
    for one in try Self.said(.zh) {
      let typed = Set(one.command.lowercased().split { !$0.isASCII || !$0.isLetter }.map(String.init))
      for line in one.lines where !Self.others.contains(where: line.contains) {
        // A line to type, an address, an id in words with _ and / and digits are no English.
        let words = line.split(separator: " ").filter { word in
          !word.contains("_") && !word.contains("/") && !word.contains("=") && !word.contains("<")
        }
        for phrase in words.joined(separator: " ").split(whereSeparator: {
          !($0.isASCII && ($0.isLetter || $0 == " " || $0 == "'"))
        }) {
          let strange = phrase.split(separator: " ").map { $0.lowercased() }.filter {
            !LanguageTests.isCode($0, codes) && !typed.contains($0)
          }
          seen += 1
          #expect(strange.count < 2, "zh/\(one.transcript): $ \(one.command)\n\(strange) in: \(line)")
        }
      }
    }
    #expect(seen > 1000)
  }

  /// Codes of the reserve that tables and messages name, beside those of the command line.
  static var codes: Set<String> {
    var words: Set<String> = ["aalen", "johansen", "brier", "asia", "shanghai"]
    func add<Code: Coded>(_ type: Code.Type) {
      words.formUnion(
        type.allCases.flatMap { $0.rawValue.lowercased().split(separator: "_").map(String.init) })
    }
    add(Stage.self)
    add(ExitReason.self)
    add(Verdict.self)
    add(IPKind.self)
    add(Remedy.Kind.self)
    words.formUnion(Choice.allCases.flatMap(\.options))
    return words
  }
}
