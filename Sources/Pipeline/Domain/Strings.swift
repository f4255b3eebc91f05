extension StringProtocol {
  /// The text without blanks at its ends, the ideographic space (U+3000) and the no-break space included.
  public func trimmingBlanks() -> String {
    func blank(_ character: Character) -> Bool {
      character.isWhitespace || character == "\u{3000}" || character == "\u{00A0}"
    }
    guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// The first character that no stored line may hold: control, zero-width or direction-changing.
  ///
  /// The same set stands in the domain `pipeline.line` as the last line of defence.
  public var forbiddenScalar: Unicode.Scalar? {
    unicodeScalars.first { scalar in
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: return true
      default: return false
      }
    }
  }
}
