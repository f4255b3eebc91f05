import Foundation
import Pipeline
import Testing

/// The edges of docs/stages.md behind and around a stay (证书的一生), each walked by its command.
@Suite("认定以后") struct LifeCycleTests {
  static let edges: Set<String> = [
    "certified --> in_force: certify record", "[*] --> in_force: certify record --outside",
    "in_force --> expired: three years", "in_force --> revoked: certify revoke",
    "in_force --> left: firm leave",
    "in_force --> entered: intake", "expired --> entered: intake", "revoked --> entered: intake",
    "left --> entered: intake", "exited --> entered: intake",
  ]

  let shop: Workshop

  init() throws { shop = try Workshop("life") }

  private func run(_ command: String) throws {
    let (output, exit) = try shop.run("pipeline " + command)
    try #require(exit == 0, "\(command)\n\(output)")
  }

  private func code(_ number: Int) -> String {
    CreditCode(completing: "91410421\(300_000_000 + number)")?.text ?? ""
  }

  private func list(_ number: Int, year: Int) throws {
    try "企业名称,统一社会信用代码,县（市、区）\n例示第\(number)号有限公司（虚构）,\(code(number)),宝丰县\n".write(
      to: shop.folder.appending(path: "名单\(number).csv"), atomically: true, encoding: .utf8)
    try run("intake import 名单\(number).csv --year \(year) --on \(year)-08-01")
  }

  private func outside(_ number: Int) throws {
    try run("firm add 例示第\(number)号有限公司（虚构） --code \(code(number)) --county 宝丰县")
    try run("certify record \(code(number)) --on 2016-12-01 --number GR20164100010\(number) --outside")
  }

  /// What a firm is on a day: the state of its latest certificate, or `[*]`; and the stage of its latest stay.
  private func state(_ number: Int, _ day: String) throws -> (certificate: String, stage: String) {
    let sql = """
      select coalesce((select case when date '\(day)' < c.valid_until then 'in_force' when c.cause is null then 'expired' \
      when c.cause in ('moved', 'closed') then 'left' else 'revoked' end from api.certificate_line c \
      where c.firm = f.id and c.issued_on <= date '\(day)' order by c.issued_on desc limit 1), '[*]') as certificate, \
      coalesce(f.stage, '[*]') as stage from api.firm_line f where f.credit_code = '\(code(number))'
      """
    let (output, exit) = try shop.run("pipeline query \"\(sql)\" --json")
    try #require(exit == 0, "\(output)")
    let row = try #require(JSON(parsing: output)?.array.first, "\(output)")
    return (row["certificate"].plain, row["stage"].plain)
  }

  @Test("图上证书的每条边都走得通") func walk() throws {
    defer { try? shop.close() }
    #expect(Self.edges.isSubset(of: try DocsTests.lifeEdges()))
    var walked: Set<String> = []
    func step(
      _ edge: String, _ number: Int, from: String, on day: String, to: String, until: String,
      _ body: () throws -> Void
    ) throws {
      let before = try state(number, day)
      #expect(before.certificate == from || before.stage == from, "\(edge): \(before)")
      try body()
      let after = try state(number, until)
      #expect(after.certificate == to || after.stage == to, "\(edge): \(after)")
      walked.insert("\(from) --> \(to): \(edge)")
    }
    try run("officer add 张例示 --county 宝丰县 --on 2016-01-01")
    // The way through a stay.
    try list(1, year: 2019)
    for command in [
      "assign set CODE 张例示 --on 2019-08-20", "diagnose CODE --on 2019-09-01",
      "plan draft CODE --on 2019-09-02",
      "apply submit CODE --on 2020-06-01 --batch 2020-1", "review record CODE --on 2020-09-01 --result pass",
      "certify record CODE --on 2020-12-04 --number GR202041000101",
    ] { try run(command.replacingOccurrences(of: "CODE", with: code(1))) }
    try step("certify record", 1, from: "certified", on: "2020-12-03", to: "in_force", until: "2020-12-04") {}
    // Certificates from elsewhere.
    try run("firm add 例示第9号有限公司（虚构） --code \(code(9)) --county 宝丰县")
    try step(
      "certify record --outside", 9, from: "[*]", on: "2016-12-01", to: "in_force", until: "2016-12-01"
    ) {
      try run("certify record \(code(9)) --on 2016-12-01 --number GR201641000109 --outside")
    }
    for number in 2...5 { try outside(number) }
    try step("three years", 2, from: "in_force", on: "2019-11-30", to: "expired", until: "2019-12-01") {}
    try step("certify revoke", 3, from: "in_force", on: "2018-01-01", to: "revoked", until: "2018-01-02") {
      try run("certify revoke \(code(3)) --on 2018-01-02 --cause unqualified")
    }
    try step("firm leave", 4, from: "in_force", on: "2018-01-01", to: "left", until: "2018-01-02") {
      try run("firm leave \(code(4)) --on 2018-01-02 --reason moved")
    }
    // And in again.
    for (number, from, year) in [
      (5, "in_force", 2019), (2, "expired", 2020), (3, "revoked", 2019), (4, "left", 2019),
    ] {
      try step("intake", number, from: from, on: "\(year)-07-31", to: "entered", until: "\(year)-08-01") {
        try list(number, year: year)
      }
    }
    try run("exit \(code(5)) --on 2019-09-01 --reason declined")
    try step("intake", 5, from: "exited", on: "2020-07-31", to: "entered", until: "2020-08-01") {
      try list(5, year: 2020)
    }
    #expect(walked == Self.edges, "\(walked.symmetricDifference(Self.edges))")
  }
}
