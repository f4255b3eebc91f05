import Foundation
import Pipeline
import Postgres
import Testing

@Suite("检索的余下") struct FindTests {
  @Test("表里的编号直接写也行；名称里有这个数字时两家都列出来，写入不猜") func number() throws {
    let shop = try Workshop("number")
    defer { try? shop.close() }
    for (name, code) in [
      ("虚构例示尼龙有限公司", "91410421MA9000020H"), ("虚构一厂有限公司", "91410423MA9000039B"),
      ("虚构1号泵业有限公司", "91410402MA9000063E"),
    ] {
      let (output, exit) = try shop.run("pipeline firm add \(name) --code \(code) --county 宝丰县")
      try #require(exit == 0, "\(output)")
    }
    func found(_ word: String) throws -> [Int] {
      try #require(JSON(parsing: try shop.run("pipeline firm find \(word) --json").output.trimmed)).array
        .compactMap { $0["no"].int }
    }
    #expect(try found("2") == [2] && found("２") == [2] && found("'#2'") == [2])
    #expect(try found("1") == [1, 3] && found("'#1'") == [1])
    #expect(try shop.run("pipeline firm edit 1 product=泵").exit == 2)
    #expect(try shop.run("pipeline firm show 2").output.contains("虚构一厂"))
    #expect(try found("虚构 1号") == [3])
    #expect(try shop.run("pipeline firm find 99").output.contains("换名称里的另外几个字"))
  }

  @Test("开头对、后面错的推荐出来；只有地名相同的不推荐") func beginning() throws {
    let shop = try Workshop("beginning")
    defer { try? shop.close() }
    for (name, code) in [("河南虚构铝业有限公司", "91410421MA9000020H"), ("平顶山市例示电气有限公司", "91410411MA9X00010U")] {
      let (output, exit) = try shop.run("pipeline firm add \(name) --code \(code) --county 宝丰县")
      try #require(exit == 0, "\(output)")
    }
    func guesses(_ word: String) throws -> [Int] {
      let found = try #require(
        JSON(parsing: try shop.run("pipeline firm find \(word) --json").output.trimmed)
      ).array
      #expect(found.allSatisfy { $0["match"].string == "similar" }, "\(word)")
      return found.compactMap { $0["no"].int }
    }
    #expect(try guesses("虚构天文馆") == [1] && guesses("例示天文馆") == [2])
    #expect(try guesses("河南天文馆").isEmpty && guesses("平顶山天文馆").isEmpty && guesses("宝丰天文馆").isEmpty)
  }

  @Test("名称中间的全拼；旧库里只有首字母的企业，迁移时补全") func spelling() throws {
    let shop = try Workshop("spelling")
    defer { try? shop.close() }
    for (name, code) in [
      ("虚构例示尼龙有限公司", "91410421MA9000020H"), ("虚构龙泥有限公司", "91410423MA9000039B"),
    ] {
      _ = try shop.run("pipeline firm add \(name) --code \(code) --county 宝丰县")
    }
    func found(_ word: String) throws -> [Int] {
      try #require(JSON(parsing: try shop.run("pipeline firm find \(word) --json").output.trimmed)).array
        .filter {
          $0["match"].string != "similar"
        }.compactMap { $0["no"].int }
    }
    #expect(try found("nilong") == [1] && found("longni") == [2])
    // A beginning goes before the middle, and then stands alone.
    #expect(try found("xugou") == [1, 2])
    // As a program that knew initials only had left it.
    let connection = try Connection(Conninfo(text: try Workshop.cluster() + " dbname=\(shop.database)"))
    try connection.query(
      "delete from pipeline.firm_word where kind = 'pinyin' and firm in (select id from pipeline.firm where no = 1)"
    )
    try connection.query("alter table pipeline.firm disable trigger user")
    try connection.query("update pipeline.firm set initials = '{xglsnlyxgs}' where no = 1")
    try connection.query("alter table pipeline.firm enable trigger user")
    #expect(try found("xugoulishi").isEmpty && found("nilong").isEmpty)
    #expect(try shop.run("pipeline db migrate").exit == 0)
    #expect(try found("xugoulishi") == [1] && found("nilong") == [1])
  }
}
