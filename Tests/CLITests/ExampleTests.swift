import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

/// The examples of the help, typed as they stand there (帮助里的例子): in a reserve where 平高 has come as far as the
/// command needs. What writes is tried and rolled back, so each finds the reserve as it was.
@Suite("帮助里的例子") struct ExampleTests {
  /// How far 平高 has come.
  enum World: String, CaseIterable {
    case entered, manned, diagnosed, planned, applied, returned, reviewed, certified
  }

  /// What an example needs besides the usual reserve, where 平高 has a plan.
  static func world(_ command: String) -> World {
    switch command {
    case "officer add", "user add", "firm void", "intake import", "fact import": .entered
    case "assign set", "assign auto": .manned
    case "plan draft", "ip add", "ip none": .diagnosed
    case "apply return", "apply withdraw", "review record": .applied
    case "apply resubmit": .returned
    case "certify record", "certify announce": .reviewed
    case "certify revoke", "certify annual", "certify change": .certified
    default: .planned
    }
  }

  /// Not run here, each with the reason.
  static let elsewhere: [String: String] = [
    "passwd": "asks for a password: server transcript", "user revoke zhang": "needs a login: user transcript",
    "db start": "the embedded cluster: EmbeddedTests", "db stop": "the embedded cluster: EmbeddedTests",
    "db migrate --db 'service=kjj'": "needs a service file: Tests/drill",
    "db restore 2019-12-31.dump --db dbname=kjj_new":
      "needs another database: server transcript, Tests/drill",
    "db backup 2019-12-31.dump": "server transcript", "demo": "the embedded cluster: script/demo",
    "demo --out /tmp/demo-out": "the embedded cluster: script/demo",
    "intake publish --year 2019": "needs two people: two_people transcript",
    "intake published 1 --out 公示.pdf": "needs two people and LibreOffice: two_people transcript",
    "gate request 平高 --reason 专利已受理，月底前可授权": "needs a strict gate: two_people transcript",
    "gate approve 平高 --note 同意": "needs two people: two_people transcript",
    "certify reconcile 公告.xlsx --year 2020": "needs a published list: reconcile transcript",
    "certify reconcile 公告.csv --year 2020 --out 核对.xlsx": "needs a published list: reconcile transcript",
    "certify reconcile 公告.csv --year 2020 --on 2020-12-04 --accept 5,8":
      "needs a published list: reconcile transcript",
    "stage correct 平高 ready --missed 2020-05-20 --reason 补短板完成漏登":
      "needs a step behind it: missed transcript",
    "reward compute --year 2020": "needs standards of the office: reward transcript",
    "reward approve --year 2020": "needs two people: reward transcript",
    "reward approve 平高": "needs two people: reward transcript",
    "reward pay --year 2020 --tier city --doc 平财〔2021〕例示号": "needs two people: reward transcript",
    "reward clawback 平高 --tier city --doc 缴款书例示号": "needs two people: reward transcript",
    "intake export --year 2019 --out 公示.pdf --public": "needs LibreOffice: PaperTests",
    "db harden": "roles of the whole cluster: Tests/drill",
    "db harden --dry-run": "roles of the whole cluster: Tests/drill",
  ]

  /// Examples that end otherwise than with 0, because the reserve of this test is made up.
  static let codes: [String: Int32] = ["doctor --mlps": 1]

  static func make(_ world: World, _ name: String = "examples") throws -> Workshop {
    let shop = try Workshop("\(name)\(world.rawValue)")
    var list = "企业名称,统一社会信用代码,县（市、区）,成立日期,2018年销售收入（万元）,联系人,联系电话\n"
    for number in 0..<40 {
      let name = number == 0 ? "例示平高电气有限公司（虚构）" : number == 1 ? "例示尼龙制品厂（虚构）" : "例示第\(number)号有限公司（虚构）"
      let code = CreditCode(completing: "91410421\(200_000_000 + number)")?.text ?? ""
      list += "\(name),\(code),宝丰县,2012-03-01,1850,例示联系人,0375-0000000\n"
    }
    try list.write(to: shop.folder.appending(path: "全部.csv"), atomically: true, encoding: .utf8)
    var steps = [
      "intake import 全部.csv --year 2019 --on 2019-08-01", "intake export --year 2019 --out 名单.xlsx",
      "intake export --year 2019 --out 年报.xlsx", "firm alias '#12' 老厂二", "config set officer 张例示",
    ]
    if world != .entered { steps.append("officer add 张例示 --county 宝丰县 --capacity 60") }
    if world != .entered, world != .manned {
      steps += [
        "assign set 平高 张例示 --on 2019-08-20",
        "fact set 平高 2018 sales=1850万 rd=60万 --on 2019-09-01", "diagnose 平高 --on 2019-09-10",
      ]
    }
    if ![World.entered, .manned, .diagnosed].contains(world) {
      steps += ["plan draft 平高 --on 2019-09-20"]
    }
    if world == .planned {
      steps += [
        "intake import 年报二.csv --year 2018 --on 2018-08-01",
        "intake import 年报三.csv --year 2017 --on 2017-08-01",
        "ip add 平高 --kind 实用新型 --title 例示 --number ZL201620554029.9 --granted 2017-01-11",
        "visit log 平高 --on 2019-10-15 --did 例示 --need 一 --need 二 --need 三 --need 四",
        "training add 例示课 --on 2020-01-10 --gap rd_ratio", "mapping set 宝丰 单位=企业名称", "target set 2019 50",
        "firm alias '#12' 老厂", "bulletin draft --period 2019Q4 --out 草稿.txt",
        "bulletin freeze --period 2019Q4",
        "audit anchor --out 2019年锚.txt", "audit export --out 链.txt",
        "firm merge '#30' '#31' --on 2020-03-02 --reason 例示",
        "firm add 例示新分材料有限公司（虚构） --code \(CreditCode(completing: "91410421200000043")?.text ?? "")",
        "need propose 3 --title 招研发工程师 --text 招研发工程师两名 --on 2019-11-01",
        "need propose 4 --title 场地 --text 需要厂房 --on 2019-11-01",
        "provider add 例示尼龙研究院 --kind 科研院所 --offers 尼龙改性", "provider add 例示理工大学 --kind 高校 --offers 电气",
        "need match 2 大学 --on 2019-11-10",
        "need publish 4 --code 197e7a --on 2019-11-02",
        "shortlist weights 30:40:30 --since 2019-01-01 --reason 例示",
      ]
      for (name, year) in [("年报二.csv", 60), ("年报三.csv", 61)] {
        let code = CreditCode(completing: "91410421\(200_000_000 + year)")?.text ?? ""
        try "企业名称,统一社会信用代码,县（市、区）\n例示旧\(year)号有限公司（虚构）,\(code),宝丰县\n".write(
          to: shop.folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try "例示".write(
        to: shop.folder.appending(path: "审计报告.pdf"), atomically: true, encoding: .utf8)
      try "企业：平高\n日期：2019-10-21\n做了什么：讲政策\n".write(
        to: shop.folder.appending(path: "日志.txt"), atomically: true, encoding: .utf8)
      try
        ("日期,类别,名称\n"
        + WorkCalendar.festivals.enumerated().map { "2027-0\($0.offset + 1)-04,放假,\($0.element)\n" }.joined())
        .write(to: shop.folder.appending(path: "放假.csv"), atomically: true, encoding: .utf8)
    }
    if [World.applied, .returned, .reviewed, .certified].contains(world) {
      steps += ["apply submit 平高 --on 2020-06-20 --batch 2020-1"]
    }
    if world == .returned { steps += ["apply return 平高 --on 2020-07-01"] }
    if world == .reviewed || world == .certified {
      steps += ["review record 平高 --on 2020-09-10 --result pass"]
    }
    if world == .certified { steps += ["certify record 平高 --on 2020-12-04 --number GR202041000123"] }
    for step in steps {
      let (output, exit) = try shop.run("pipeline " + step)
      try #require(exit == 0, "\(world) \(step)\n\(output)")
    }
    return shop
  }

  @Test("照抄就能用", arguments: World.allCases) func run(_ world: World) throws {
    let shop = try Self.make(world)
    defer { try? shop.close() }
    var ran = 0
    for command in Command.all where Self.world(command.name) == world {
      for example in command.examples {
        if Self.elsewhere[example] != nil || command.name == "passwd" { continue }
        let triesOnly =
          command.kind == .write && !example.contains("--dry-run") && !example.contains("--check")
        // A file that an example before this one wrote is not in its way.
        let words = DocsTests.words(example)
        let written = words.firstIndex(of: "--out").map { "rm -f '\(words[$0 + 1])'; " } ?? ""
        let (output, exit) = try shop.run(
          written + "rm -f 退回.xlsx; pipeline " + example + (triesOnly ? " --dry-run" : ""))
        #expect(exit == Self.codes[example] ?? 0, "$ pipeline \(example)\n\(output.suffix(500))")
        ran += 1
      }
    }
    #expect(ran > 0)
  }
}
