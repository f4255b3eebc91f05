import Testing

@testable import Spreadsheet

@Suite("复合文档") struct CompoundFileTests {
  /// A header and one empty sector; `list` is where the list of the sector table goes on.
  private func file(list: UInt32, more: [UInt8]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0xFF, count: 1024)
    bytes.replaceSubrange(30..<34, with: [9, 0, 6, 0])
    bytes.replaceSubrange(68..<72, with: (0..<4).map { UInt8(truncatingIfNeeded: list >> (8 * $0)) })
    return bytes + more
  }

  /// Found by the fuzzer: the last sector is four bytes long and names itself as its successor.
  @Test("指向自身的短扇区") func selfNamed() {
    #expect(throws: CompoundFile.broken("sector loop")) {
      try CompoundFile(file(list: 1, more: [1, 0, 0, 0]))
    }
  }

  @Test("没有目录的文件没有流") func noDirectory() throws {
    let file = try CompoundFile(file(list: .max, more: []))
    #expect(try file.names.isEmpty && file.stream("Workbook") == nil)
  }

  @Test("扇区越界") func beyond() {
    #expect(throws: CompoundFile.broken("sector beyond the end")) {
      try CompoundFile(file(list: 9, more: []))
    }
  }
}
