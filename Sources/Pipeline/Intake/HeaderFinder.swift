internal import Spreadsheet

/// Finds the heading of a list (找表头): one row or two, within the first eight rows, from any column on.
struct HeaderFinder {
  let sheet: Sheet
  let intakeYear: Int
  let mapping: [String: String]
  /// The heading's first row, when a person has said it.
  let headerRow: Int?
  /// Fen in one unit, when a person has said it.
  let unit: Int64?

  func find() -> SheetLayout? {
    var stated: Int64?
    for (index, row) in sheet.rows.enumerated() {
      if row.number > headerRow ?? 8 { return nil }
      for cell in row.cells {
        if case .text(let text) = cell, let unit = Heading.unitLine(text) { stated = unit }
      }
      if let headerRow, row.number != headerRow { continue }
      let next = index + 1 < sheet.rows.count ? sheet.rows[index + 1] : nil
      if let layout = layout(row, next, unit ?? stated) { return layout }
    }
    return nil
  }

  private func layout(_ row: SheetRow, _ next: SheetRow?, _ unit: Int64?) -> SheetLayout? {
    if let next, next.number == row.number + 1, isSecondHeading(next, under: row),
      let double = SheetLayout(
        headerRows: row.number...next.number, columns: columns(row, over: next), statedUnit: unit,
        intakeYear: intakeYear)
    {
      return double
    }
    return SheetLayout(
      headerRows: row.number...row.number, columns: columns(row), statedUnit: unit, intakeYear: intakeYear)
  }

  private func heading(_ title: String) -> Heading {
    Heading(title, intakeYear: intakeYear, mapping: mapping)
  }

  private func columns(_ row: SheetRow) -> [SheetLayout.Column] {
    row.cells.enumerated().compactMap { place, cell in
      cell.words.map { .init(place: place, title: $0.trimmingBlanks(), heading: heading($0)) }
    }
  }

  /// Whether a row continues the heading above it: each of its cells is a year, or a word of headings alone or
  /// together with what stands above. Under a name and a code there may only be the same words again.
  private func isSecondHeading(_ row: SheetRow, under upper: SheetRow) -> Bool {
    let filled = row.cells.enumerated().compactMap { place, cell in cell.words.map { (place, $0) } }
    guard !filled.isEmpty, upper.cells.count(where: { $0.words != nil }) > 1, !isTalk(upper) else {
      return false
    }
    return filled.allSatisfy { place, words in
      switch upper.cell(place).words.map(heading) {
      case .name: return heading(words) == .name
      case .code: return heading(words) == .code
      default: break
      }
      let (year, rest) = Heading.withoutYear(Heading.plain(words), intakeYear: intakeYear)
      if year != nil, rest.isEmpty { return true }
      return heading(words) != .other || heading(top(of: place, in: upper) + words) != .other
    }
  }

  /// 填报单位：宝丰县科技局 and 金额单位：万元 may stand side by side above the heading, and are no part of it.
  private func isTalk(_ row: SheetRow) -> Bool {
    row.cells.contains { cell in cell.words?.dropLast().contains { ":：".contains($0) } ?? false }
  }

  /// The text above a cell: its own, or that of the cell merged or written over it from the left.
  private func top(of place: Int, in row: SheetRow) -> String {
    if let own = row.cell(place).words { return own.trimmingBlanks() }
    let merged = sheet.merged.filter { $0.rows.contains(row.number) }
    if !merged.isEmpty {
      let over = merged.first { $0.columns.contains(place) }
      return over.flatMap { row.cell($0.columns.lowerBound).words }?.trimmingBlanks() ?? ""
    }
    // A CSV file keeps of a merged heading only its first cell.
    return row.cells.prefix(place).last { $0.words != nil }?.words?.trimmingBlanks() ?? ""
  }

  private func columns(_ upper: SheetRow, over lower: SheetRow) -> [SheetLayout.Column] {
    (0..<max(upper.cells.count, lower.cells.count)).compactMap { place in
      guard let bottom = lower.cell(place).words?.trimmingBlanks() else {
        return upper.cell(place).words.map {
          .init(place: place, title: $0.trimmingBlanks(), heading: heading($0))
        }
      }
      let top = top(of: place, in: upper)
      let both = top.isEmpty || top == bottom ? bottom : "\(top)/\(bottom)"
      switch heading(bottom) {
      case .fact(let key, let year, let unit):
        // 2018年 or （万元） may stand above the figure.
        let above = Heading.withoutYear(Heading.plain(top), intakeYear: intakeYear)
        let topUnit = Heading.withoutUnit(Heading.plain(top)).1
        return .init(
          place: place, title: both,
          heading: .fact(
            key, year: year ?? (above.1.isEmpty || topUnit != nil ? above.0 : nil),
            unit: key.unit == .yuan ? unit ?? topUnit : nil))
      case .other:
        let joined = [bottom + top, top + bottom].map(heading).first { $0 != .other }
        return .init(place: place, title: both, heading: joined ?? .other)
      case let alone:
        return .init(place: place, title: bottom, heading: alone)
      }
    }
  }
}
