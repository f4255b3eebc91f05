/// Reads texts that may run on through several records (跨记录文本), as Excel 97 and later ones write them.
///
/// A record holds at most 8,224 bytes. Where it ends within a text, the next one begins with a byte that says
/// anew whether the characters are wide.
struct BIFFText {
  private let pieces: [ArraySlice<UInt8>]
  private var piece: Int
  private var at: Int

  /// - Parameters:
  ///   - pieces: the bodies of a record and of those that carry it on, in the order of their stream.
  ///   - place: where to begin, counted in the stream.
  init(_ pieces: [ArraySlice<UInt8>], at place: Int) {
    self.pieces = pieces
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].endIndex <= place { low = middle + 1 } else { high = middle }
    }
    piece = low
    at = low < pieces.count ? max(place, pieces[low].startIndex) : 0
  }

  /// The place of the next byte; nil at the end.
  mutating func place() -> Int? {
    while piece < pieces.count, at == pieces[piece].endIndex {
      piece += 1
      if piece < pieces.count { at = pieces[piece].startIndex }
    }
    return piece < pieces.count ? at : nil
  }

  /// The next text; its fonts and its hints for reading aloud lie behind it and are passed over.
  mutating func text() throws(SpreadsheetError) -> String {
    var units: [UInt16] = []
    try walk { (part, isWide) in
      if isWide {
        units += stride(from: part.startIndex, to: part.endIndex - 1, by: 2).lazy.map { part.little16($0) }
      } else {
        units += part.lazy.map { UInt16($0) }
      }
    }
    // A cell with a zero or half a character would be another text after any step that follows.
    guard !units.contains(0), let text = String(validating: units, as: UTF16.self) else {
      throw CompoundFile.broken("a text holds what is no character")
    }
    return text
  }

  /// Goes to where the next text begins.
  mutating func skipText() throws(SpreadsheetError) { try walk { (_, _) in } }

  private mutating func walk(_ take: (ArraySlice<UInt8>, Bool) -> Void) throws(SpreadsheetError) {
    var rest = Int(try byte()) | Int(try byte()) << 8
    let flags = try byte()
    var behind = 0
    if flags & 8 != 0 { behind += 4 * (Int(try byte()) | Int(try byte()) << 8) }
    if flags & 4 != 0 { for shift in [0, 8, 16, 24] { behind += Int(try byte()) << shift } }
    var isWide = flags & 1 == 1
    while rest > 0 {
      guard piece < pieces.count else { throw Self.cutOff }
      if at == pieces[piece].endIndex {
        isWide = try byte() & 1 == 1
        continue
      }
      let width = isWide ? 2 : 1
      let count = min(rest, (pieces[piece].endIndex - at) / width)
      guard count > 0 else { throw Self.cutOff }
      take(pieces[piece][at..<at + count * width], isWide)
      at += count * width
      rest -= count
    }
    while behind > 0 {
      guard place() != nil else { throw Self.cutOff }
      let count = min(behind, pieces[piece].endIndex - at)
      at += count
      behind -= count
    }
  }

  private mutating func byte() throws(SpreadsheetError) -> UInt8 {
    guard let place = place() else { throw Self.cutOff }
    at += 1
    return pieces[piece][place]
  }

  private static let cutOff = CompoundFile.broken("a text is cut off")
}

/// The table of texts that cells name by number (共享字符串): where each begins; it is read when a cell asks.
struct SharedTexts {
  private var pieces: [ArraySlice<UInt8>] = []
  private var starts: [UInt32] = []

  init() {}

  init(_ record: BIFFRecord, continued: [ArraySlice<UInt8>]) throws(SpreadsheetError) {
    pieces = [record.body] + continued
    let count = try record.long(4)
    var text = BIFFText(pieces, at: record.body.startIndex + 8)
    // Some programs count more than they write: only a cell that names a missing one is damage.
    while starts.count < count, let place = text.place() {
      starts.append(UInt32(place))
      try text.skipText()
    }
  }

  func text(_ number: Int) throws(SpreadsheetError) -> String {
    guard starts.indices.contains(number) else { throw CompoundFile.broken("no shared text \(number)") }
    var text = BIFFText(pieces, at: Int(starts[number]))
    return try text.text()
  }
}
