import Foundation
import Pipeline
import Postgres
import Testing

/// 证书编号: two certificates that hold never share a number; one that was recorded by mistake gives it back.
@Suite(.database) struct CertificateNumberTests {
  let desk: Desk
  let number: CertificateNumber

  init() throws {
    desk = try Desk()
    number = try #require(CertificateNumber("GR202041000123"))
    try desk.addOfficers()
  }

  private func outside(_ firm: Int) throws -> JSON {
    return try desk.store.recordOutsideCertificate(
      code(firm).text, on: "2020-12-04", number: number, ids: desk.ids, desk.write())
  }

  private func undo(_ json: JSON) throws -> JSON {
    try desk.store.undo(UUID(uuidString: json["op"].plain), on: "2020-12-05", reason: "录错", desk.write())
  }

  @Test func 撤销以后编号可以再登记() throws {
    for firm in 1...2 { try desk.add(firm, on: "2019-08-01", year: nil) }
    let wrong = try outside(1)
    #expect(outcome { try outside(2) } == "ConflictRefusal.certificateKnown")
    let taken = try undo(wrong)
    _ = try outside(2)
    #expect(outcome { try outside(1) } == "ConflictRefusal.certificateKnown")
    // Taking the undo back would make two of them hold.
    #expect(outcome { try undo(taken) } == "ConflictRefusal.certificateKnown")
    #expect(try desk.store.renewals(year: 2023, asOf: "2021-01-01", county: nil).rows.count == 1)
  }

  @Test func 同一家撤销后按原编号重录() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .reviewed, on: "2019-09-01")
    let certified = try desk.store.recordCertificate(
      code(1).text, on: "2020-12-04", number: number, ids: desk.ids, desk.write())
    _ = try undo(certified)
    _ = try desk.store.recordCertificate(
      code(1).text, on: "2020-12-07", number: number, ids: desk.ids, desk.write())
    #expect(try desk.stage(1) == .certified)
  }

  @Test func 撤销的撤销把编号又占上() throws {
    for firm in 1...2 { try desk.add(firm, on: "2019-08-01", year: nil) }
    let back = try undo(outside(1))
    _ = try undo(back)
    #expect(outcome { try outside(2) } == "ConflictRefusal.certificateKnown")
  }

  @Test func 几个人同时登记同一编号只成一次() throws {
    for firm in 1...4 { try desk.add(firm, on: "2019-08-01", year: nil) }
    _ = try undo(outside(1))
    let number = number
    let results = try race(4) { person, desk in
      try desk.store.recordOutsideCertificate(
        code(person + 1).text, on: "2020-12-04", number: number, ids: desk.ids, desk.write())
    }
    #expect(results.answers.count == 1)
    #expect(
      Set(results.refusals).isSubset(of: [
        "ConflictRefusal.certificateKnown", "ConflictRefusal.changedMeanwhile",
      ]))
  }
}
