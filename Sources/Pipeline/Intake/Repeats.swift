internal import Spreadsheet

/// Firms that stand in a list more than once (重复).
enum Repeats {
  /// Of rows with one code and one name the first stays; rows with one code and several names all go.
  static func without(_ rows: [IntakeRow], sheet: String, _ layout: SheetLayout) -> ([IntakeRow], [Complaint])
  {
    var complaints = sameNames(rows, sheet: sheet, layout.name.title)
    var seen: Set<String> = []
    seen.reserveCapacity(rows.count)
    let twice = Set(rows.lazy.map(\.code.text).filter { !seen.insert($0).inserted })
    guard !twice.isEmpty else { return (rows, complaints) }
    let groups = Dictionary(grouping: rows.filter { twice.contains($0.code.text) }, by: \.code)
    var kept: [IntakeRow] = []
    for row in rows {
      guard let group = groups[row.code], let first = group.first else {
        kept.append(row)
        continue
      }
      let flaw: RowFlaw
      if Set(group.map(\.name.key)).count > 1 {
        flaw = .codeTwoNames(rows: group.map(\.number))
      } else if row.number == first.number {
        kept.append(row)
        continue
      } else {
        flaw = .codeTwice(firstRow: first.number)
      }
      complaints.append(
        Complaint(sheet: sheet, row: row.number, column: layout.code.title, value: row.code.text, flaw: flaw))
    }
    return (kept, complaints)
  }

  private static func sameNames(_ rows: [IntakeRow], sheet: String, _ title: String) -> [Complaint] {
    var firsts: [String: Int] = [:]
    firsts.reserveCapacity(rows.count)
    return rows.enumerated().compactMap { place, row in
      let key = row.name.key
      guard let first = firsts[key] else {
        firsts[key] = place
        return nil
      }
      guard rows[first].code != row.code else { return nil }
      return Complaint(
        sheet: sheet, row: row.number, column: title, value: row.name.text,
        flaw: .sameNameInList(row: rows[first].number))
    }
  }
}

/// What group and total rows say of the number of firms (申报家数), held against what is listed.
struct DeclaredCounts {
  let sheet: String
  private var said: (number: Int, row: Int, text: String)?
  private var inGroup = 0
  private var all = 0
  private var found: [Complaint] = []

  init(sheet: String) { self.sheet = sheet }

  mutating func firm() {
    inGroup += 1
    all += 1
  }

  mutating func group(_ number: Int?, _ row: SheetRow) {
    close()
    inGroup = 0
    said = number.map { ($0, row.number, DeclaredCounts.text(row)) }
  }

  mutating func total(_ number: Int?, _ row: SheetRow) {
    close()
    guard let number, number != all, number != inGroup else { return }
    complain(number, all, row.number, DeclaredCounts.text(row))
  }

  mutating func complaints() -> [Complaint] {
    close()
    return found
  }

  private mutating func close() {
    if let said, said.number != inGroup { complain(said.number, inGroup, said.row, said.text) }
    said = nil
  }

  private mutating func complain(_ said: Int, _ listed: Int, _ row: Int, _ text: String) {
    found.append(
      Complaint(
        sheet: sheet, row: row, column: "", value: text, flaw: .declaredCount(said: said, found: listed)))
  }

  private static func text(_ row: SheetRow) -> String {
    row.cells.compactMap(\.words).first?.trimmingBlanks() ?? ""
  }
}
