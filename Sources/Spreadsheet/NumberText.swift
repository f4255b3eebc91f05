import Glibc

/// The digits of a fraction as spreadsheet programs show them (数字文本): fifteen at most.
///
/// Files hold the nearest binary fraction in sixteen or seventeen digits, differently in each format: 89207.85
/// stands as 89207.850000000006 in one and as 89207.85000000001 in another. Whole numbers stay as they are, since
/// they may be damaged codes, and what has been damaged must be seen.
enum NumberText {
  private static let digits = 15

  static func shown(_ text: String, _ value: Double) -> String {
    guard text.utf8.contains(0x2E), text.utf8.count > digits + 1 else { return text }
    let significant = text.utf8.drop { $0 == 0x2D || $0 == 0x30 || $0 == 0x2E }
    guard significant.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      significant.count(where: { $0 != 0x2E }) > digits
    else { return text }
    let bytes = [UInt8](unsafeUninitializedCapacity: 40) { buffer, count in
      count = withVaList([value]) { arguments in
        buffer.withMemoryRebound(to: CChar.self) {
          Int(vsnprintf($0.baseAddress, $0.count, "%.\(digits)g", arguments))
        }
      }
    }
    let shown = String(decoding: bytes, as: UTF8.self)
    // The readers of money know no exponents.
    return shown.contains("e") ? text : shown
  }
}
