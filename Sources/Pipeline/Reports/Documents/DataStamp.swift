import Foundation
import Spreadsheet

/// What a document rests on (数据口径): the two times, and a hash of its rows by which two papers can be told equal.
public struct DataStamp: Sendable, Equatable {
  /// A: the state of that day.
  public let asOf: Day
  /// K: as recorded by then, ISO 8601 in China's time.
  public let knownAt: String
  /// SHA-256 of the content rows, in hexadecimal.
  public let sha256: String
  let rows: Int

  /// - Parameter rows: the content of the document, as text, in its order.
  public init(asOf: Day, knownAt: String, rows: [[String]]) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.rows = rows.count
    sha256 = DataStamp.hash(rows)
  }

  /// The rows as a JSON array of arrays, hashed: lengths and borders of cells cannot be confused.
  public static func hash(_ rows: [[String]]) -> String {
    let text = JSON.array(rows.map { .array($0.map(JSON.string)) }).rendered
    return InputFile.sha256(Data(text.utf8))
  }

  /// `2019-12-31T17:00:00`, without the fraction of a second.
  var moment: String { String(knownAt.prefix(19)).replacing("T", with: " ") }

  /// The line that every document carries.
  public var line: String { "数据截至 \(asOf)；按 \(moment) 已登记的数据；数据指纹 SHA-256 \(sha256)" }

  public var json: JSON {
    ["as_of": .day(asOf), "known_at": .string(knownAt), "sha256": .string(sha256)]
  }

  /// 口径: the hidden sheet of a workbook.
  func sheet(of title: String, columns: [String]) -> TableDocument {
    let lines = [
      ("文件", title), ("数据截至（as of）", asOf.description), ("已登记至（known at）", knownAt),
      ("数据行数", String(rows)), ("列", columns.joined(separator: "、")),
      ("数据指纹", "SHA-256 \(sha256)"),
      ("指纹算法", "各行各格的文字按次序写成 JSON 数组的数组（UTF-8，无空格），取 SHA-256"),
    ]
    var sheet = TableDocument(
      sheetName: "口径", title: "口径", columns: [.init("项目", width: 20), .init("内容", width: 90)],
      rows: lines.map { [.text($0.0), .text($0.1)] })
    sheet.isHidden = true
    sheet.hasFilter = false
    return sheet
  }
}
