import Foundation
import Spreadsheet
import Testing

extension Cell {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}

/// Real registers, where the machine has them.
@Suite("真实数据") struct SharedDataTests {
  static let folder =
    ProcessInfo.processInfo.environment["PIPELINE_SHARED_DATA"]
    ?? URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared/data").standardized.path

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }

  @Test("企业登记表 1313 行", .enabled(if: has("pds_registry.csv"))) func registry() throws {
    let book = try SpreadsheetReader.read(path: "\(Self.folder)/pds_registry.csv")
    let rows = try #require(book.sheets.first).rows
    #expect(book.encoding == "UTF-8")
    #expect(rows.count == 1314)
    #expect(rows.first?.cells.count == 10 && rows.allSatisfy { $0.cells.count == 10 })
    let texts = rows.map { row in
      row.cells.map { cell in if case .text(let text) = cell { text } else { "" } }
    }
    let again = try SpreadsheetReader.read(bytes: CSVWriter.encode(rows: texts, raw: true).bytes)
    #expect(again.sheets.first?.rows.map(\.cells) == rows.map(\.cells))
  }

  @Test("高校名单（旧版 xls）2919 行", .enabled(if: has("moe_universities_2025.xls"))) func universities() throws {
    let book = try XlsProgram.read(path: "\(Self.folder)/moe_universities_2025.xls")
    #expect(book.format == .xls && book.sheets.map(\.name) == ["全国普通高等学校名单"])
    let sheet = try #require(book.sheets.first)
    let header = try #require(sheet.rows.first { $0.cells.contains(.text("学校名称")) })
    let data = sheet.rows.filter { row in
      // Group rows such as 北京市（92所） are merged across the table and number nothing.
      row.number > header.number && row.cells.count > 2 && row.cells[0].isNumber && row.cells[1] != .empty
    }
    #expect(header.number == 3 && data.count == 2919)
    #expect(data.map { $0.cells[0] } == (1...2919).map { .number("\($0)") })
    #expect(data[0].cells.prefix(3) == [.number("1"), .text("北京大学"), .number("4111010001")])
    #expect(data.allSatisfy { $0.cells[2] != .empty })
    #expect(sheet.merged.contains(MergedRange(rows: 4...4, columns: 0...6)))
  }
}
