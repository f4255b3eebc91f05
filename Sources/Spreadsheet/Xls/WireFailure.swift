extension WireWriter {
  /// Tells the parent why there are no sheets.
  mutating func failure(_ error: SpreadsheetError) {
    tag(Wire.failure)
    switch error {
    case .encrypted: number(0)
    case .empty: number(1)
    case .notASpreadsheet(let found):
      number(2)
      text(found)
    case .tooLarge(let quantity, let limit):
      number(3)
      text(quantity.rawValue)
      number(limit)
    case .malformed(_, let reason):
      number(4)
      text(reason)
    default:
      number(4)
      text("\(error)")
    }
  }
}

extension WireReader {
  mutating func failure() -> SpreadsheetError? {
    switch number() {
    case 0: return .encrypted
    case 1: return .empty
    case 2: return text().map { .notASpreadsheet(found: $0) }
    case 3:
      guard let quantity = text().flatMap({ Limits.Quantity(rawValue: $0) }), let limit = number() else {
        return nil
      }
      return .tooLarge(quantity, limit: limit)
    case 4: return text().map { CompoundFile.broken($0) }
    default: return nil
    }
  }
}
