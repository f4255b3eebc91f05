import Foundation

@testable import Pipeline

extension Desk {
  /// A list of firms by their numbers; row 2 holds the first.
  func list(
    _ numbers: [Int], year: Int, on: Day, file: String? = nil, rejecting: [Int] = [],
    allOrNothing: Bool = false
  ) throws -> IntakeImport {
    let rows = try numbers.enumerated().map { place, number in
      var row = IntakeRow(number: place + 2, name: FirmName("第\(number)公司"), code: try code(number))
      row.county = "410421"
      row.facts = [.init(year: year - 1, key: .sales, value: FactValue(hundredths: Int64(number) * 100))]
      return row
    }
    let complaints = rejecting.map {
      Complaint(sheet: "Sheet1", row: $0, column: "企业名称", value: nil, flaw: .nameEmpty)
    }
    let content = (file ?? "\(numbers) \(rejecting)").utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }
    let hash = String(content, radix: 16)
    return IntakeImport(
      reading: IntakeReading(sheet: "Sheet1", encoding: nil, rows: rows, complaints: complaints),
      year: year, on: on, file: "名单.csv", sha256: String(repeating: "0", count: 64 - hash.count) + hash,
      allOrNothing: allOrNothing)
  }

  @discardableResult
  func enter(_ numbers: [Int], year: Int, on: Day) throws -> JSON {
    try store.enter(list(numbers, year: year, on: on), ids: ids, write())
  }

  /// The conversion report as scripts read it.
  func report(asOf: Day, knownAt: String? = nil, months: [Int] = [12], by: String? = nil) throws -> JSON {
    let question = ReportQuestion(
      asOf: asOf, knownAt: knownAt, by: by.flatMap(Grouping.init(rawValue:)))
    return try store.report(.conversion, question, months: months, days: [365]).json
  }

  func identity(asOf: Day, knownAt: String? = nil) throws -> JSON {
    try report(asOf: asOf, knownAt: knownAt)["identity"]
  }
}
