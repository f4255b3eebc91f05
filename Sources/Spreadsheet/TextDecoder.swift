/// A text as valid UTF-8 without byte order mark, and the name of the encoding it came in.
struct DecodedText: Equatable {
  let bytes: [UInt8]
  let label: String
}

/// Turns the bytes of a CSV file into UTF-8, strictly: a wrong guess must fail and not yield wrong names.
enum TextDecoder {
  static func decode(_ bytes: [UInt8], as encoding: Encoding?) throws(SpreadsheetError) -> DecodedText {
    if let encoding { return try decode(bytes, in: encoding) }
    for candidate in [Encoding.utf8, .utf16le, .utf16be] where bytes.starts(with: candidate.byteOrderMark) {
      return try decode(bytes, in: candidate)
    }
    guard let fault = firstInvalidUTF8(bytes) else { return DecodedText(bytes: bytes, label: "UTF-8") }
    // No GB18030 text begins with eight valid UTF-8 sequences by chance: this is UTF-8 with damage,
    // and reading it as GB18030 would turn every name into another one.
    guard bytes.prefix(fault).count(where: { $0 >= 0xC2 }) < 8 else {
      throw .badEncoding(byteOffset: fault)
    }
    return try decode(bytes, in: .gb18030)
  }

  private static func decode(
    _ bytes: [UInt8], in encoding: Encoding
  ) throws(SpreadsheetError) -> DecodedText {
    let mark = encoding.byteOrderMark
    let marked = bytes.starts(with: mark)
    let skipped = marked ? mark.count : 0
    let utf8: [UInt8]
    switch encoding {
    case .utf8:
      if let fault = firstInvalidUTF8(bytes) { throw .badEncoding(byteOffset: fault) }
      utf8 = marked ? Array(bytes.dropFirst(skipped)) : bytes
    case .utf16le: utf8 = try transcodeUTF16(bytes, from: skipped, low: 0, high: 1)
    case .utf16be: utf8 = try transcodeUTF16(bytes, from: skipped, low: 1, high: 0)
    case .gb18030: utf8 = try GB18030.transcode(bytes, from: skipped)
    }
    return DecodedText(bytes: utf8, label: marked ? "\(encoding.rawValue) BOM" : encoding.rawValue)
  }

  private static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func transcodeUTF16(
    _ bytes: [UInt8], from first: Int, low: Int, high: Int
  ) throws(SpreadsheetError) -> [UInt8] {
    guard (bytes.count - first).isMultiple(of: 2) else { throw .badEncoding(byteOffset: bytes.count - 1) }
    var output: [UInt8] = []
    // A Chinese character takes two bytes here and three there.
    output.reserveCapacity(bytes.count / 2 * 3)
    var at = first
    while at < bytes.count {
      let start = at
      func unit() -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + high]) << 8 }
      var value = unit()
      at += 2
      if (0xD800...0xDBFF).contains(value), at < bytes.count, (0xDC00...0xDFFF).contains(unit()) {
        value = 0x10000 + (value - 0xD800) << 10 + (unit() - 0xDC00)
        at += 2
      }
      // A surrogate that is left alone is no scalar.
      guard let scalar = Unicode.Scalar(value) else { throw .badEncoding(byteOffset: start) }
      output.append(contentsOf: scalar.utf8)
    }
    return output
  }
}
