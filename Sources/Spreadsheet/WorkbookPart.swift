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

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr": is1904 = attributes.flag("date1904")
    case "sheet":
      let state = attributes["state"]
      sheets.append(
        Entry(
          name: attributes["name"] ?? "", hidden: state == "hidden" || state == "veryHidden",
          relationship: attributes["id"] ?? ""))
    default: break
    }
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}
}
