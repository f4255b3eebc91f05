public import Spreadsheet

/// The rows that were rejected, as a file to mend and send again (退回表): the list itself, with all that stood above
/// its heading, the rejected rows in their order, and two columns that say what is wrong.
public struct ReturnedSheet: Sendable {
  private let name: String
  private let isMerged: [MergedRange]
  /// From the first row of the sheet on; empty ones keep the number of the heading.
  private let rows: [[Cell]]
  /// Of the heading, counted from 0.
  private let headerRows: ClosedRange<Int>
  private let marked: Set<SheetCopy.Place>
  private let width: Int

  /// - Parameters:
  ///   - complaints: everything that was said; rows are taken that have at least one that rejects.
  ///   - reader: the one that read the list.
  ///   - language: of the words in the last column.
  /// - Returns: nil when nothing was rejected.
  public init?(
    _ workbook: Workbook, _ complaints: [Complaint], _ reader: IntakeReader, _ language: Language
  ) {
    let flaws = Dictionary(grouping: complaints.filter { $0.flaw.weight == .rejects }, by: \.row)
    guard let name = complaints.first?.sheet, !flaws.isEmpty,
      let sheet = workbook.sheets.first(where: { $0.name == name }),
      let layout = reader.layout(of: sheet)
    else { return nil }
    let head = layout.headerRows.upperBound
    let rejected = sheet.rows.filter { $0.number > head && flaws[$0.number] != nil }
    // A file that comes back for the second time has the two columns already: they are written anew.
    let own = layout.ownPlaces
    let filled =
      sheet.rows.filter { $0.number <= head || flaws[$0.number] != nil }.map(\.cells.count).max() ?? 0
    let places = (0..<max(filled, layout.width)).filter { !own.contains($0) }
    let columns = Dictionary(zip(places, 0...), uniquingKeysWith: { one, _ in one })
    func line(_ cells: [Cell], _ code: String = "", _ explanation: String = "") -> [Cell] {
      let texts = [code, explanation].map { $0.isEmpty ? Cell.empty : .text($0) }
      return places.map { place in
        guard cells.indices.contains(place) else { return .empty }
        // Left empty it would come back as a figure that nobody knows.
        return cells[place] == .error(Cell.noCachedValue) ? .text("公式没有结果") : cells[place]
      } + texts
    }

    let above = Dictionary(
      sheet.rows.prefix { $0.number <= head }.map { ($0.number, $0.cells) },
      uniquingKeysWith: { one, _ in one })
    var rows = (1...head).map { number in
      number == layout.headerRows.lowerBound
        ? line(above[number] ?? [], "错误码", "说明") : line(above[number] ?? [])
    }
    let merged = MergedCells(sheet)
    var marked: Set<SheetCopy.Place> = []
    for row in rejected {
      let said = flaws[row.number] ?? []
      for column in Set(said.map(\.column)) {
        guard let place = layout.place(of: column), let index = columns[place] else { continue }
        marked.insert(SheetCopy.Place(row: rows.count, column: index))
      }
      rows.append(
        line(
          ReturnedSheet.cells(row, layout, merged), said.map(\.flaw.code).joined(separator: " "),
          ReturnedSheet.words(said, row.number, language)))
    }
    self.name = name
    self.rows = rows
    self.marked = marked
    headerRows = layout.headerRows.lowerBound - 1...head - 1
    width = places.count + 2
    isMerged = sheet.merged.compactMap { range in
      guard range.rows.upperBound <= head, own.isDisjoint(with: range.columns),
        range.columns.upperBound < places.count
      else { return nil }
      return MergedRange(rows: range.rows.lowerBound - 1...range.rows.upperBound - 1, columns: range.columns)
    }
  }

  /// The cells of a row; a county written once over several firms is written out, for its block does not come along.
  private static func cells(_ row: SheetRow, _ layout: SheetLayout, _ merged: MergedCells) -> [Cell] {
    var cells = row.cells
    for column in layout.columns where [.county, .field, .industry, .kindOfBody].contains(column.heading) {
      guard row.cell(column.place) == .empty, merged.covers(row, column.place) else { continue }
      cells += Array(repeating: .empty, count: max(0, column.place + 1 - cells.count))
      cells[column.place] = merged.cell(row, column.place)
    }
    return cells
  }

  /// What to mend, in whole sentences; rows are called by their numbers in the list that came in.
  private static func words(_ said: [Complaint], _ row: Int, _ language: Language) -> String {
    let flaws = said.map { one in
      (one.column.isEmpty ? Text(same: "") : Text("“\(one.column)”", "“\(one.column)”: ")) + one.flaw.message
    }
    let place = Text("原表第 \(row) 行：", "row \(row) of the list: ")
    return place[language] + flaws.map { $0[language] }.joined(separator: language == .zh ? "；" : "; ")
      + (language == .zh ? "。" : ".")
  }

  /// How many rows go back.
  public var count: Int { rows.count - headerRows.upperBound - 1 }

  /// Lines for a CSV file. A code that a program took for a number stays recognisable as one.
  var csv: [[String]] {
    rows.map { cells in
      guard cells.contains(where: { $0 != .empty }) else { return [] }
      return cells.map { cell in
        if case .number(let digits) = cell, digits.utf8.count > 15, let number = Double(digits),
          number >= 1e15
        {
          return ReturnedSheet.scientific(number)
        }
        return cell.words ?? ""
      }
    }
  }

  /// `9.14104E+17`, as spreadsheet programs show it.
  private static func scientific(_ number: Double) -> String {
    var (mantissa, exponent) = (number, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    return "\((mantissa * 100_000).rounded() / 100_000)E+\(exponent)"
  }

  /// The sheet as it was, with the cells to mend marked.
  var copy: SheetCopy {
    var widths = Array(repeating: 12.0, count: width)
    for cells in rows[headerRows.lowerBound...] {
      for (place, cell) in cells.enumerated() {
        let length = (cell.words ?? "").unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) }
        widths[place] = min(30, max(widths[place], Double(length + 2)))
      }
    }
    widths[width - 2] = 12
    widths[width - 1] = 64
    return SheetCopy(
      name: name, rows: rows, merged: isMerged, headerRows: headerRows, widths: widths, marked: marked)
  }
}

extension SheetLayout {
  /// The place of the column with this title, as complaints name it.
  fileprivate func place(of title: String) -> Int? { columns.first { $0.title == title }?.place }
}
