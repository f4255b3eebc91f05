/// What the file says about one cell before its meaning is worked out.
struct RawCell {
  var type: String?
  var style = 0
  var column = 0
  var hasFormula = false
  var hasValue = false
}

/// Works out what a raw cell means, with the strings and styles of its workbook.
struct CellDecoder {
  let part: String
  let strings: [String]
  let dateStyles: [Bool]
  let is1904: Bool

  func decode(_ raw: RawCell, value: String, row: Int) throws(SpreadsheetError) -> Cell {
    // An uncalculated formula has no value, or an empty one; only a text result may be empty.
    if raw.hasFormula, !raw.hasValue || (value.isEmpty && raw.type != "str") {
      return .error(Cell.noCachedValue)
    }
    guard !value.isEmpty else { return .empty }
    switch raw.type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else {
        throw broken(raw, row, "no shared string \(value.prefix(20))")
      }
      return strings[index].isEmpty ? .empty : .text(strings[index])
    case "str", "inlineStr": return .text(value)
    case "b": return .boolean(value == "1" || value == "true")
    case "e": return .error(value)
    case "d": return isoDate(value) ?? .text(value)
    case nil, "n":
      guard isDecimal(value.utf8), let number = Double(value) else {
        throw broken(raw, row, "no number: \(value.prefix(20))")
      }
      let showsDate = dateStyles.indices.contains(raw.style) && dateStyles[raw.style]
      return (showsDate ? DateSerial.date(number, is1904: is1904) : nil)
        ?? .number(NumberText.shown(value, number))
    default: throw broken(raw, row, "unknown cell type")
    }
  }

  private func broken(_ raw: RawCell, _ row: Int, _ reason: String) -> SpreadsheetError {
    .malformed(part: part, reason: "row \(row) column \(raw.column + 1): \(reason)")
  }

  /// `Double` would also take "nan", "inf" and hexadecimal.
  private func isDecimal(_ text: String.UTF8View) -> Bool {
    text.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
  }

  /// Strict workbooks may hold dates as ISO 8601 text.
  private func isoDate(_ text: String) -> Cell? {
    let parts = text.prefix(10).split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      DateSerial.serial(year: year, month: month, day: day) != nil
    else { return nil }
    return .date(year: year, month: month, day: day)
  }
}
