/// What the values in records mean as cells (记录中的值).
enum BIFFValue {
  static func number(_ value: Double, showsDate: Bool, is1904: Bool) -> Cell {
    if showsDate, let date = DateSerial.date(value, is1904: is1904) { return date }
    guard value.isFinite else { return .error("#NUM!") }
    // As a spreadsheet program shows it: no point and no exponent in what is a whole number.
    let isWhole = abs(value) < 0x1p53 && value == value.rounded()
    return .number(isWhole ? "\(Int(value))" : NumberText.shown("\(value)", value))
  }

  /// A number in 30 bits: whole or the upper half of a floating one, either of them in hundredths or not.
  static func short(_ bits: UInt32) -> Double {
    let value =
      bits & 2 != 0
      ? Double(Int32(bitPattern: bits) >> 2) : Double(bitPattern: UInt64(bits & ~3) << 32)
    return bits & 1 != 0 ? value / 100 : value
  }

  static func error(_ code: UInt8) -> Cell {
    switch code {
    case 0x00: .error("#NULL!")
    case 0x07: .error("#DIV/0!")
    case 0x0F: .error("#VALUE!")
    case 0x17: .error("#REF!")
    case 0x1D: .error("#NAME?")
    case 0x24: .error("#NUM!")
    case 0x2A: .error("#N/A")
    default: .error("#\(code)")
    }
  }
}
