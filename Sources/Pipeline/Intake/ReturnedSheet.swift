public import Spreadsheet

/// The rows that were rejected, as a file to mend and send again (退回表): the input's own headings and
/// cells, and two more columns that say what is wrong.
public struct ReturnedSheet: Sendable {
  private let lead: [SheetRow]
  private let headers: [[Cell]]
  private let rows: [[Cell]]
  private let unit: Int64?

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
    let headings = sheet.rows.filter { layout.headerRows.contains($0.number) }
    let rejected = sheet.rows.filter { flaws[$0.number] != nil }
    let width = (headings + rejected).map(\.cells.count).max() ?? 0
    // A file that comes back for the second time has the two columns already: they are written anew.
    let own = layout.ownPlaces
    func padded(_ cells: [Cell]) -> [Cell] {
      (cells + Array(repeating: .empty, count: width - cells.count)).enumerated()
        .filter { !own.contains($0.offset) }.map(\.element)
    }
    lead = sheet.rows.filter { $0.number < layout.headerRows.lowerBound }
    unit = layout.statedUnit
    headers = headings.enumerated().map { place, row in
      padded(row.cells) + (place == 0 ? [.text("错误码"), .text("说明")] : [.empty, .empty])
    }
    rows = rejected.map { row in
      let said = flaws[row.number] ?? []
      return padded(row.cells) + [
        .text(said.map(\.flaw.code).joined(separator: " ")),
        .text(
          said.map { ($0.column.isEmpty ? "" : "\($0.column)：") + $0.flaw.message[language] }
            .joined(separator: "；")),
      ]
    }
  }

  /// How many rows go back.
  public var count: Int { rows.count }

  /// Lines for a CSV file: what stood above the heading, the heading, the rows.
  var csv: [[String]] {
    (lead.map(\.cells) + headers + rows).map { cells in cells.map { $0.words ?? "" } }
  }

  /// A workbook sheet; all cells are text, so that codes keep their digits.
  var sheet: TableDocument {
    let header = headers.first ?? []
    return TableDocument(
      sheetName: "退回", title: "退回的行：改好后可以重新导入",
      rightNote: HeadingWords.money.first { $0.fen == unit }.map { "单位：\($0.word)" },
      columns: header.enumerated().map { place, cell in
        .init(cell.words ?? "", width: place == header.count - 1 ? 48 : 16)
      },
      rows: (headers.dropFirst() + rows).map { cells in cells.map { $0.words.map(Cell.text) ?? .empty } })
  }
}
