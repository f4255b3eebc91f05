import Pipeline
import Testing

@testable import pipeline_cli

@Suite("命令表") struct CommandTests {
  let parser = Parser(reading: Reading(today: Day("2020-03-01") ?? Day(number: 0)))

  @Test("每条命令有唯一的英文名和中文名、说明和例子") func names() {
    #expect(Set(Command.all.map(\.name)).count == Command.all.count)
    #expect(Set(Command.all.map { $0.zh.joined(separator: " ") }).count == Command.all.count)
    for command in Command.all {
      #expect(command.words.count == command.zh.count, "\(command.name)")
      #expect(!command.about.zh.isEmpty && !command.about.en.isEmpty)
      #expect(!command.examples.isEmpty, "\(command.name) has no example")
      let options = command.allParameters.filter { !$0.isPositional }
      #expect(Set(options.map(\.name)).count == options.count, "\(command.name)")
      #expect(Set(options.map(\.zh)).count == options.count, "\(command.name)")
    }
  }

  @Test("每组的名词就是组里命令的第一个词；每条命令两种叫法都找得到") func groups() {
    for group in CommandGroup.all {
      let commands = group.commands()
      #expect(group.nouns == Set(commands.flatMap { [$0.words[0], $0.zh[0]] }))
      for command in commands {
        #expect(Command.named(command.words)?.name == command.name)
        #expect(Command.named(command.zh)?.name == command.name)
      }
    }
    #expect(Command.named(["今天"]) == nil)
    #expect(Command.named([]) == nil && Command.named(["visit"]) == nil)
  }

  @Test("帮助里的例子都读得懂") func examples() throws {
    for command in Command.all {
      for example in command.examples {
        let words = DocsTests.words(example)
        let (found, rest) = try parser.command(for: words)
        #expect(found.name == command.name, "\(example)")
        _ = try parser.line(of: found, rest)
      }
    }
  }

  @Test("选项可以在前、在后、用等号、用中文") func options() throws {
    for words in [
      ["visit", "log", "平高", "--on", "昨天"], ["--lang", "zh", "visit", "log", "--on=2020-02-29", "平高"],
      ["走访", "登记", "平高", "--日期", "2020年2月29日"], ["--json", "visit", "登记", "--on", "20200229", "--", "平高"],
    ] {
      let (command, rest) = try parser.command(for: words)
      let line = try parser.line(of: command, rest)
      #expect(line[Common.firm] == "平高" && line[Common.onRequired]?.description == "2020-02-29", "\(words)")
    }
  }

  @Test("输入法写出来的横线和等号也认") func dashes() throws {
    for words in [["平高", "－－on", "昨天"], ["平高", "——on", "昨天"], ["平高", "—on＝昨天"], ["平高", "--日期＝昨天"]] {
      let (command, rest) = try parser.command(for: ["visit", "log"] + words)
      #expect(try parser.line(of: command, rest)[Common.onRequired]?.description == "2020-02-29", "\(words)")
    }
    // What is no option stays what it is.
    let (command, rest) = try parser.command(for: ["visit", "log", "——甲公司", "--on", "昨天"])
    #expect(try parser.line(of: command, rest)[Common.firm] == "——甲公司")
  }

  @Test("空的值不会吞掉后面的字，开关不带值") func emptyValues() throws {
    for words in [["--did=", "甲"], ["--dry-run=false"]] {
      let (command, rest) = try parser.command(for: ["visit", "log", "平高", "--on", "昨天"] + words)
      #expect(throws: Refusals.self, "\(words)") { try parser.line(of: command, rest) }
    }
  }

  @Test("英文名也是选项的值") func englishNames() {
    #expect(VisitMode(typed: "phone") == .phone && VisitMode(typed: "On site") == .onSite)
    #expect(IncidentKind(typed: "safety") == .safety && Acquisition(typed: "受让") == .bought)
  }

  @Test("离得近才猜") func distance() {
    #expect(Distance.nearest(to: "vist", among: ["visit", "plan"]) == "visit")
    #expect(Distance.nearest(to: "xyz", among: ["visit", "plan"]) == nil)
    #expect(Distance.between(Array("走访"), Array("走方")) == 1)
  }

  @Test(
    "已知时刻",
    arguments: [
      ("2021-12-31", "2021-12-31 23:59:59.999999+08:00"), ("2021-12-31T17:00", "2021-12-31 17:00+08:00"),
      ("2021-12-31T09:00:00Z", "2021-12-31 09:00:00+00:00"),
      ("2021-12-31 09:00:00+09:00", "2021-12-31 09:00:00+09:00"),
      ("2026-11-24 18:55:49.00012+08", "2026-11-24 18:55:49.00012+08"), ("2021-12-31T09:00+8", nil),
      ("2021-12-31T25:00", nil), ("昨晚", nil), ("2021-12-31T09:00+99:00", nil), ("2021-02-30T09:00", nil),
    ] as [(String, String?)]) func moments(_ word: String, _ expected: String?)
  {
    #expect(Moment.read(word, today: Day(number: 0)) == expected)
  }

  @Test("语言：选项先于环境，环境先于区域，默认中文") func languages() {
    #expect(Program.language([], [:]) == .zh)
    #expect(
      Program.language([], ["LANG": "C.UTF-8"]) == .zh && Program.language([], ["LANG": "en_US.UTF-8"]) == .en
    )
    #expect(Program.language([], ["LANG": "en_US", "PIPELINE_LANG": "zh"]) == .zh)
    #expect(Program.language(["--lang", "en"], ["PIPELINE_LANG": "zh"]) == .en)
    #expect(Program.language(["--lang=en"], [:]) == .en)
  }
}
