/// Estimates how much room a text takes, so that rows can be given their height (字符宽度).
enum TextWidth {
  /// A digit of 仿宋 11 is this much wider than the digit that column widths are counted in.
  private static let digitRatio = 1.05

  /// How many lines a text takes in a column of that width, at a size relative to 11 points.
  static func lines(_ text: String, width: Double, scale: Double = 1) -> Int {
    let room = max(2, (width / (digitRatio * scale)).rounded(.down))
    var lines = 1
    var used = 0.0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines += 1
        used = 0
        continue
      }
      let next = isWide(scalar) ? 2.0 : 1.0
      // A wide character that does not fit moves down whole.
      if used + next > room {
        lines += 1
        used = 0
      }
      used += next
    }
    return lines
  }

  /// Whether a character takes two columns in a Chinese font, the ambiguous ones included.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB7, 0xD7, 0xF7, 0x1100...0x115F, 0x2010...0x2027, 0x2030...0x203B, 0x2103, 0x2116,
      0x2160...0x217F, 0x2190...0x21FF, 0x2200...0x22FF, 0x2460...0x24FF, 0x2500...0x27BF,
      0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
