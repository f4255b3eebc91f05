/// How a table is made to fit a terminal (表格适应屏宽): long texts are cut, numbers and days never.
enum TableFit {
  /// A text is not cut below this.
  static let narrowest = 12

  /// The widths of columns that together fit; nil when not even the narrowest do.
  ///
  /// - Parameters:
  ///   - wanted: the cells each column would take.
  ///   - cuttable: which columns may be cut.
  ///   - room: the cells there are, two of them between columns.
  static func widths(_ wanted: [Int], cuttable: [Bool], room: Int) -> [Int]? {
    var widths = wanted
    var excess = wanted.reduce(0, +) + 2 * max(0, wanted.count - 1) - room
    while excess > 0 {
      let able = widths.indices.filter { cuttable[$0] && widths[$0] > narrowest }
      guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return nil }
      // Down to the next widest, so that the longest columns pay first.
      let next = able.filter { widths[$0] < widths[widest] }.map { widths[$0] }.max() ?? narrowest
      let cut = min(excess, max(1, widths[widest] - max(next, narrowest)))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }

  /// The beginning of a text in so many cells, with … where it was cut.
  static func cut(_ text: String, to width: Int) -> String {
    guard TextWidth.of(text) > width else { return text }
    var kept = ""
    var taken = 0
    for character in text {
      let wide = TextWidth.of(character)
      if taken + wide > width - 1 { break }
      kept.append(character)
      taken += wide
    }
    return kept + "…"
  }
}
