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
}
