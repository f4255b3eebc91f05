/// Tells date formats from other number formats (数字格式).
enum NumberFormat {
  /// The built-in formats that show a date or a time, those of the Chinese versions included.
  static func isBuiltinDate(_ identifier: Int) -> Bool {
    switch identifier {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format code shows a year, month or day outside quotes, brackets and escapes.
  static func isDate(code: String) -> Bool {
    var letters: Set<UInt8> = []
    var closing: UInt8?
    var skipNext = false
    scan: for byte in code.utf8 {
      if skipNext {
        skipNext = false
      } else if let end = closing {
        if byte == end { closing = nil }
        // [h] shows a duration; its letter tells that a later m means minutes.
        if end == 0x5D, byte | 0x20 == hourLetter { letters.insert(hourLetter) }
      } else {
        switch byte {
        case 0x22: closing = 0x22
        case 0x5B: closing = 0x5D
        case 0x5C, 0x5F, 0x2A: skipNext = true  // \x literal, _x space as wide, *x fill
        case 0x3B: break scan  // the first section is the one for positive numbers
        default: letters.insert(byte | 0x20)
        }
      }
    }
    if letters.contains(yearLetter) || letters.contains(dayLetter) { return true }
    // With hours or seconds beside it and no day, m means minutes.
    return letters.contains(monthLetter) && !letters.contains(hourLetter)
      && !letters.contains(secondLetter)
  }

  private static let yearLetter = UInt8(ascii: "y")
  private static let monthLetter = UInt8(ascii: "m")
  private static let dayLetter = UInt8(ascii: "d")
  private static let hourLetter = UInt8(ascii: "h")
  private static let secondLetter = UInt8(ascii: "s")
}
