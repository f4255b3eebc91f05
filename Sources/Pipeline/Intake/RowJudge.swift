internal import Spreadsheet

/// Judges one row (逐行判定): collects everything wrong with it, and gives the row when nothing rejects it.
struct RowJudge {
  let sheet: String
  let row: SheetRow
  let layout: SheetLayout
  let year: Int
  let offices: [CountyOffice]
  private(set) var complaints: [Complaint] = []

  init(sheet: String, row: SheetRow, layout: SheetLayout, year: Int, offices: [CountyOffice]) {
    self.sheet = sheet
    self.row = row
    self.layout = layout
    self.year = year
    self.offices = offices
  }

  mutating func judge() -> IntakeRow? {
    let name = readName()
    let code = readCode()
    var facts: [IntakeRow.Fact] = []
    var county: String?
    var founded: Day?
    var field: TechField?
    var texts: [Heading: String] = [:]
    var countySaid = false
    for column in layout.columns {
      let cell = column.place < row.cells.count ? row.cells[column.place] : .empty
      guard let words = cell.words, !RowJudge.blanks.contains(FirmName.key(words)) else { continue }
      if case .error(let what) = cell, column.heading != .other, column.heading != .position {
        let computed = what == Cell.noCachedValue ? nil : what
        complain(column.title, computed, .formulaError(computed))
        continue
      }
      switch column.heading {
      case .county:
        countySaid = true
        county = offices.first { $0.isNamed(words) }?.code
        if county == nil { complain(column.title, words, .countyNotOurs) }
      case .founded:
        founded = Day(words)
        if founded == nil { complain(column.title, words, .badDay) }
      case .field:
        field = TechField(words)
        if field == nil { complain(column.title, words, .fieldNotRead) }
      case .product, .industry, .address: texts[column.heading] = line(words, column.title)
      case .kindOfBody:
        if words.contains("分支机构") || words.contains("分公司") { complain(column.title, words, .branch) }
      case .fact(let key, let stated, let unit):
        if let value = value(cell, words, key, column.title, unit: unit ?? layout.unit) {
          facts.append(IntakeRow.Fact(year: stated ?? year - 1, key: key, value: value))
        }
      case .name, .code, .position, .other: break
      }
    }
    guard let name, let code, !complaints.contains(where: { $0.flaw.weight == .rejects }) else { return nil }
    if county == nil {
      county = offices.first { $0.code == code.area }?.code
      if county == nil, !countySaid { complain(layout.title(of: .code), code.text, .countyUnknown) }
    }
    var accepted = IntakeRow(number: row.number, name: name, code: code)
    accepted.county = county
    accepted.founded = founded
    accepted.field = field
    accepted.product = texts[.product]
    accepted.industry = texts[.industry]
    accepted.address = texts[.address]
    accepted.facts = facts
    return accepted
  }

  /// What people write into a cell they have nothing for.
  private static let blanks: Set<String> = ["N/A", "NA", "无", "—", "——", "-", "--", "/", "\\", "暂无"]

  private mutating func complain(_ column: String, _ value: String?, _ flaw: RowFlaw) {
    complaints.append(Complaint(sheet: sheet, row: row.number, column: column, value: value, flaw: flaw))
  }

  private func cell(_ heading: Heading) -> (Cell, String) {
    guard let column = layout.columns.first(where: { $0.heading == heading }) else { return (.empty, "") }
    return (column.place < row.cells.count ? row.cells[column.place] : .empty, column.title)
  }

  private mutating func readName() -> FirmName? {
    let (cell, title) = cell(.name)
    guard let words = cell.words else {
      complain(title, nil, .nameEmpty)
      return nil
    }
    return line(words, title).map { FirmName($0) }
  }

  private mutating func readCode() -> CreditCode? {
    let (cell, title) = cell(.code)
    if case .number(let digits) = cell {
      complain(title, digits, .codeNumeric)
      return nil
    }
    guard let words = cell.words else {
      complain(title, nil, .codeEmpty)
      return nil
    }
    do {
      let code = try CreditCode(words)
      guard code.isEnterprise else {
        complain(title, words, .codeNotEnterprise(kind: code.kind))
        return nil
      }
      if !code.checkDigitHolds { complain(title, words, .checkDigit) }
      if words.trimmingBlanks() != code.text { complain(title, words, .codeFolded) }
      return code
    } catch {
      switch error {
      case .empty: complain(title, words, .codeEmpty)
      case .oldRegistrationNumber: complain(title, words, .codeOldNumber)
      case .length(let length): complain(title, words, .codeLength(length))
      case .character(let character, let position):
        complain(title, words, .codeCharacter(character, position: position))
      }
      return nil
    }
  }

  /// Text for one line: line breaks in a cell become blanks, other invisible characters are refused.
  private mutating func line(_ words: String, _ title: String) -> String? {
    let text = String(words.map { $0.isNewline || $0 == "\t" ? " " : $0 }).trimmingBlanks()
    if let scalar = text.forbiddenScalar {
      complain(title, words, .invisibleCharacter("U+" + String(scalar.value, radix: 16, uppercase: true)))
      return nil
    }
    if text.unicodeScalars.count > 200 {
      complain(title, words, .tooLong(most: 200))
      return nil
    }
    return text
  }

  private mutating func value(_ cell: Cell, _ words: String, _ key: FactKey, _ title: String, unit: Int64)
    -> FactValue?
  {
    var text = words
    if case .number(let digits) = cell { text = RowJudge.decimal(digits) ?? digits }
    do {
      return try FactValue(text, for: key, unit: unit)
    } catch {
      switch error {
      case .notANumber: complain(title, words, .badNumber)
      case .negative: complain(title, words, .negative)
      case .tooManyPoints(let most): complain(title, words, .tooManyPoints(most: most))
      case .notWhole: complain(title, words, .tooManyPoints(most: key.mostPoints ?? 0))
      }
      return nil
    }
  }

  /// A spreadsheet's number as plain decimal text. Programs keep 15 significant digits, so the binary
  /// dust behind them (`18500000.000000002`, `1.85E7`) is no part of what was typed.
  static func decimal(_ digits: String) -> String? {
    if let plain = ExactDecimal(digits), plain.places <= 4 { return digits }
    guard let number = Double(digits), number.isFinite, abs(number) < 1e15 else { return nil }
    let tenThousandths = (number * 10_000).rounded()
    let exact = abs(number * 10_000 - tenThousandths) <= max(1e-6, abs(number) * 1e-10)
    guard exact, let whole = Int64(exactly: tenThousandths) else { return nil }
    let fraction = String(whole.magnitude % 10_000)
    return (whole < 0 ? "-" : "") + "\(whole.magnitude / 10_000)."
      + String(repeating: "0", count: 4 - fraction.count) + fraction
  }
}
