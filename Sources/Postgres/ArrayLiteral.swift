/// The server's text form of an array (数组), written and read by bytes.
enum ArrayLiteral {
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let comma = UInt8(ascii: ",")
  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  static func text(of elements: [String?]) -> String {
    var bytes: [UInt8] = [open]
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(comma) }
      guard let element else {
        bytes.append(contentsOf: "NULL".utf8)
        continue
      }
      bytes.append(quote)
      for byte in element.utf8 {
        if byte == quote || byte == backslash { bytes.append(backslash) }
        bytes.append(byte)
      }
      bytes.append(quote)
    }
    bytes.append(close)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The elements of a one-dimensional literal; nil when the text is not one.
  static func elements(of text: String) -> [String?]? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, bytes.first == open, bytes.last == close else { return nil }
    var elements: [String?] = []
    var at = 1
    let end = bytes.count - 1
    while at < end {
      var element: [UInt8] = []
      let isQuoted = bytes[at] == quote
      if isQuoted {
        at += 1
        while at < end, bytes[at] != quote {
          if bytes[at] == backslash { at += 1 }
          guard at < end else { return nil }
          element.append(bytes[at])
          at += 1
        }
        guard at < end else { return nil }
        at += 1
      } else {
        while at < end, bytes[at] != comma {
          // A bare brace opens a nested array, which this reader does not know.
          guard bytes[at] != open, bytes[at] != close else { return nil }
          element.append(bytes[at])
          at += 1
        }
      }
      let word = String(decoding: element, as: UTF8.self)
      elements.append(!isQuoted && word == "NULL" ? nil : word)
      if at < end {
        guard bytes[at] == comma, at + 1 < end else { return nil }
        at += 1
      }
    }
    return elements
  }
}
