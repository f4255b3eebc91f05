import Foundation
import Pipeline
import Testing

@Suite("走访里的需求") struct VisitNeedTests {
  @Test("走访更正后作废，说过的需求一起作废；撤销后都回来") func voided() throws {
    let shop = try Workshop("visitneeds")
    defer { try? shop.close() }
    func done(_ command: String) throws {
      let (output, exit) = try shop.run("pipeline " + command)
      try #require(exit == 0, "\(command)\n\(output)")
    }
    func open() throws -> [String] {
      try #require(JSON(parsing: try shop.run("pipeline need list --json 2>/dev/null").output.trimmed)).array
        .map {
          $0["text"].plain
        }
    }
    try done("firm add 例示尼龙有限公司 --code 91410421MA9000020H --county 宝丰县 --year 2019 --on 2019-08-01")
    try done("officer add 张例示 --county 宝丰县")
    try done("assign set 尼龙 张例示 --on 2019-08-02")
    try done("visit log 尼龙 --on 2019-10-15 --did 看账 --need 人才：招工程师")
    try done("visit amend 尼龙 2019-10-15 --to 2019-10-16 --reason 日期记错")
    try done("visit amend 尼龙 2019-10-16 --did 看账目 --reason 补一个字")
    #expect(try open() == ["招工程师"])
    try done("visit void 尼龙 2019-10-16 --reason 记到别家了")
    #expect(try open().isEmpty)
    try done("undo")
    #expect(try open() == ["招工程师"])
  }

  @Test("记错企业：走访连同没办的需求改记过去，办了的留下；原来那家看得到去了哪里；一次撤销都回来") func moved() throws {
    let shop = try Workshop("visitmoved")
    defer { try? shop.close() }
    func said(_ command: String) throws -> String {
      let (output, exit) = try shop.run("pipeline " + command)
      try #require(exit == 0, "\(command)\n\(output)")
      return output
    }
    for (name, code) in [("例示尼龙有限公司", "91410421MA9000020H"), ("例示电气有限公司", "91410411MA9X00010U")] {
      _ = try said("firm add \(name) --code \(code) --county 宝丰县 --year 2019 --on 2019-08-01")
    }
    _ = try said("visit log 尼龙 --on 2019-10-15 --did 看账 --need 人才：招工程师 --need 融资：贷款")
    _ = try said("need settle 2 --how 已放款 --on 2019-10-20")
    let moved = try said("visit amend 尼龙 2019-10-15 --firm 电气 --reason 记到别的企业了")
    #expect(moved.contains("改记到 #2 例示电气有限公司，需求现为 3 号"), "\(moved)")
    #expect(try said("visit show 电气").contains("更正前：#1 例示尼龙有限公司  2019-10-15"))
    #expect(try said("visit show 尼龙").contains("改记到 #2 例示电气有限公司：记到别的企业了"))
    let needs = try said("need list --all --csv --as-of 2019-11-01")
    #expect(
      needs.contains("3,2019-10-15,2,例示电气有限公司") && needs.contains("2,2019-10-15,1,例示尼龙有限公司"), "\(needs)")
    #expect(!needs.contains("\n1,"))
    _ = try said("undo 电气")
    #expect(try said("visit show 尼龙").contains("看账") && said("visit show 尼龙").contains("招工程师"))
    #expect(try said("need list --csv --as-of 2019-11-01").contains("1,2019-10-15,1,例示尼龙有限公司"))
    _ = try said("visit void 尼龙 2019-10-15 --reason 没有去")
    #expect(try said("visit show 尼龙 2019-10-15").contains("作废走访：没有去"))
  }
}
