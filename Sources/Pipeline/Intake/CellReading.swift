internal import Spreadsheet

/// Reading single cells (读单元格): text, days and figures.
extension RowJudge {
  /// What people write into a cell they have nothing for.
  static func isBlankMark(_ words: String) -> Bool {
    words.utf8.count <= 9 && blanks.contains(FirmName.key(words))
  }

  private static let blanks: Set<String> = [
    "N/A", "NA", "无", "—", "——", "-", "--", "/", "//", "\\", "暂无", "没有", "空", "NULL", "…",
  ]

  /// Text for one line: line breaks in a cell become blanks, other invisible characters are refused.
  mutating func line(_ words: String, _ title: String, isPersonal: Bool = false) -> String? {
    if words.utf8.count <= 200, words.forbiddenScalar == nil { return words.trimmingBlanks() }
    let text = String(words.map { $0.isNewline || $0 == "\t" ? " " : $0 }).trimmingBlanks()
    if let scalar = text.forbiddenScalar {
      complain(
        title, isPersonal ? nil : words,
        .invisibleCharacter("U+" + String(scalar.value, radix: 16, uppercase: true)))
      return nil
    }
    if text.unicodeScalars.count > 200 {
      complain(title, isPersonal ? nil : words, .tooLong(most: 200))
      return nil
    }
    return text
  }

  /// A day in one of the forms of `Day`, as a date cell, or as the serial number of a date without its format.
  mutating func day(_ cell: Cell, _ words: String, _ title: String) -> Day? {
    var text = words.trimmingBlanks()
    for midnight in [" 00:00:00", "T00:00:00", " 0:00:00", " 0:00"] where text.hasSuffix(midnight) {
      text = String(text.dropLast(midnight.count))
    }
    if let day = Day(text) { return day }
    if case .number(let digits) = cell, let serial = Int(digits), (10_000..<80_000).contains(serial) {
      // Day 0 of a spreadsheet program's count is 1899-12-30.
      let day = Day(number: serial - 25_569)
      complain(title, words, .dateSerial(day.description))
      return day
    }
    complain(title, words, .badDay)
    return nil
  }

  mutating func value(_ cell: Cell, _ words: String, _ key: FactKey, _ title: String, unit: Int64)
    -> FactValue?
  {
    if key.unit == .yuan || key.unit == .heads,
      let hundredths = RowJudge.plainHundredths(
        words, unit: key.unit == .yuan ? unit : 100, limit: key.unit == .yuan ? Yuan.limit.fen : 1_000_000_000
      )
    {
      return FactValue(hundredths: hundredths)
    }
    var text = words
    if case .number(let digits) = cell { text = RowJudge.decimal(digits) ?? digits }
    do {
      return try FactValue(text, for: key, unit: unit)
    } catch {
      switch error {
      case .notANumber: return rounded(cell, text, words, key, title, unit: unit)
      case .negative: complain(title, words, .negative)
      case .tooManyPoints(let most): complain(title, words, .tooManyPoints(most: most))
      case .outOfRange: complain(title, words, .beyondRange)
      case .notWhole where key.mostPoints == nil: complain(title, words, .badNumber)
      case .notWhole: complain(title, words, .tooManyPoints(most: key.mostPoints ?? 0))
      }
      return nil
    }
  }

  /// A number that is no stored value as it stands: finer than a fen, as averages and binary dust are, or too large.
  private mutating func rounded(
    _ cell: Cell, _ text: String, _ words: String, _ key: FactKey, _ title: String, unit: Int64
  ) -> FactValue? {
    let scale = Int128(key.unit == .yuan ? unit : 100)
    var exact = ExactDecimal(text)
    // 1.85E+07 as text has lost its digits; in a cell that holds a number it has not.
    if exact == nil, case .number = cell { exact = Double(text).flatMap { ExactDecimal("\($0)") } }
    guard key.unit == .yuan || key.unit == .heads, let number = exact else {
      complain(title, words, .badNumber)
      return nil
    }
    let (product, divisor) = (Int128(number.digits) * scale, ExactDecimal.powerOfTen(number.places))
    let half = product < 0 ? -divisor / 2 : divisor / 2
    let nearest = (product + half) / divisor
    guard abs(nearest) <= Int128(key.unit == .heads ? 1_000_000_000 : Yuan.limit.fen) else {
      complain(title, words, .beyondRange)
      return nil
    }
    if nearest < 0, !key.mayBeNegative {
      complain(title, words, .negative)
      return nil
    }
    let value = FactValue(hundredths: Int64(nearest))
    // Less than a thousandth of a fen is no part of what was typed.
    if abs(product - nearest * divisor) * 1000 > divisor { complain(title, words, .rounded(value.decimal)) }
    return value
  }

  /// The usual cell, digits with at most one point, without the detour over text; nil says: look closer.
  static func plainHundredths(_ words: String, unit: Int64, limit: Int64) -> Int64? {
    var number: Int64 = 0
    var scale = unit
    var digits = 0
    var afterPoint = -1
    for byte in words.utf8 {
      if byte == UInt8(ascii: "."), afterPoint < 0, digits > 0 {
        afterPoint = 0
      } else if (48...57).contains(byte), digits < 15 {
        digits += 1
        number = number * 10 + Int64(byte - 48)
        guard afterPoint >= 0 else { continue }
        afterPoint += 1
        guard scale % 10 == 0 else { return nil }
        scale /= 10
      } else {
        return nil
      }
    }
    guard digits > 0, afterPoint != 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: scale)
    return overflow || product > limit ? nil : product
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

/// Which cells lie under the first row of a merged block (合并单元格), and what stands in its first cell.
struct MergedCells {
  private let ranges: [Int: [MergedRange]]
  private let heads: [Int: SheetRow]

  init(_ sheet: Sheet) {
    var ranges: [Int: [MergedRange]] = [:]
    // A block over more rows than any office has firms is decoration, and would be laid out row by row here.
    let blocks = sheet.merged.filter { $0.rows.count > 1 && $0.rows.count <= 10_000 }.prefix(10_000)
    for range in blocks {
      for row in range.rows.dropFirst() { ranges[row, default: []].append(range) }
    }
    let first = Set(blocks.map(\.rows.lowerBound))
    heads = Dictionary(
      sheet.rows.filter { first.contains($0.number) }.map { ($0.number, $0) },
      uniquingKeysWith: { one, _ in one })
    self.ranges = ranges
  }

  private func range(_ row: SheetRow, _ place: Int) -> MergedRange? {
    ranges.isEmpty ? nil : ranges[row.number]?.first { $0.columns.contains(place) }
  }

  func covers(_ row: SheetRow, _ place: Int) -> Bool { range(row, place) != nil }

  /// What stands in the first cell of the block that a cell lies in.
  func cell(_ row: SheetRow, _ place: Int) -> Cell {
    guard let range = range(row, place) else { return row.cell(place) }
    return heads[range.rows.lowerBound]?.cell(range.columns.lowerBound) ?? .empty
  }
}
