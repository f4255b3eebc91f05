/// Which cell styles show a number as a date.
final class StylesPart: XMLHandler {
  /// One flag for each style a cell may name.
  private(set) var dateStyles: [Bool] = []
  private var customFormats: [Int: Bool] = [:]
  private var inCellStyles = false
  private let budget: Budget

  init(budget: Budget) { self.budget = budget }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
    switch name {
    case "numFmt":
      guard let identifier = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      try budget.take(bytes: 32)
      customFormats[identifier] = NumberFormat.isDate(code: attributes["formatCode"] ?? "")
    case "cellXfs": inCellStyles = true
    case "xf" where inCellStyles:
      let identifier = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      try budget.takeElement(of: Bool.self)
      dateStyles.append(customFormats[identifier] ?? NumberFormat.isBuiltinDate(identifier))
    default: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { inCellStyles = false }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {}
}
