/// A file of streams in sectors, as Office up to 2003 wrote it (复合文档).
///
/// Every index comes from the file, so every one is checked, and every chain is counted: a loop ends as damage.
struct CompoundFile {
  private let bytes: [UInt8]
  private let sectorShift: Int
  private let miniShift = 6
  private let miniCutoff: Int
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var miniStream: [UInt8] = []
  private var streams: [(name: String, start: UInt32, size: Int)] = []

  private static let endOfChain: UInt32 = 0xFFFF_FFFE
  private static let lastSector: UInt32 = 0xFFFF_FFFA

  init(_ bytes: [UInt8]) throws(SpreadsheetError) {
    self.bytes = bytes
    guard bytes.count >= 1024 else { throw Self.broken("cut off") }
    sectorShift = Int(bytes.little16(30))
    guard sectorShift == 9 || sectorShift == 12 else { throw Self.broken("sector size") }
    miniCutoff = Int(bytes.little32(56))
    table = try sectorTable()
    let directory = try chain(from: bytes.little32(48))
    miniTable = try chain(from: bytes.little32(60)).little32s
    try readDirectory(directory)
  }

  /// The content of the stream of that name, which stands in the root folder of a workbook.
  func stream(_ name: String) throws(SpreadsheetError) -> [UInt8]? {
    guard let entry = streams.first(where: { $0.name == name }) else { return nil }
    var content =
      entry.size < miniCutoff
      ? try miniChain(from: entry.start) : try chain(from: entry.start, size: entry.size)
    guard content.count >= entry.size else { throw Self.broken("\(name) is cut off") }
    content.removeLast(content.count - entry.size)
    return content
  }

  var names: [String] { streams.map(\.name) }

  static func broken(_ reason: String) -> SpreadsheetError { .malformed(part: "xls", reason: reason) }

  /// The next sector of each sector. The header lists the first 109 pieces of this table, a chain the others.
  private func sectorTable() throws(SpreadsheetError) -> [UInt32] {
    var places = (0..<109).map { bytes.little32(76 + 4 * $0) }
    var next = bytes.little32(68)
    let perSector = (1 << sectorShift) / 4
    var steps = 0
    while next < Self.lastSector {
      let entries = try sector(next).little32s
      // The pieces are counted and not what they hold: one that is cut short may hold nothing but itself.
      steps += 1
      guard steps <= bytes.count >> sectorShift else { throw Self.broken("sector loop") }
      places += entries.dropLast()
      next = entries.last ?? Self.endOfChain
    }
    var table: [UInt32] = []
    for place in places where place < Self.lastSector {
      // A table that is longer than the file would need names its pieces twice.
      guard table.count <= bytes.count >> sectorShift + perSector else { throw Self.broken("sector table") }
      table += try sector(place).little32s
    }
    return table
  }

  private func sector(_ index: UInt32) throws(SpreadsheetError) -> ArraySlice<UInt8> {
    let start = (Int(index) + 1) << sectorShift
    guard start < bytes.count else { throw Self.broken("sector beyond the end") }
    // Some programs cut the last sector short.
    return bytes[start..<min(start + 1 << sectorShift, bytes.count)]
  }

  private func chain(from start: UInt32, size: Int = 0) throws(SpreadsheetError) -> [UInt8] {
    var content: [UInt8] = []
    // No second copy while it grows, unless the file lies about the size.
    content.reserveCapacity(min(size, bytes.count) + 1 << sectorShift)
    var next = start
    while next < Self.lastSector {
      guard content.count <= bytes.count else { throw Self.broken("sector loop") }
      content += try sector(next)
      guard Int(next) < table.count else { throw Self.broken("sector without successor") }
      next = table[Int(next)]
    }
    return content
  }

  /// Short streams lie in pieces of 64 bytes inside one long stream.
  private func miniChain(from start: UInt32) throws(SpreadsheetError) -> [UInt8] {
    var content: [UInt8] = []
    var next = start
    while next < Self.lastSector {
      let from = Int(next) << miniShift
      guard content.count <= miniStream.count, from < miniStream.count, Int(next) < miniTable.count else {
        throw Self.broken("short stream")
      }
      content += miniStream[from..<min(from + 1 << miniShift, miniStream.count)]
      next = miniTable[Int(next)]
    }
    return content
  }

  private mutating func readDirectory(_ directory: [UInt8]) throws(SpreadsheetError) {
    for at in stride(from: 0, to: directory.count - 127, by: 128) {
      let nameBytes = Int(directory.little16(at + 64))
      guard nameBytes >= 2, nameBytes <= 64 else { continue }
      let units = stride(from: at, to: at + nameBytes - 2, by: 2).map { directory.little16($0) }
      let start = directory.little32(at + 116)
      switch directory[at + 66] {
      case 2:
        streams.append((String(decoding: units, as: UTF16.self), start, Int(directory.little32(at + 120))))
      // The root folder comes first; the chain of another one could be read a million times over.
      case 5 where at == 0: miniStream = try chain(from: start)
      default: break
      }
    }
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// The caller has checked that the bytes are there.
  func little16(_ at: Int) -> UInt16 { UInt16(self[at]) | UInt16(self[at + 1]) << 8 }

  /// The caller has checked that the bytes are there.
  func little32(_ at: Int) -> UInt32 { UInt32(little16(at)) | UInt32(little16(at + 2)) << 16 }

  /// All whole groups of four bytes.
  var little32s: [UInt32] {
    stride(from: startIndex, to: endIndex - 3, by: 4).map { little32($0) }
  }
}
