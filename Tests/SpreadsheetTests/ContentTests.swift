import Foundation
import Spreadsheet
import Testing

@Suite("文件与内容识别") struct ContentTests {
  private func read(_ bytes: [UInt8]) throws -> Workbook { try SpreadsheetReader.read(bytes: bytes) }

  @Test("不存在、目录、非普通文件、超限") func files() throws {
    let folder = try TemporaryFolder()
    #expect(throws: SpreadsheetError.notFound) { try SpreadsheetReader.read(path: folder.file("无.csv")) }
    #expect(throws: SpreadsheetError.notFound) { try SpreadsheetReader.read(path: "") }
    #expect(throws: SpreadsheetError.notFound) { try SpreadsheetReader.read(path: "/etc/passwd\0.csv") }
    #expect(throws: SpreadsheetError.isDirectory) { try SpreadsheetReader.read(path: folder.path) }
    #expect(throws: SpreadsheetError.notReadable("not a regular file")) {
      try SpreadsheetReader.read(path: "/dev/zero")
    }
    let path = folder.file("a.xlsx")
    try Data("a,b\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try SpreadsheetReader.read(path: path).format == .csv)
    var limits = Limits()
    limits.maxFileBytes = 3
    #expect(throws: SpreadsheetError.tooLarge(.fileBytes, limit: 3)) {
      try SpreadsheetReader.read(path: path, limits: limits)
    }
  }

  @Test("更旧的 xls、空的复合文档、加密文件") func compoundFiles() {
    let header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let sector = header + [UInt8](repeating: 0, count: 504)
    #expect(throws: SpreadsheetError.malformed(part: "xls", reason: "cut off")) {
      try XlsProgram.read(sector)
    }
    #expect(throws: SpreadsheetError.oldXls) { try read([9, 4, 6, 0, 0, 0, 0x10, 0]) }
    let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(throws: SpreadsheetError.encrypted) { try read(sector + name + [0, 0]) }
  }

  @Test("其他格式") func foreign() {
    for (bytes, name) in [
      (Array("%PDF-1.7\n".utf8), "PDF"), (Array("\n <HTML><table>".utf8), "HTML"),
      (Array("<?xml version=\"1.0\"?><Workbook/>".utf8), "HTML"), ([0x89, 0x50, 0x4E, 0x47, 0], "PNG"),
      ([UInt8](repeating: 0, count: 100), "binary"), ([0x41, 0, 0x2C, 0, 0x42, 0], "binary"),
    ] {
      #expect(throws: SpreadsheetError.notASpreadsheet(found: name)) { try read(bytes) }
    }
  }

  @Test(
    "不是 xlsx 的 ZIP",
    arguments: [("word/document.xml", "DOCX"), ("xl/workbook.bin", "XLSB"), ("a.txt", "ZIP")])
  func otherZip(_ part: String, _ name: String) {
    var zip = ZipBuilder()
    zip.add(part, Array("x".utf8))
    #expect(throws: SpreadsheetError.notASpreadsheet(found: name)) { try read(zip.finish()) }
  }
}
