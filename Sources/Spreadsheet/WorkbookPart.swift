/// The list of sheets and the date system of a workbook.
final class WorkbookPart: XMLHandler {
  struct Entry {
    let name: String
    let hidden: Bool
    let relationship: String
  }

  private(set) var sheets: [Entry] = []
  /// Whether days count from 1904-01-01, as old Macintosh files do.
  private(set) var is1904 = false

  private let budget: Budget

  init(budget: Budget) { self.budget = budget }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
    switch name {
    case "workbookPr": is1904 = attributes.flag("date1904")
    case "sheet":
      let state = attributes["state"]
      let entry = Entry(
        name: attributes["name"] ?? "", hidden: state == "hidden" || state == "veryHidden",
        relationship: attributes["id"] ?? "")
      try budget.takeElement(of: Entry.self)
      try budget.take(text: entry.name)
      try budget.take(text: entry.relationship)
      sheets.append(entry)
    default: break
    }
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}
}
