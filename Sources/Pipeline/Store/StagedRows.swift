import Foundation
import Postgres
internal import Spreadsheet

/// The rows of a list as they are poured into the staging table (待入库行), one at a time.
struct StagedRows {
  static let statement = """
    copy pg_temp.intake_row (row_no, rejected, new_firm, episode, name, key, initials, code, county, founded, field,
      product, industry, address, person, phone, figures, cells) from stdin
    """

  /// The columns of figures: which years and which keys.
  let years: [Int]
  let keys: [FactKey]
  private let reading: IntakeReading
  private let salt: String
  private let firms: [UUID]
  private let episodes: [UUID]
  private var pinyin = Pinyin()
  private var at = 0
  private var sourceAt = 0
  private var rejectedAt = 0

  /// - Parameter batch: goes into the hashes of personal cells, so that two batches cannot be compared by them.
  init(_ reading: IntakeReading, batch: UUID, ids: IDs) {
    self.reading = reading
    salt = batch.uuidString.lowercased()
    firms = ids.make(reading.rows.count)
    episodes = ids.make(reading.rows.count)
    var columns: [Figure] = []
    for row in reading.rows {
      for (place, fact) in row.facts.enumerated() {
        let figure = Figure(fact)
        if place < columns.count, columns[place] == figure { continue }
        if !columns.contains(figure) { columns.append(figure) }
      }
    }
    years = columns.map(\.year)
    keys = columns.map(\.key)
  }

  /// Appends the next row in the order of the sheet; false after the last.
  mutating func next(_ copy: inout CopyRow) -> Bool {
    let accepted = at < reading.rows.count ? reading.rows[at] : nil
    let rejected = rejectedAt < reading.rejectedRows.count ? reading.rejectedRows[rejectedAt] : nil
    if let accepted, accepted.number < rejected ?? .max {
      append(accepted, to: &copy)
      at += 1
      return true
    }
    guard let rejected else { return false }
    rejectedAt += 1
    copy.append(String(rejected))
    copy.append("true")
    for _ in 0..<15 { copy.append(nil) }
    appendCells(of: rejected, to: &copy)
    return true
  }

  private mutating func append(_ row: IntakeRow, to copy: inout CopyRow) {
    copy.append(String(row.number))
    copy.append("false")
    copy.append(firms[at])
    copy.append(episodes[at])
    let readings = pinyin.readings(of: row.name).joined(separator: " ")
    for text in [
      row.name.text, row.name.key, readings, row.code.text, row.county, row.founded?.description,
      row.field?.code,
      row.product, row.industry, row.address, row.contact, row.phone, figures(row),
    ] { copy.append(text) }
    appendCells(of: row.number, to: &copy)
  }

  private struct Figure: Equatable {
    let year: Int
    let key: FactKey
    init(_ fact: IntakeRow.Fact) { (year, key) = (fact.year, fact.key) }
    init(year: Int, key: FactKey) { (self.year, self.key) = (year, key) }
  }

  private func figures(_ row: IntakeRow) -> String? {
    guard !keys.isEmpty else { return nil }
    var text: [UInt8] = [UInt8(ascii: "{")]
    for place in keys.indices {
      if place > 0 { text.append(UInt8(ascii: ",")) }
      let wanted = Figure(year: years[place], key: keys[place])
      let hint = place < row.facts.count && Figure(row.facts[place]) == wanted ? row.facts[place] : nil
      if let fact = hint ?? row.facts.first(where: { Figure($0) == wanted }) {
        text.append(decimal: fact.value.hundredths)
      } else {
        text.append(contentsOf: "NULL".utf8)
      }
    }
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }

  /// The cells as the sheet has them, those that are personal data as a hash.
  private mutating func appendCells(of number: Int, to copy: inout CopyRow) {
    let rows = reading.source.rows
    while sourceAt < rows.count, rows[sourceAt].number < number { sourceAt += 1 }
    guard sourceAt < rows.count, rows[sourceAt].number == number else { return copy.append(nil) }
    let (personal, salt) = (reading.source.personal, salt)
    copy.append(
      array: rows[sourceAt].cells.enumerated().map { place, cell in
        guard let words = cell.words else { return nil }
        return personal.contains(place) ? "sha256:" + InputFile.sha256(Data((salt + words).utf8)) : words
      })
  }
}

extension [UInt8] {
  /// Appends hundredths as a decimal with two places.
  fileprivate mutating func append(decimal hundredths: Int64) {
    if hundredths < 0 { append(UInt8(ascii: "-")) }
    var digits: [UInt8] = []
    var rest = hundredths.magnitude
    repeat {
      digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    while digits.count < 3 { digits.append(UInt8(ascii: "0")) }
    append(contentsOf: digits[2...].reversed())
    append(UInt8(ascii: "."))
    append(digits[1])
    append(digits[0])
  }
}
