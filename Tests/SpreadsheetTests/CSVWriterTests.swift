import Spreadsheet
import Testing

@Suite("CSV 导出") struct CSVWriterTests {
  private func text(_ rows: [[String]], raw: Bool = false) -> String {
    String(decoding: CSVWriter.encode(rows: rows, bom: false, raw: raw).bytes, as: UTF8.self)
  }

  @Test("CR LF、引号、BOM") func encoding() {
    #expect(text([["a", "b,c"], ["\"", "x\ny"]]) == "a,\"b,c\"\r\n\"\"\"\",\"x\ny\"\r\n")
    #expect(CSVWriter.encode(rows: [["a"]]).bytes == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
  }

  @Test(
    "公式前加撇号并计数",
    arguments: ["=1+1", "+a", "-a", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠1", "-1-1", "-", "-."])
  func guards(_ cell: String) {
    let safe = CSVWriter.encode(rows: [["x", cell]], bom: false)
    #expect(safe.guardedCells == 1)
    let quoted = cell.utf8.contains(0x0D) ? "\"'\(cell)\"" : "'\(cell)"
    #expect(String(decoding: safe.bytes, as: UTF8.self) == "x,\(quoted)\r\n")
    #expect(CSVWriter.encode(rows: [["x", cell]], raw: true).guardedCells == 0)
    #expect(!text([["x", cell]], raw: true).contains("'"))
  }

  @Test("普通正负数与其他文字不变", arguments: ["-12.5", "+3", "-0", "a=b", "12", "", "'x"])
  func exempt(_ cell: String) {
    #expect(CSVWriter.encode(rows: [[cell, "y"]]).guardedCells == 0)
    #expect(text([[cell, "y"]]) == "\(cell),y\r\n")
  }

  @Test("写出再读回") func roundTrip() throws {
    let rows = [["名称", "备注"], ["甲,\"乙\"", "一\r\n二"], ["", "末"]]
    let book = try SpreadsheetReader.read(bytes: CSVWriter.encode(rows: rows).bytes)
    #expect(book.encoding == "UTF-8 BOM")
    let expected = rows.map { $0.map { $0.isEmpty ? Cell.empty : .text($0) } }
    #expect(book.sheets.first?.rows.map(\.cells) == expected)
    let single = try SpreadsheetReader.read(bytes: CSVWriter.encode(rows: [["a"], [""], ["b"]]).bytes)
    #expect(single.sheets.first?.rows.map(\.cells) == [.texts("a"), [.empty], .texts("b")])
  }
}
