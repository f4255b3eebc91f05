import Foundation
import Spreadsheet
import Testing

@Suite("字符编码") struct EncodingTests {
  private static let text = "企业名称,备注\n深圳市𠮷源科技,é①\n"
  private static let cells: [[Cell]] = [.texts("企业名称", "备注"), .texts("深圳市𠮷源科技", "é①")]
  private static let gb = String.Encoding(rawValue: 0x8000_0632)

  private func read(_ bytes: [UInt8], _ encoding: Spreadsheet.Encoding? = nil) throws -> Workbook {
    try SpreadsheetReader.read(bytes: bytes, encoding: encoding)
  }

  private func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
    [UInt8](text.data(using: encoding) ?? Data())
  }

  @Test("UTF-8 与 BOM") func utf8() throws {
    let plain = try read(Array(Self.text.utf8))
    #expect(plain.encoding == "UTF-8" && plain.format == .csv)
    let marked = try read([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8))
    #expect(marked.encoding == "UTF-8 BOM")
    #expect(marked.sheets == plain.sheets && plain.sheets.first?.rows.map(\.cells) == Self.cells)
  }

  @Test("UTF-16 有 BOM 与指定编码") func utf16() throws {
    let little = encoded(Self.text, .utf16LittleEndian)
    let big = encoded(Self.text, .utf16BigEndian)
    for (bytes, encoding, label) in [
      ([0xFF, 0xFE] + little, nil, "UTF-16LE BOM"), ([0xFE, 0xFF] + big, nil, "UTF-16BE BOM"),
      (little, Spreadsheet.Encoding.utf16le, "UTF-16LE"), (big, .utf16be, "UTF-16BE"),
    ] {
      let book = try read(bytes, encoding)
      #expect(book.encoding == label)
      #expect(book.sheets.first?.rows.map(\.cells) == Self.cells)
    }
  }

  @Test("UTF-16 孤立代理项与奇数字节") func badUTF16() {
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: 4)) {
      try read([0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x41, 0])
    }
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: 4)) { try read([0xFF, 0xFE, 0x41, 0, 0x42]) }
  }

  @Test("GB18030 自动识别，含四字节") func gb18030() throws {
    let bytes = encoded(Self.text, Self.gb)
    let book = try read(bytes)
    #expect(book.encoding == "GB18030")
    #expect(book.sheets.first?.rows.map(\.cells) == Self.cells)
    #expect(try read(bytes, .gb18030).sheets == book.sheets)
  }

  @Test("两种编码都不是：报告字节位置") func neither() {
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: 2)) { try read([0x61, 0x2C, 0xFF, 0x0A]) }
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: 3)) {
      try read([0xB9, 0xE3, 0x2C, 0xB9, 0x20])
    }
  }

  @Test("结构正确而无字符的四字节序列") func unmapped() {
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: 3)) {
      try read([0xB9, 0xE3, 0x2C, 0xFE, 0x39, 0xFE, 0x39, 0x0A], .gb18030)
    }
  }

  @Test("损坏的 UTF-8 不当作 GB18030") func damagedUTF8() {
    let head = Array("深圳市某某科技有限公司,".utf8)
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: head.count)) {
      try read(head + [0xE4, 0xB8, 0x2C, 0x0A])
    }
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: 3)) { try read([0xEF, 0xBB, 0xBF, 0xB9, 0xE3]) }
    #expect(throws: SpreadsheetError.badEncoding(byteOffset: 0)) { try read([0xB9, 0xE3], .utf8) }
  }
}
