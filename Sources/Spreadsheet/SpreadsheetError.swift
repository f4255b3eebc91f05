/// Why a file could not be read or written; the caller puts it into words (读写错误).
public enum SpreadsheetError: Error, Equatable, Sendable {
  /// No file of that name, or no such folder (文件不存在).
  case notFound
  /// The file exists but the system refuses to give it; the payload is the system's reason (无法读取).
  case notReadable(String)
  /// A folder and not a file (文件夹).
  case isDirectory
  /// More than the limits allow (超过上限).
  case tooLarge(Limits.Quantity, limit: Int)
  /// Nothing in it at all, or a workbook without sheets (空文件).
  case empty
  /// Another kind of file; the payload names what it looks like: "PDF", "HTML", "ZIP", "binary" … (不是表格).
  case notASpreadsheet(found: String)
  /// A sheet of Excel 4 or older, from before 1994 (旧版 xls).
  case oldXls
  /// Protected by a password (加密文件).
  case encrypted
  /// A broken record; `line` and `column` count from 1, the column in characters.
  case badCSV(line: Int, column: Int, reason: CSVFault)
  /// Bytes that are no character; the offset counts from 0, in the bytes of the file.
  case badEncoding(byteOffset: Int)
  /// A text with a zero byte, which no text has (空字符).
  case containsNUL(line: Int, column: Int)
  /// A part declares a document type, which no spreadsheet program writes (外部实体).
  case doctype(part: String)
  /// A part inflates to more than the limits allow (压缩炸弹).
  case bomb(part: String, exceeded: Limits.Quantity)
  /// The container or one of its parts breaks its format; `part` is a path inside the file or "zip" (格式损坏).
  case malformed(part: String, reason: String)
  /// The document does not fit the format or the system refuses the file (无法写入).
  case cannotWrite(reason: String)

  /// What is wrong with a CSV record (CSV 格式错误).
  public enum CSVFault: String, Sendable, Equatable {
    /// Reported where the quote opens.
    case unterminatedQuote
    /// Reported at the first character after the closing quote.
    case textAfterClosingQuote
  }
}
