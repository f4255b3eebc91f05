/// Reads JSON text by bytes (JSON 读取), strictly: one value, nothing after it, at most 200 levels deep.
struct JSONReader {
  struct Malformed: Error, Equatable {
    /// Offset in bytes from the start.
    let offset: Int
  }

  private let bytes: [UInt8]
  private var place = 0

  static func read(_ text: String) throws(Malformed) -> JSON {
    var reader = JSONReader(bytes: Array(text.utf8))
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.place == reader.bytes.count else { throw reader.malformed }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var malformed: Malformed { Malformed(offset: place) }
  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 32 || (9...13).contains(byte) { place += 1 }
  }

  private mutating func take(_ word: StaticString) throws(Malformed) {
    let end = place + word.utf8CodeUnitCount
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard end <= bytes.count, bytes[place..<end].elementsEqual(wanted) else { throw malformed }
    place = end
  }

  private mutating func value(depth: Int) throws(Malformed) -> JSON {
    guard depth < 200 else { throw malformed }
    skipBlanks()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try take("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try take("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try take("null")
      return .null
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(Malformed) -> JSON {
    place += 1
    var members: [JSON.Member] = []
    skipBlanks()
    if current == UInt8(ascii: "}") {
      place += 1
      return .object([])
    }
    while true {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw malformed }
      let key = try string()
      skipBlanks()
      try take(":")
      members.append(JSON.Member(key, try value(depth: depth + 1)))
      skipBlanks()
      if current == UInt8(ascii: "}") {
        place += 1
        return .object(members)
      }
      try take(",")
    }
  }

  private mutating func array(depth: Int) throws(Malformed) -> JSON {
    place += 1
    var values: [JSON] = []
    skipBlanks()
    if current == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if current == UInt8(ascii: "]") {
        place += 1
        return .array(values)
      }
      try take(",")
    }
  }

  private mutating func number() throws(Malformed) -> JSON {
    let start = place
    while let byte = current, (48...57).contains(byte) || "+-.eE".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if place > start, place - start < 18, bytes[start..<place].allSatisfy({ (48...57).contains($0) }) {
      return .number(text)
    }
    guard Double(text) != nil, text.first != "+" else { throw malformed }
    return .number(text)
  }

  private mutating func string() throws(Malformed) -> String {
    place += 1
    var out: [UInt8] = []
    // Most strings hold no escape and are taken as they stand.
    var end = place
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      defer { place = end + 1 }
      return String(decoding: bytes[place..<end], as: UTF8.self)
    }
    while let byte = current {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): out.append(contentsOf: try escape())
      default: out.append(byte)
      }
    }
    throw malformed
  }

  private mutating func escape() throws(Malformed) -> [UInt8] {
    guard let byte = current else { throw malformed }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xD800...0xDBFF).contains(code) {
        try take("\\u")
        let low = try hex()
        guard (0xDC00...0xDFFF).contains(low) else { throw malformed }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw malformed }
      return Array(String(Character(scalar)).utf8)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    default: throw malformed
    }
  }

  private mutating func hex() throws(Malformed) -> UInt32 {
    guard place + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
    else { throw malformed }
    place += 4
    return code
  }
}

extension JSON {
  /// Reads one JSON value; nil when the text is not one.
  public init?(parsing text: String) {
    guard let value = try? JSONReader.read(text) else { return nil }
    self = value
  }
}
