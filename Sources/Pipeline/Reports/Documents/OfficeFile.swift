public import Documents
public import Spreadsheet

/// A document ready to be written (文书文件), before anything is known of the disk.
public enum OfficeFile: Sendable {
  /// A workbook, and the same rows as CSV where they have that form.
  case sheets([TableDocument], csv: [[String]]?)
  case word(WordDocument)
  /// A page for a browser, complete in itself.
  case page([UInt8])

  /// The ending under which it is written without being converted: what LibreOffice is given for a PDF.
  public var ownEnding: String {
    switch self {
    case .sheets: "xlsx"
    case .word: "docx"
    case .page: "html"
    }
  }

  /// The endings it can be written under; a PDF is made of its own form.
  public var endings: [String] {
    switch self {
    case .sheets(_, let csv): csv == nil ? ["xlsx"] : ["xlsx", "csv"]
    case .word: ["docx"]
    case .page: ["html"]
    }
  }
}
