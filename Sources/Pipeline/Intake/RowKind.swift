internal import Spreadsheet

/// What a row below the heading is (行的种类): only firm rows are judged.
enum RowKind: Equatable {
  case firm
  case blank
  /// 宝丰县（12家）: the number is what it declares.
  case group(Int?)
  /// 合计 90 家.
  case total(Int?)
  /// 填表人：…, or the heading printed again on the next page.
  case talk
}

extension SheetLayout {
  func kind(of row: SheetRow, in sheet: Sheet, _ offices: OfficeNames) -> RowKind {
    if let words = row.cell(code.place).words {
      // Codes are ASCII, headings are not: most rows need no closer look.
      if words.utf8.first.map({ $0 < 0x80 }) ?? true, words != code.title { return .firm }
      // 填表人：… may be followed by 联系电话：… just below the codes.
      if RowKind.isTalk(FirmName.key(words)), words.contains(where: { ":：".contains($0) }) { return .talk }
      return words == code.title || HeadingWords.known[Heading.plain(words)] == .code ? .talk : .firm
    }
    let filled = row.cells.enumerated().compactMap { place, cell in
      cell.words.map { (place: place, words: $0.trimmingBlanks()) }
    }
    guard let first = filled.first else { return .blank }
    // Offices number rows beforehand that they then leave empty.
    let numbered = Set(columns.filter { $0.heading == .position }.map(\.place))
    if filled.allSatisfy({ numbered.contains($0.place) && Int($0.words) != nil }) { return .blank }
    for cell in [first] + filled.filter({ $0.place == name.place }) {
      let word = FirmName.key(cell.words)
      if RowKind.isTotal(word) { return .total(RowKind.declared(word)) }
      if RowKind.isTalk(word) { return .talk }
    }
    guard filled.count == 1 else { return .firm }
    let word = FirmName.key(first.words)
    let spans = sheet.merged.contains {
      $0.rows.contains(row.number) && $0.columns.contains(first.place) && $0.columns.count > 2
    }
    if spans || RowKind.declared(word) != nil || RowKind.isSection(word) || offices[word] != nil {
      return .group(RowKind.declared(word))
    }
    return .firm
  }
}

extension RowKind {
  /// 合计, 合计90家, 合计(90家); but not a firm whose name begins so.
  fileprivate static func isTotal(_ word: String) -> Bool {
    guard let start = ["合计", "小计", "总计", "共计"].first(where: word.hasPrefix) else { return false }
    let rest = word.dropFirst(start.count)
    return rest.isEmpty || rest.first.map { !$0.isLetter || $0.isNumber || $0 == "家" } ?? true
  }

  private static let speakers = [
    "填表", "填报", "制表", "审核", "联系", "负责", "单位", "复核", "经办", "日期", "备注", "注", "说明", "主管", "电话", "盖章",
  ]

  /// 填表人：某某. A firm may be called 联系…公司: the colon tells.
  fileprivate static func isTalk(_ word: String) -> Bool {
    guard let speaker = speakers.first(where: word.hasPrefix) else { return word.hasPrefix("(盖章)") }
    let rest = word.dropFirst(speaker.count)
    return rest.isEmpty || rest.prefix(8).contains(":")
  }

  /// `宝丰县(12家)`, `共12户`: the number before the last 家 or 户.
  fileprivate static func declared(_ word: String) -> Int? {
    let body = word.hasSuffix(")") ? word.dropLast() : word[...]
    guard body.hasSuffix("家") || body.hasSuffix("户") else { return nil }
    return Int(String(body.dropLast().reversed().prefix { $0.isASCII && $0.isNumber }.reversed()))
  }

  /// 一、宝丰县 or (二)宝丰县.
  fileprivate static func isSection(_ word: String) -> Bool {
    let inner = word.hasPrefix("(") ? word.dropFirst() : word[...]
    let rest = inner.drop { "一二三四五六七八九十".contains($0) }
    return rest.count < inner.count && (rest.hasPrefix("、") || (word.hasPrefix("(") && rest.hasPrefix(")")))
  }
}
