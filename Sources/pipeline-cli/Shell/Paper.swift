import Foundation
import Pipeline

/// How documents reach the disk (文书输出): by their own writer, or as PDF through LibreOffice when that is there.
struct Paper {
  static let force = Common.force

  static let columns = Common.text(
    "columns", "列集", "FILE", Text("列集文件：一行一列，见 columns show", "which columns, one a line; see columns show"))

  static func out(_ endings: [String]) -> Value<String> {
    let zh = endings.map { "." + $0 }.joined(separator: "、")
    let en = endings.map { "." + $0 }.joined(separator: ", ")
    return Common.text("out", "输出", "FILE", Text("输出文件：\(zh)", "file to write: \(en)"), required: true)
  }

  /// The columns asked for with `--columns`, or the usual ones.
  static func columnSet(_ line: Line, for table: OfficeTable, isPublic: Bool = false) throws -> ColumnSet {
    guard let path = line[columns] else { return ColumnSet(table, isPublic: isPublic) }
    return try ColumnSet(try text(of: path), for: table, file: path, isPublic: isPublic)
  }

  /// A text file in UTF-8, at most 1 MiB.
  static func text(of path: String) throws -> String {
    guard FileManager.default.fileExists(atPath: path) else { throw FileRefusal.notFound(path) }
    guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= 1 << 20,
      let text = String(data: bytes, encoding: .utf8)
    else {
      throw FileRefusal.notReadable(
        path, reason: Text("不是 UTF-8 文本，或超过 1 MB", "it is no UTF-8 text, or over 1 MB"))
    }
    return text
  }

  /// Writes a document by the ending of its name; `.pdf` is made by LibreOffice from its own form. That it went out
  /// is recorded, or there is no file.
  ///
  /// - Parameters:
  ///   - what: the command and what it chose, as `audit access` shows it.
  ///   - rows: how many rows of data are in it.
  /// - Returns: the note about quoted cells, if there were any.
  @discardableResult
  static func write(
    _ file: OfficeFile, to path: String, _ what: String, rows: Int, purpose: String? = nil, _ line: Line,
    _ shell: Shell
  ) throws -> [Text] {
    try OutputFile.check(path, force: line[force], file.endings + ["pdf"])
    guard !path.lowercased().hasSuffix(".pdf") else {
      try PDF(environment: shell.environment).convert(file, to: path, created: shell.secondsSince1970)
      try Export.record(path, what, rows: rows, purpose: purpose, shell)
      return []
    }
    let guarded = try OutputFile.write(file, to: path, force: line[force], created: shell.secondsSince1970)
    try Export.record(path, what, rows: rows, purpose: purpose, shell)
    guard guarded > 0 else { return [] }
    return [
      Text(
        "有 \(guarded) 个单元格以 = + - @ 开头，已加单引号，以免被当作公式",
        "\(guarded) cells begin with = + - @ and were quoted, lest they be taken for formulas")
    ]
  }
}
