import Spreadsheet

extension Workbook {
  /// The kind of file, its encoding, and its rows unless they are many.
  var outcome: String {
    let head = [format.rawValue, encoding].compactMap { $0 }.joined(separator: " ")
    return head + ": " + sheets.map(\.outcome).joined(separator: " // ")
  }
}

extension Sheet {
  fileprivate var outcome: String {
    var text = hidden ? "(hidden) " : ""
    if rows.count > 12 {
      text += "\(rows.count) rows"
    } else {
      text += rows.map { "\($0.number)=" + $0.cells.map(\.outcome).joined(separator: "|") }
        .joined(separator: " ")
    }
    if !merged.isEmpty { text += " merged \(merged.count)" }
    if !hiddenRows.isEmpty { text += " hidden rows \(hiddenRows.sorted())" }
    if !hiddenColumns.isEmpty { text += " hidden columns \(hiddenColumns.sorted())" }
    return text
  }
}

extension Cell {
  /// The text with every character outside the visible ASCII and Chinese ones as its number.
  fileprivate var outcome: String {
    switch self {
    case .empty: ""
    case .text(let text):
      text.unicodeScalars.map { scalar in
        (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
          ? String(scalar) : "<" + String(scalar.value, radix: 16, uppercase: true) + ">"
      }.joined()
    case .number(let digits): "#\(digits)"
    case .date(let year, let month, let day): "@\(year)-\(month)-\(day)"
    case .boolean(let value): "!\(value)"
    case .error(let name): "?\(name)"
    }
  }
}

extension SpreadsheetError {
  /// The case and what can be known of a file beforehand; not the wording of a library.
  var outcome: String {
    switch self {
    case .notFound: "notFound"
    case .notReadable: "notReadable"
    case .isDirectory: "isDirectory"
    case .tooLarge(let quantity, _): "tooLarge \(quantity)"
    case .empty: "empty"
    case .notASpreadsheet(let found): "notASpreadsheet \(found)"
    case .oldXls: "oldXls"
    case .encrypted: "encrypted"
    case .badCSV(let line, let column, let reason): "badCSV \(line):\(column) \(reason)"
    case .badEncoding(let offset): "badEncoding \(offset)"
    case .containsNUL(let line, let column): "containsNUL \(line):\(column)"
    case .doctype(let part): "doctype \(part)"
    case .bomb(let part, let exceeded): "bomb \(part) \(exceeded)"
    case .malformed(let part, _): "malformed \(part)"
    case .cannotWrite: "cannotWrite"
    }
  }
}
