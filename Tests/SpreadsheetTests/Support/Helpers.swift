import Foundation
import Spreadsheet

/// A folder that is removed when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("spreadsheet-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// Python with openpyxl, an independent reader and writer of the format.
enum Python {
  struct Failure: Error { let output: String }

  static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(output: output) }
    return output.trimmingCharacters(in: .newlines)
  }
}

/// The cells of a CSV text.
func csv(_ text: String, limits: Limits = .standard) throws(SpreadsheetError) -> [SheetRow] {
  try SpreadsheetReader.read(bytes: Array(text.utf8), limits: limits).sheets.first?.rows ?? []
}

func bytes(ofFile path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

extension [Cell] {
  /// Texts as cells, empty where there is none.
  static func texts(_ list: String...) -> [Cell] { list.map { $0.isEmpty ? .empty : .text($0) } }
}
