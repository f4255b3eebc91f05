/// A JSON value whose objects keep their order and whose numbers keep their text (JSON 值).
///
/// Our own because the library reader forgets the order of keys and turns decimals into binary fractions.
public enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  /// The number as written: `0.201923`.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSON

    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  public static func int(_ value: Int) -> JSON { .number(String(value)) }
  public static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
  public static func day(_ value: Day?) -> JSON { .text(value?.description) }

  /// The value of a key; `.null` when there is none.
  public subscript(key: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var members: [Member] { if case .object(let members) = self { members } else { [] } }
  public var array: [JSON] { if case .array(let values) = self { values } else { [] } }
  public var day: Day? { string.flatMap { Day($0) } }
  public var isNull: Bool { self == .null }

  /// Text for a table cell: strings and numbers as they are, null as empty.
  public var plain: String {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null: ""
    case .array(let values) where values.allSatisfy({ $0.string != nil }):
      values.map(\.plain).joined(separator: " ")
    case .array, .object: rendered
    }
  }

  /// The object with a key set: in place when it is there, else at the end.
  public func setting(_ key: String, _ value: JSON) -> JSON {
    guard case .object(var members) = self else { return self }
    if let place = members.firstIndex(where: { $0.key == key }) {
      members[place] = Member(key, value)
    } else {
      members.append(Member(key, value))
    }
    return .object(members)
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
}

extension JSON {
  /// One line of JSON. Control and direction-changing characters are escaped, so it is safe on a terminal.
  public var rendered: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let text): out += text
    case .string(let text): JSON.quote(text, to: &out)
    case .array(let values):
      out += "["
      for (place, value) in values.enumerated() {
        if place > 0 { out += "," }
        value.write(to: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (place, member) in members.enumerated() {
        if place > 0 { out += "," }
        JSON.quote(member.key, to: &out)
        out += ":"
        member.value.write(to: &out)
      }
      out += "}"
    }
  }

  /// Plain ASCII and Chinese characters, of which nothing need be escaped.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20...0x7E: byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    case 0x80...0xBF, 0xE3...0xE9: true
    default: false
    }
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    if text.utf8.allSatisfy(isPlain) {
      out += text
      out += "\""
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if String(scalar).forbiddenScalar != nil {
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    out += "\""
  }
}
