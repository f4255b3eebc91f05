/// One statement (语句) and its values, kept apart.
///
/// An interpolated value never becomes part of the text: `"select * from firm where name = \(name)"`
/// is sent as `… name = $1` with the name beside it. Two labels splice instead: `\(sql: part)` puts
/// another ``SQL`` in, values and all, and `\(unescaped: text)` puts text in as it stands, which is for
/// words the program chose, never for words a person typed.
///
/// The server infers each value's type from its place, so a value without context wants a cast:
/// `\(days)::int`.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
  /// The text as the server gets it, with `$1`, `$2` … where the values were.
  public let text: String
  /// The values in the order of their numbers; nil is NULL.
  public let binds: [String?]
  /// The pieces, so that a spliced statement can be numbered anew.
  let parts: [Part]

  enum Part: Sendable {
    case text(String)
    case bind(String?)
  }

  init(parts: [Part]) {
    var text = ""
    var binds: [String?] = []
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .bind(let value):
        binds.append(value)
        text += "$\(binds.count)"
      }
    }
    self.text = text
    self.binds = binds
    self.parts = parts
  }

  public init(stringLiteral value: String) {
    self.init(parts: [.text(value)])
  }

  public init(stringInterpolation: StringInterpolation) {
    self.init(parts: stringInterpolation.parts)
  }

  /// Collects the pieces of a literal as the compiler meets them.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.text(literal)) }
    }

    /// Sends a value beside the text.
    public mutating func appendInterpolation(_ value: some Bindable) {
      parts.append(.bind(value.sqlText))
    }

    /// Sends a value or NULL. The compiler warns of an optional in an interpolation unless one is declared.
    public mutating func appendInterpolation<T: Bindable>(_ value: T?) {
      parts.append(.bind(value?.sqlText))
    }

    /// Splices a statement with its own values.
    public mutating func appendInterpolation(sql: SQL) {
      parts.append(contentsOf: sql.parts)
    }

    /// Splices text as it stands. The loud label is the warning.
    public mutating func appendInterpolation(unescaped text: String) {
      appendLiteral(text)
    }
  }

  /// A text (字符串) quoted for a place where no value may stand, such as `alter role … password`.
  public static func quoted(literal text: String) -> String {
    let doubled = text.replacing("'", with: "''")
    return text.contains("\\") ? "E'\(doubled.replacing("\\", with: "\\\\"))'" : "'\(doubled)'"
  }

  /// A name (标识符) quoted for a place where no value may stand, such as `create database`.
  public static func quoted(identifier name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
