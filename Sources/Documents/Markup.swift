/// Text of XML or HTML (标记): literals pass as they are, values put into them are escaped.
///
/// Escaping hangs on the type: a `String` can only enter through an interpolation, which escapes it.
public struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The text as it goes into a file.
  public let text: String

  public init(stringLiteral value: String) { text = value }

  public init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

  /// Pieces one after the other.
  public init(_ pieces: [Markup]) { text = pieces.map(\.text).joined() }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    public mutating func appendLiteral(_ literal: String) { text += literal }
    public mutating func appendInterpolation(_ value: String) { Markup.escape(value, into: &text) }
    public mutating func appendInterpolation(_ value: Int) { text += String(value) }
    public mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    public mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { text += piece.text }
    }
  }

  /// Escapes what XML and HTML read as markup. What XML cannot hold, and what changes the direction of text,
  /// becomes U+FFFD.
  private static func escape(_ value: String, into text: inout String) {
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\t", "\n": text.unicodeScalars.append(scalar)
      default:
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
          text += "\u{FFFD}"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
