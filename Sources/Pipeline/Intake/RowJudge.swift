internal import Spreadsheet

/// Judges one row (逐行判定): collects everything wrong with it, and gives the row when nothing rejects it.
struct RowJudge {
  let sheet: String
  let row: SheetRow
  let context: Context
  var complaints: [Complaint] = []

  /// What all rows of a sheet are judged by.
  struct Context {
    let layout: SheetLayout
    let year: Int
    let offices: OfficeNames
    /// Codes whose failing check digit a person has confirmed.
    let confirmed: Set<String>
    let isCSV: Bool
    let merged: MergedCells
    /// The columns that `judge` reads one after the other, and one past the last heading.
    let columns: [SheetLayout.Column]
    let width: Int

    init(
      _ layout: SheetLayout, year: Int, offices: OfficeNames, confirmed: Set<String>, isCSV: Bool,
      sheet: Sheet
    ) {
      self.layout = layout
      self.year = year
      self.offices = offices
      self.confirmed = confirmed
      self.isCSV = isCSV
      merged = MergedCells(sheet)
      let unread: Set<Heading> = [.name, .code, .position, .other, .errorCode, .explanation]
      columns = layout.columns.filter { !unread.contains($0.heading) }
      width = layout.width
    }
  }

  init(sheet: String, row: SheetRow, context: Context) {
    self.sheet = sheet
    self.row = row
    self.context = context
  }

  mutating func judge() -> IntakeRow? {
    let name = readName()
    let code = readCode()
    checkWidth()
    var facts: [IntakeRow.Fact] = []
    facts.reserveCapacity(context.columns.count)
    var county: String?
    var founded: Day?
    var field: TechField?
    var texts: [Heading: String] = [:]
    var countySaid = false
    for column in context.columns {
      let cell = cell(column)
      guard let words = cell.words, !RowJudge.isBlankMark(words) else { continue }
      if case .error(let what) = cell {
        let computed = what == Cell.noCachedValue ? nil : what
        complain(column.title, computed, .formulaError(computed))
        continue
      }
      switch column.heading {
      case .county:
        countySaid = true
        county = context.offices[words]
        if county == nil { complain(column.title, words, .countyNotOurs) }
      case .founded:
        founded = day(cell, words, column.title)
        if let day = founded, day.year > context.year {
          complain(column.title, words, .dayAhead)
          founded = nil
        }
      case .field:
        field = TechField(words)
        if field == nil { complain(column.title, words, .fieldNotRead) }
      case .product, .industry, .address: texts[column.heading] = line(words, column.title)
      case .contact, .phone: texts[column.heading] = line(words, column.title, isPersonal: true)
      case .kindOfBody:
        if words.contains("分支机构") || words.contains("分公司") { complain(column.title, words, .branch) }
      case .fact(let key, let stated, let unit):
        if let value = value(cell, words, key, column.title, unit: unit ?? context.layout.unit) {
          facts.append(IntakeRow.Fact(year: stated ?? context.year - 1, key: key, value: value))
        }
      case .name, .code, .position, .other, .errorCode, .explanation: break
      }
    }
    guard let name, let code, !complaints.contains(where: { $0.flaw.weight == .rejects }) else { return nil }
    if county == nil {
      county = context.offices[code.area]
      if county == nil, !countySaid { complain(context.layout.code.title, code.text, .countyUnknown) }
    }
    var accepted = IntakeRow(number: row.number, name: name, code: code)
    accepted.county = county
    accepted.founded = founded
    accepted.field = field
    accepted.facts = facts
    if !texts.isEmpty {
      accepted.product = texts[.product]
      accepted.industry = texts[.industry]
      accepted.address = texts[.address]
      accepted.contact = texts[.contact]
      accepted.phone = texts[.phone]
    }
    return accepted
  }

  mutating func complain(_ column: String, _ value: String?, _ flaw: RowFlaw) {
    complaints.append(Complaint(sheet: sheet, row: row.number, column: column, value: value, flaw: flaw))
  }

  /// The cell of a column. A county or field may be written once, merged over its firms; a figure may not, for
  /// nobody can tell whose it is.
  private mutating func cell(_ column: SheetLayout.Column) -> Cell {
    let own = row.cell(column.place)
    guard own == .empty, context.merged.covers(row, column.place) else { return own }
    switch column.heading {
    case .county, .field, .industry, .kindOfBody: return context.merged.cell(row, column.place)
    case .fact: complain(column.title, nil, .mergedCell)
    default: break
    }
    return own
  }

  /// A comma that was not quoted shifts all cells behind it: such a row has more cells than the heading.
  private mutating func checkWidth() {
    guard context.isCSV, row.cells.count > context.width,
      let words = row.cells[context.width...].last(where: { $0.words != nil })?.words
    else { return }
    complain("", words, .columnsShifted(cells: row.cells.count, titles: context.width))
  }

  private mutating func readName() -> FirmName? {
    let column = context.layout.name
    guard let words = row.cell(column.place).words else {
      complain(column.title, nil, context.merged.covers(row, column.place) ? .mergedCell : .nameEmpty)
      return nil
    }
    guard let text = line(words, column.title) else { return nil }
    // U+E000 to U+FFFD begin with one of two bytes.
    if text.utf8.contains(where: { $0 == 0xEE || $0 == 0xEF }) {
      if text.unicodeScalars.contains("\u{FFFD}") {
        complain(column.title, words, .garbled)
        return nil
      }
      if let odd = text.unicodeScalars.first(where: { (0xE000...0xF8FF).contains($0.value) }) {
        complain(column.title, words, .privateUse("U+" + String(odd.value, radix: 16, uppercase: true)))
      }
    }
    return FirmName(text)
  }

  private mutating func readCode() -> CreditCode? {
    let title = context.layout.code.title
    let cell = row.cell(context.layout.code.place)
    if case .number(let digits) = cell {
      complain(title, digits, digits.utf8.count == 15 && Int(digits) != nil ? .codeOldNumber : .codeNumeric)
      return nil
    }
    guard let words = cell.words else {
      complain(title, nil, context.merged.covers(row, context.layout.code.place) ? .mergedCell : .codeEmpty)
      return nil
    }
    do {
      let code = try CreditCode(RowJudge.bareCode(words))
      guard code.isEnterprise else {
        complain(title, words, .codeNotEnterprise(kind: code.kind))
        return nil
      }
      if !code.checkDigitHolds {
        complain(title, words, context.confirmed.contains(code.text) ? .checkDigitConfirmed : .checkDigit)
      }
      if words != code.text, words.trimmingBlanks() != code.text { complain(title, words, .codeFolded) }
      return code
    } catch {
      let flaw = RowFlaw(error)
      let isScientific: Bool = if case .codeEmpty = flaw { false } else { RowJudge.isScientific(words) }
      complain(title, words, isScientific ? .codeNumeric : flaw)
      return nil
    }
  }

  /// A code without the blanks inside and the apostrophe in front that people type to make a cell text.
  private static func bareCode(_ words: String) -> String {
    if words.utf8.count == 18 { return words }
    let bare = words.filter { !$0.isWhitespace && $0 != "\u{3000}" && $0 != "\u{00A0}" }
    return bare.hasPrefix("'") || bare.hasPrefix("‘") ? String(bare.dropFirst()) : bare
  }

  /// `9.14104E+17`: what is left of a code that a program took for a number and saved as text.
  private static func isScientific(_ words: String) -> Bool {
    let halves = words.trimmingBlanks().uppercased().split(separator: "E", omittingEmptySubsequences: false)
    return halves.count == 2 && halves[1].hasPrefix("+") && Double(halves[0]) != nil
  }
}
