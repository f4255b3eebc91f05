internal import Spreadsheet

/// The encodings that a CSV file may be said to have (编码).
public enum FileEncoding: String, Coded {
  case utf8 = "utf-8"
  case gb18030
  case utf16le = "utf-16le"
  case utf16be = "utf-16be"

  public var name: Text {
    switch self {
    case .utf8: Text(same: "UTF8")
    case .gb18030: Text(same: "GBK")
    case .utf16le: Text(same: "UTF16LE")
    case .utf16be: Text(same: "UTF16BE")
    }
  }

  var encoding: Spreadsheet.Encoding {
    switch self {
    case .utf8: .utf8
    case .gb18030: .gb18030
    case .utf16le: .utf16le
    case .utf16be: .utf16be
    }
  }
}
