import Foundation
import Spreadsheet

/// The built program, which lies beside the tests and reads .xls files for them (子进程程序).
enum XlsProgram {
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("pipeline").path
  }()

  static func read(path: String, limits: Limits = .standard) throws(SpreadsheetError) -> Workbook {
    try SpreadsheetReader.read(path: path, limits: limits, xlsProgram: Self.path)
  }

  static func read(_ bytes: [UInt8], limits: Limits = .standard) throws(SpreadsheetError) -> Workbook {
    try SpreadsheetReader.read(bytes: bytes, limits: limits, xlsProgram: path)
  }
}
