import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

@Suite("照来话回答") struct OwnWordsTests {
  @Test(
    "打中文命令的，提示里的命令和选项也是中文；选项随它前面的命令",
    arguments: [
      (["走访", "登记", "平高"], "用 --found 写上发现的问题", "用 --发现 写上发现的问题"),
      (["走访", "登记"], "下一步：pipeline need settle 3 --how 文字", "下一步：pipeline 需求 办结 3 --结果 文字"),
      (
        ["需求", "办结", "1"], "下一步：pipeline need follow 1 '#2' 已签约 --how 文字",
        "下一步：pipeline 需求 跟进 1 '#2' 已签约 --情况 文字"
      ),
      (["visit", "log", "--日期", "昨天"], "要撤销：pipeline undo 01-x", "要撤销：pipeline 撤销 01-x"),
      (
        ["--db", "dbname=x", "撤销"], "用 visit void，undone --unknown visits.txt",
        "用 走访 作废，undone --unknown visits.txt"
      ),
    ]) func said(_ typed: [String], _ text: String, _ expected: String) throws
  {
    #expect(try #require(OwnWords(typed)).said(text) == expected)
  }

  @Test("打英文命令的，提示照旧；中文的值不算") func english() {
    #expect(OwnWords(["visit", "log", "平高", "--on", "昨天", "--did", "讲政策"]) == nil)
    #expect(OwnWords([]) == nil && OwnWords(["没有这个命令"]) == nil)
  }

  @Test("每条命令的名称都换得成中文，换了还是那条命令") func every() throws {
    let own = try #require(OwnWords(["走访", "登记"]))
    for command in Command.all {
      let said = own.said("pipeline " + command.name)
      #expect(said == "pipeline " + command.zh.joined(separator: " "), "\(command.name)")
      #expect(Command.named(command.zh)?.name == command.name)
    }
  }

  @Test("补全：中文命令接着给中文的动词、选项和取值，英文的给英文") func completion() {
    let completion = Completion(commands: Command.all, language: .zh) { _, _ in [] }
    func words(_ typed: [String]) -> [String] {
      guard case .candidates(let found) = completion.found(for: typed) else { return ["files"] }
      return found.map(\.word)
    }
    #expect(words(["走访", ""]).contains("登记") && !words(["走访", ""]).contains("log"))
    #expect(words(["visit", ""]).contains("log") && !words(["visit", ""]).contains("登记"))
    #expect(words(["走访", "登记", "平高", "--"]).contains("--处理"))
    #expect(words(["走访", "登记", "平高", "--处理", ""]) == ["当场解决", "转交", "待跟进"])
    #expect(words(["visit", "log", "平高", "--handling", ""]) == ["settled", "passed_on", "to_follow"])
    #expect(words(["visit", "log", "平高", "--handling", "转"]) == ["转交"])
    #expect(words(["visit", "log", "平高", "--need", ""]).isEmpty)
    #expect(words(["intake", "import", ""]) == ["files"])
  }

  @Test("帮助在终端里按词折行，不超出", arguments: [Language.zh, .en]) func help(_ language: Language) {
    for room in [60, 80, 100] {
      let help = Help(commands: Command.all, language: language, room: room)
      for page in [help.overview] + Command.all.map(help.page) {
        for line in page.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= room, "\(line)") }
      }
    }
    let whole = Help(commands: Command.all, language: language).overview
    let folded = Help(commands: Command.all, language: language, room: 80).overview
    #expect(folded.filter { !$0.isWhitespace } == whole.filter { !$0.isWhitespace })
  }
}
