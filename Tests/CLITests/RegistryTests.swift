import Foundation
import Pipeline
import Testing

/// A real register, where the machine has one: nothing of it is in the project.
@Suite("真实登记册") struct RegistryTests {
  static let file = Workshop.root.appending(path: "../shared/data/pds_registry.csv").standardizedFileURL

  @Test("1,313 家全部入库，272 条县区提醒；再导入一次什么也不写", .enabled(if: FileManager.default.fileExists(atPath: file.path)))
  func registry() throws {
    let shop = try Workshop("registry")
    defer { try? shop.close() }
    let command = "pipeline intake import '\(Self.file.path)' --year 2019 --on 2019-08-01 --json"
    let first = try shop.run(command)
    let answer = try #require(JSON(parsing: first.output.trimmed))
    #expect(first.exit == 0 && answer["rows"].int == 1313 && answer["entered"].int == 1313)
    #expect(answer["rejected"].int == 0 && answer["warnings"].array.count == 272)
    #expect(answer["warnings"].array.allSatisfy { $0["code"].string == "PL451" })
    #expect(answer["notices"].array.count { $0["code"].string == "PL461" } == 280)
    let second = try shop.run(command)
    let repeated = try #require(JSON(parsing: second.output.trimmed))
    #expect(second.exit == 0 && repeated["entered"].int == 0 && repeated["already_in"].int == 1313)
    #expect(repeated["repeat"].bool == true && repeated["batch"] == answer["batch"])
    let status = try shop.run("pipeline db status --json")
    #expect(JSON(parsing: status.output.trimmed)?["firms"].int == 1313)
  }
}
