extension WordTable {
  /// The table at a width in twips. Rows grow with their text, so nothing is clipped.
  func markup(width: Int) -> Markup {
    let whole = max(1, widths.reduce(0, +))
    let columns = widths.map { $0 * width / whole }
    let sides: [Markup] = [
      "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
      "<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
      "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
      "<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
      "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
      "<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
    ]
    let grid = columns.map { width -> Markup in "<w:gridCol w:w=\"\(width)\"/>" }
    return """
      <w:tbl><w:tblPr><w:tblW w:w="\(columns.reduce(0, +))" w:type="dxa"/><w:jc w:val="center"/>\
      <w:tblBorders>\(sides)</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>\
      <w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>\
      <w:tblGrid>\(grid)</w:tblGrid>\(rows.map { $0.markup(columns) })</w:tbl>\
      <w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>
      """
  }
}

extension WordTable.Row {
  fileprivate func markup(_ columns: [Int]) -> Markup {
    var place = 0
    let parts = cells.map { cell -> Markup in
      let end = min(columns.count, place + max(1, cell.span))
      let width = columns[min(place, columns.count)..<end].reduce(0, +)
      place = end
      return cell.markup(width: width)
    }
    let head: Markup = repeats ? "<w:tblHeader/>" : ""
    return """
      <w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="\(height * 20)" w:hRule="atLeast"/>\(head)</w:trPr>\(parts)</w:tr>
      """
  }
}

extension WordTable.Cell {
  fileprivate func markup(width: Int) -> Markup {
    let spanned: Markup = span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : ""
    let look = WordFont.run(isHead ? WordFont.head : WordFont.body, size: 21)
    return """
      <w:tc><w:tcPr><w:tcW w:w="\(width)" w:type="dxa"/>\(spanned)<w:vAlign w:val="center"/></w:tcPr>\
      <w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="300" w:lineRule="exact"/><w:jc w:val="\(alignment.rawValue)"/></w:pPr>\
      <w:r><w:rPr>\(look)</w:rPr>\(WordDocument.lines(text))</w:r></w:p></w:tc>
      """
  }
}
