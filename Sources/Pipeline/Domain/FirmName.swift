/// A firm's name (企业名称) as it is stored, matched and typed in a hurry.
public struct FirmName: Sendable, Equatable {
  /// As given, without blanks at its ends.
  public let text: String

  /// The name folded for matching: half width, no blanks, upper case. Never shown, never used to join firms.
  public let key: String

  public init(_ raw: String) {
    text = raw.trimmingBlanks()
    key = FirmName.key(text)
  }

  /// Folds what a person typed the same way as a stored name.
  public static func key(_ typed: String) -> String {
    if isFolded(typed) { return typed }
    var key = String.UnicodeScalarView()
    for scalar in typed.unicodeScalars {
      switch scalar.value {
      case 0x21...0x60, 0x7B...0x7E: key.append(scalar)
      case 0x61...0x7A: key.append(Unicode.Scalar(UInt8(scalar.value - 32)))
      // Full width to its usual width, lower-case letters on the way to upper case.
      case 0xFF41...0xFF5A: key.append(Unicode.Scalar(UInt8(scalar.value - 0xFF00)))
      case 0xFF01...0xFF5E: key.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      // Ideographs have no case and are no blanks.
      case 0x3001...0xA63F: key.append(scalar)
      default:
        if scalar.properties.isWhitespace { continue }
        key.append(contentsOf: scalar.properties.uppercaseMapping.unicodeScalars)
      }
    }
    return String(key)
  }

  /// Whether nothing is to be folded, told from the bytes: ASCII that is neither blank nor small letter, and U+4000
  /// to U+9FFF, where the ideographs are.
  private static func isFolded(_ typed: String) -> Bool {
    typed.utf8.allSatisfy { byte in
      switch byte {
      case 0x21...0x60, 0x7B...0x7E, 0x80...0xBF, 0xE4...0xE9: true
      default: false
      }
    }
  }

  /// Full-width ASCII forms (U+FF01 to U+FF5E) and the ideographic space to their usual width.
  ///
  /// Nothing else is touched: Unicode normalisation would change compatibility ideographs in names.
  public static func halfWidth(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000: plain.append(" ")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
