import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

/// Every command and every message (语言): English whole, Chinese without English but codes and names.
@Suite("语言") struct LanguageTests {
  static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Words of data that English texts show: what is typed as a value, or stands in a sheet.
  static let data = [
    "现场", "电话", "线上", "万元", "不读", "自主研发", "受让", "受赠", "并购", "安全", "质量", "环境", "无", "统一社会信用代码", "企业名称", "元",
    "万", "等保",
  ]

  @Test("--lang en 的帮助里没有中文，例子和数据除外") func english() {
    for command in Command.all {
      let page = Help(commands: Command.all, language: .en).page(command)
      let lines = page.split(separator: "\n").filter { !$0.hasPrefix("  pipeline ") }
      for line in lines {
        let rest = Self.data.reduce(String(line)) { $0.replacingOccurrences(of: $1, with: "") }
        #expect(!Self.hasChinese(rest), "\(command.name): \(line)")
      }
    }
    #expect(!Self.hasChinese(Help(commands: Command.all, language: .en).overview))
  }

  /// A run of letters of a Chinese text that is a code, a name or a format.
  static func isCode(_ word: String, _ codes: Set<String>) -> Bool {
    codes.contains(word.lowercased()) || word.count == 1 || word.allSatisfy { $0.isUppercase }
  }

  /// The words of the program itself: commands, options, values, settings, columns and figures.
  static var codes: Set<String> {
    var words: Set<String> = [
      "pipeline", "json", "csv", "xlsx", "xls", "docx", "pdf", "html", "ics", "txt", "utf", "gb18030",
      "postgresql", "postgres", "pg",
      "sql", "excel", "wps", "libreoffice", "less", "vi", "ctrl", "bash", "zsh", "fish", "man", "tls", "sha",
      "svg", "home", "path",
      "sslmode", "dbname", "service", "host", "pgpass", "conninfo", "uuid", "visual", "editor", "today",
      "yesterday", "md", "id",
      "enter", "word", "env", "local", "config", "share", "chmod", "chown", "go", "op", "x", "etc", "ndjson",
    ]
    for command in Command.all {
      words.formUnion(command.words.flatMap { $0.split(separator: "-").map(String.init) })
      for parameter in command.allParameters {
        words.formUnion(parameter.name.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init))
        if let value = parameter.value { words.insert(value.lowercased()) }
        words.formUnion(
          (parameter.words ?? []).flatMap {
            $0.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init)
          })
      }
      words.formUnion(
        command.examples.flatMap {
          $0.lowercased().split(whereSeparator: { !$0.isASCII || !$0.isLetter }).map(String.init)
        })
    }
    words.formUnion(Setting.allCases.flatMap { $0.rawValue.split(separator: "_").map(String.init) })
    words.formUnion(Command.all.flatMap { $0.zh.map { $0.lowercased() } })
    words.formUnion(FactKey.allCases.flatMap { $0.rawValue.split(separator: "_").map(String.init) })
    words.formUnion(Criterion.allCases.flatMap { $0.rawValue.split(separator: "_").map(String.init) })
    return words
  }

  @Test("中文帮助里没有英文，编码和名称除外") func chinese() {
    let codes = Self.codes
    for command in Command.all {
      for text in [command.about.zh] + command.allParameters.map(\.help.zh) {
        // Two English words in a row are a phrase and no code.
        let runs = text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0 == " ")) })
        for run in runs {
          let strange = run.split(separator: " ").map(String.init).filter { !Self.isCode($0, codes) }
          #expect(strange.count < 2, "\(command.name): \(text): \(strange)")
        }
      }
    }
  }

  @Test("每条拒绝：英文里没有中文，中文里有中文") func refusals() {
    // PL112 and PL703 only carry the words of others.
    for wording in AllRefusals.samples.map(\.wording) where !["PL112", "PL703"].contains(wording.code) {
      #expect(Self.hasChinese(wording.what.zh) && Self.hasChinese(wording.remedy.zh), "\(wording.code)")
      #expect(wording.what.en.contains(where: \.isLetter) && wording.remedy.en.contains(where: \.isLetter))
      #expect(wording.what.zh != wording.what.en && wording.remedy.zh != wording.remedy.en, "\(wording.code)")
    }
  }

  @Test("每种编码都有两种名称") func names() {
    func check<Code: Coded>(_ type: Code.Type) {
      for code in Code.allCases {
        #expect(!Self.hasChinese(code.name.en), "\(type): \(code.name.en)")
      }
    }
    check(Stage.self)
    check(ExitReason.self)
    check(FirmMatch.self)
    check(VisitMode.self)
    check(Handling.self)
    check(Willingness.self)
    check(NeedKind.self)
    check(NeedState.self)
    check(ProviderKind.self)
    check(Publicity.self)
    check(MatchStep.self)
    check(NeedProgress.self)
    check(PublicState.self)
    check(NeedAxis.self)
    check(NeedGrouping.self)
    check(GoalKind.self)
    check(Rung.Kind.self)
    check(EvidenceKind.self)
    check(TaskKind.self)
    check(Urgency.self)
    check(DayKind.self)
    check(FirstDay.self)
    check(CalendarOrigin.self)
    check(Criterion.self)
    check(FindingStatus.self)
    check(ReportKind.self)
    check(Grouping.self)
    check(RuleClass.self)
    check(ReviewResult.self)
    check(Likeness.self)
  }
}
