import Testing

@testable import Spreadsheet

@Suite("跨记录文本") struct BIFFTextTests {
  /// The bodies of a record and of those that carry it on, as they lie in a stream, four bytes of head between them.
  private func pieces(_ bodies: [[UInt8]]) -> [ArraySlice<UInt8>] {
    var stream: [UInt8] = []
    var ranges: [Range<Int>] = []
    for body in bodies {
      stream += [0x3C, 0, 0, 0]
      ranges.append(stream.count..<stream.count + body.count)
      stream += body
    }
    return ranges.map { stream[$0] }
  }

  private func read(_ bodies: [UInt8]...) throws -> String {
    var text = BIFFText(pieces(bodies), at: 4)
    return try text.text()
  }

  @Test("一条记录：窄、宽、空") func single() throws {
    #expect(try read([3, 0, 0, 0x61, 0xE9, 0x62]) == "aéb")
    #expect(try read([2, 0, 1, 0x8B, 0x4F, 0x3A, 0x79]) == "例示")
    #expect(try read([0, 0, 0]) == "")
  }

  @Test("续记录以宽窄标志开头，可改变宽窄，可经过多条") func continued() throws {
    #expect(try read([4, 0, 1, 0x8B, 0x4F], [0, 0x61, 0x62], [1, 0x3A, 0x79]) == "例ab示")
    #expect(try read([2, 0, 0], [1, 0x8B, 0x4F, 0x3A, 0x79]) == "例示")
  }

  @Test("代理对可以分在两条记录里") func pair() throws {
    #expect(try read([2, 0, 1, 0x42, 0xD8], [1, 0xB7, 0xDF]) == "𠮷")
  }

  @Test("字体与注音在文本之后，不属于文本，续接处没有标志") func behind() throws {
    // One run of a font and five bytes of hints; then another text.
    let bodies: [[UInt8]] = [
      [1, 0, 0x0C, 1, 0, 5, 0, 0, 0, 0x61, 9, 9], [9, 9, 8, 8, 8], [8, 8, 1, 0, 0, 0x62],
    ]
    var text = BIFFText(pieces(bodies), at: 4)
    try text.skipText()
    #expect(try text.text() == "b")
    #expect(text.place() == nil)
  }

  @Test("残缺、零字符、半个字符都是损坏") func broken() {
    let bad: [[[UInt8]]] = [
      [[2, 0, 0, 0x61]], [[2, 0]], [[1, 0, 1, 0x61]], [[1, 0, 8, 1, 0, 0x61]], [[1, 0, 0, 0]],
      [[1, 0, 1, 0x42, 0xD8]], [],
    ]
    for bodies in bad {
      var text = BIFFText(pieces(bodies), at: 4)
      #expect(throws: SpreadsheetError.self) { try text.text() }
    }
  }

  @Test("文本表：计数多于所写的可以，名字超出的不可以") func table() throws {
    let head: [UInt8] = [9, 0, 0, 0, 9, 0, 0, 0]
    let bodies = pieces([head + [1, 0, 0, 0x61, 2, 0, 1, 0x8B, 0x4F], [1, 0x3A, 0x79, 1, 0, 0, 0x62]])
    let record = BIFFRecord(type: BIFF.sharedTexts, offset: 0, body: bodies[0])
    let texts = try SharedTexts(record, continued: Array(bodies.dropFirst()))
    #expect(try (0..<3).map { number throws in try texts.text(number) } == ["a", "例示", "b"])
    #expect(throws: CompoundFile.broken("no shared text 3")) { try texts.text(3) }
  }
}
