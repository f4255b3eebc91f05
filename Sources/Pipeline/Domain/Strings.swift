extension StringProtocol {
  /// The text without blanks at its ends, the ideographic space (U+3000) and the no-break space included.
  public func trimmingBlanks() -> String {
    if edgesArePlain { return String(self) }
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
    guard mayHoldInvisibles else { return nil }
    return unicodeScalars.first { scalar in
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: return true
      default: return false
      }
    }
  }
}

extension StringProtocol {
  /// Whether there is nothing but blanks.
  var isBlank: Bool { !edgesArePlain && trimmingBlanks().isEmpty }

  /// Certainly no blank at either end, told from the bytes: lists have millions of cells. ASCII above the space
  /// and everything from U+4000 on is no blank.
  private var edgesArePlain: Bool {
    let bytes = Substring(self).utf8
    guard let first = bytes.first, (0x21...0x7E).contains(first) || first >= 0xE4 else { return false }
    guard let last = bytes.last else { return false }
    if last < 0x80 { return (0x21...0x7E).contains(last) }
    return bytes.suffix(3).first.map { $0 >= 0xE4 } ?? false
  }

  /// Whether `forbiddenScalar` has to look: all of its set is ASCII control or begins with one of three bytes.
  private var mayHoldInvisibles: Bool {
    var before: UInt8 = 0
    for byte in utf8 {
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 { return true }
      if before == 0xE2, byte == 0x80 || byte == 0x81 { return true }
      if before == 0xEF, byte == 0xBB { return true }
      before = byte
    }
    return false
  }
}
