extension Picture {
  /// 热力图: one hue, the number in every cell, a dot for none.
  public static func heat(
    title: String, note: String, corner: String, columns: [String], rows: [(label: String, values: [Int])]
  ) -> Picture {
    let (left, top, height) = (130, 34, 28)
    let width = columns.isEmpty ? 1 : (750 - left) / columns.count
    let greatest = max(1, rows.flatMap(\.values).max() ?? 1)
    var shapes = columns.enumerated().map { place, column in
      text(column, left + place * width + width / 2, top - 12, anchor: "middle")
    }
    for (line, row) in rows.enumerated() {
      let y = top + line * height
      shapes.append(text(row.label, left - 10, y + 19, anchor: "end"))
      for (place, value) in row.values.enumerated() {
        // Five steps of shade, so that print in grey keeps them apart.
        let shade = value == 0 ? 0 : min(5, (value * 5 + greatest - 1) / greatest)
        let x = left + place * width
        shapes += [
          box(x + 1, y + 1, width - 2, height - 2, "shade\(shade)"),
          text(
            value == 0 ? "·" : String(value), x + width / 2, y + 19, shade > 3 ? "onshade" : "number",
            anchor: "middle"),
        ]
      }
    }
    return Picture(
      title: title, note: note, height: top + rows.count * height + 10, shapes: shapes,
      headings: [corner] + columns, rows: rows.map { [$0.label] + $0.values.map(String.init) })
  }
}
