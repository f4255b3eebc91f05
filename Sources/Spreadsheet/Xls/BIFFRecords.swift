/// One record of a workbook stream (记录).
struct BIFFRecord {
  let type: UInt16
  /// The place of the record in its stream.
  let offset: Int
  let body: ArraySlice<UInt8>

  /// A number within the body, or damage if the body is too short.
  func word(_ at: Int) throws(SpreadsheetError) -> Int {
    guard at + 2 <= body.count else { throw tooShort }
    return Int(body.little16(body.startIndex + at))
  }

  func long(_ at: Int) throws(SpreadsheetError) -> UInt32 {
    guard at + 4 <= body.count else { throw tooShort }
    return body.little32(body.startIndex + at)
  }

  func byte(_ at: Int) throws(SpreadsheetError) -> UInt8 {
    guard at < body.count else { throw tooShort }
    return body[body.startIndex + at]
  }

  func double(_ at: Int) throws(SpreadsheetError) -> Double {
    Double(bitPattern: UInt64(try long(at)) | UInt64(try long(at + 4)) << 32)
  }

  private var tooShort: SpreadsheetError {
    CompoundFile.broken("record \(String(type, radix: 16)) at \(offset) is too short")
  }
}

/// Walks through the records of one part of a workbook stream, from its beginning to its end.
struct BIFFRecords {
  private let stream: [UInt8]
  private var at: Int
  /// Charts lie inside sheets as parts of their own.
  private var depth = 0

  init(_ stream: [UInt8], from offset: Int) throws(SpreadsheetError) {
    self.stream = stream
    at = offset
    guard let first = try take(), first.type == BIFF.beginning else {
      throw CompoundFile.broken("no part begins at \(offset)")
    }
    depth = 1
  }

  /// The next record of this part itself; nil after its last.
  mutating func next() throws(SpreadsheetError) -> BIFFRecord? {
    while depth > 0 {
      guard let record = try take() else { throw CompoundFile.broken("the workbook is cut off") }
      switch record.type {
      case BIFF.beginning: depth += 1
      case BIFF.end: depth -= 1
      default: if depth == 1 { return record }
      }
    }
    return nil
  }

  /// The bodies of the records that carry the last one on because it is full.
  mutating func continued() throws(SpreadsheetError) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    while at + 4 <= stream.count, stream.little16(at) == BIFF.continuation {
      guard let record = try take() else { break }
      if !record.body.isEmpty { pieces.append(record.body) }
    }
    return pieces
  }

  private mutating func take() throws(SpreadsheetError) -> BIFFRecord? {
    guard at >= 0, at + 4 <= stream.count else { return nil }
    let start = at
    let end = at + 4 + Int(stream.little16(at + 2))
    guard end <= stream.count else { return nil }
    at = end
    return BIFFRecord(type: stream.little16(start), offset: start, body: stream[start + 4..<end])
  }
}

/// The records that say more than a text (记录类型).
enum BIFF {
  static let beginning: UInt16 = 0x0809
  static let end: UInt16 = 0x000A
  static let password: UInt16 = 0x002F
  static let dateSystem: UInt16 = 0x0022
  static let codePage: UInt16 = 0x0042
  static let sheet: UInt16 = 0x0085
  static let sharedTexts: UInt16 = 0x00FC
  static let continuation: UInt16 = 0x003C
  static let format: UInt16 = 0x041E
  static let style: UInt16 = 0x00E0
  static let label: UInt16 = 0x0204
  static let richLabel: UInt16 = 0x00D6
  static let sharedLabel: UInt16 = 0x00FD
  static let number: UInt16 = 0x0203
  static let shortNumber: UInt16 = 0x027E
  static let shortNumbers: UInt16 = 0x00BD
  static let truthOrError: UInt16 = 0x0205
  static let formula: UInt16 = 0x0006
  static let formulaText: UInt16 = 0x0207
  static let row: UInt16 = 0x0208
  static let columns: UInt16 = 0x007D
  static let merged: UInt16 = 0x00E5
}
