/// How a table is made to fit a terminal (表格适应屏宽): long texts are cut; numbers, days, codes and commands never.
public enum TableFit {
  /// A text is not cut below this.
  static let narrowest = 10

  /// The widths of columns that together fit; nil when not even the narrowest do.
  ///
  /// - Parameters:
  ///   - wanted: the cells each column would take.
  ///   - least: the cells below which each column is not cut.
  ///   - room: the cells there are, two of them between columns.
  static func widths(_ wanted: [Int], least: [Int], room: Int) -> [Int]? {
    var widths = wanted
    var excess = wanted.reduce(0, +) + 2 * max(0, wanted.count - 1) - room
    while excess > 0 {
      let able = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return nil }
      // A cell at a time: the longest columns pay first, and columns of one length alike.
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// Whether a text is a code, a number or a day rather than words: half of it would be another one.
  static func isCode(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0.isASCII && $0 != " " }
  }

  /// What may not stand at the beginning of a line (避头).
  private static let closing = Set<Character>("，。、；：？！）》〉”’…％")

  /// A text on lines of so many cells: broken at blanks and between Chinese characters, not before a comma or the like, a
  /// longer word where it must be.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var rest = Substring(text)
    while !rest.isEmpty {
      var word = rest.prefix { $0 == " " }
      let letters = rest.dropFirst(word.count)
      word +=
        TextWidth.of(String(letters.prefix(1))) > 1
        ? letters.prefix(1) : letters.prefix { $0 != " " && TextWidth.of($0) < 2 }
      rest = rest.dropFirst(word.count)
      let closed = rest.prefix { closing.contains($0) }
      word += closed
      rest = rest.dropFirst(closed.count)
      if !line.isEmpty, TextWidth.of(line) + TextWidth.of(String(word)) > width {
        lines.append(line)
        line = ""
        word = word.drop { $0 == " " }
      }
      for character in word {
        if TextWidth.of(line) + TextWidth.of(character) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
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
