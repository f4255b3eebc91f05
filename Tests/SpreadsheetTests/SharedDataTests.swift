import Foundation
import Spreadsheet
import Testing

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

  @Test("高校名单是旧版 xls", .enabled(if: has("moe_universities_2025.xls"))) func oldWorkbook() {
    #expect(throws: SpreadsheetError.oldXls) {
      try SpreadsheetReader.read(path: "\(Self.folder)/moe_universities_2025.xls")
    }
  }
}
