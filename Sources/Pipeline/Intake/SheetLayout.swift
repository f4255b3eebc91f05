internal import Spreadsheet

/// Where things stand on an intake sheet (表格结构): the heading row, what each column holds, the unit.
struct SheetLayout {
  /// The number of the heading row.
  let headerRow: Int
  let columns: [(place: Int, title: String, heading: Heading)]
  /// Fen in one unit of money for columns whose heading names none: from a `单位：` line, else yuan.
  let unit: Int64

  /// Nil when the first eight rows hold no heading with name and credit code.
  init?(_ sheet: Sheet, year: Int) {
    var unit: Int64 = 100
    for row in sheet.rows where row.number <= 8 {
      for cell in row.cells {
        if let text = cell.words, let found = Heading.unitLine(text) { unit = found }
      }
      let columns = row.cells.enumerated().compactMap { place, cell in
        cell.words.map { (place: place, title: $0.trimmingBlanks(), heading: Heading($0, intakeYear: year)) }
      }
      let headings = columns.map(\.heading)
      guard headings.contains(.name), headings.contains(.code) else { continue }
      headerRow = row.number
      self.columns = columns
      self.unit = unit
      return
    }
    return nil
  }

  /// The heading of a kind as the sheet writes it.
  func title(of heading: Heading) -> String {
    columns.first { $0.heading == heading }?.title ?? ""
  }

  /// Headings whose columns are not stored.
  var notRead: [String] {
    columns.filter { $0.heading == .other && !$0.title.isEmpty }.map(\.title)
  }

  /// Blank rows, group rows (宝丰县（12家）), totals (合计) and footers (填表人：…) are no firm rows.
  func isNoFirm(_ row: SheetRow) -> Bool {
    let texts = row.cells.map { $0.words?.trimmingBlanks() ?? "" }
    guard let first = texts.first(where: { !$0.isEmpty }) else { return true }
    let code = columns.first { $0.heading == .code }.map { place in
      place.place < texts.count ? texts[place.place] : ""
    }
    guard code?.isEmpty ?? true else { return false }
    let word = FirmName.key(first)
    let name = columns.first { $0.heading == .name }.map { place in
      place.place < texts.count ? FirmName.key(texts[place.place]) : ""
    }
    let starts = ["合计", "小计", "总计", "填表", "填报", "制表", "审核", "联系", "注:", "备注", "说明"]
    if starts.contains(where: { word.hasPrefix($0) || (name ?? "").hasPrefix($0) }) { return true }
    let alone = texts.filter { !$0.isEmpty }.count == 1
    return alone && (word.hasSuffix("家)") || word.hasSuffix("户)"))
  }
}

extension Cell {
  /// The cell as text; nil when it is empty.
  var words: String? {
    switch self {
    case .empty: nil
    case .text(let text): text.trimmingBlanks().isEmpty ? nil : text
    case .number(let text): text
    case .date(let year, let month, let day): Day(year: year, month: month, day: day)?.description
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .error(let text): text
    }
  }
}
