import Foundation
import Spreadsheet

/// Test input that lies beside the project on some machines and is no part of it (外部样本).
enum SharedData {
  static func rows(_ name: String) -> [[String]] {
    let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared/data")
      .standardized
    guard let book = try? SpreadsheetReader.read(path: folder.appendingPathComponent(name).path) else {
      return []
    }
    return (book.sheets.first?.rows ?? []).dropFirst().map { row in
      row.cells.map { cell in if case .text(let text) = cell { text } else { "" } }
    }
  }
}
