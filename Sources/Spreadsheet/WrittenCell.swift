/// What a cell becomes in a written file.
enum WrittenCell: Equatable {
  case blank
  case text(String)
  case number(Double)
  case boolean(Bool)

  /// More digits than a `Double` keeps make a number a text: better left-aligned than wrong.
  private static let exactDigits = 15

  init(_ cell: Cell, in kind: TableDocument.Kind) {
    switch (cell, kind) {
    case (.empty, _), (.text(""), _): self = .blank
    case (.text(let text), _), (.error(let text), _): self = .text(text)
    case (.boolean(let value), .text): self = .text(value ? "TRUE" : "FALSE")
    case (.boolean(let value), _): self = .boolean(value)
    case (.number(let digits), .text): self = .text(digits)
    case (.number(let digits), _): self = Self.number(from: digits)
    case (.date(let year, let month, let day), .date):
      let serial = DateSerial.serial(year: year, month: month, day: day)
      self = serial.map { .number(Double($0)) } ?? .text(Self.isoDate(year, month, day))
    case (.date(let year, let month, let day), _): self = .text(Self.isoDate(year, month, day))
    }
  }

  /// The text as it will be seen, for working out how high its row must be.
  static func shown(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text), .number(let text), .error(let text): text
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .date(let year, let month, let day): isoDate(year, month, day)
    }
  }

  private static func number(from digits: String) -> WrittenCell {
    let mantissa = digits.utf8.prefix { $0 | 0x20 != 0x65 }.filter { (0x30...0x39).contains($0) }
    let significant = mantissa.drop { $0 == 0x30 }.reversed().drop { $0 == 0x30 }.count
    guard significant <= exactDigits, let value = Double(digits), value.isFinite else {
      return .text(digits)
    }
    return .number(value)
  }

  private static func isoDate(_ year: Int, _ month: Int, _ day: Int) -> String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
