import COpenSSL
import Foundation
public import Spreadsheet

/// A sheet file as it came (表格文件): its bytes, their hash, and what is in it.
public struct InputFile: Sendable {
  public let path: String
  /// SHA-256 of the bytes, in hexadecimal.
  public let sha256: String
  public let workbook: Workbook

  /// The name without the folder.
  public var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// Reads and decodes a file.
  ///
  /// - Throws: `FileRefusal` when it is not there, cannot be read, or is no sheet.
  ///
  /// - Parameter encoding: of a CSV file, when a person has said it.
  public init(path: String, encoding: FileEncoding? = nil) throws {
    self.path = path
    do {
      let bytes = try FileBytes.read(path: path, maxBytes: Limits.standard.maxFileBytes)
      sha256 = InputFile.sha256(bytes)
      workbook = try SpreadsheetReader.read(bytes: bytes, encoding: encoding?.encoding)
    } catch {
      throw InputFile.refusal(error, path)
    }
  }

  static func sha256(_ bytes: some ContiguousBytes) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBytes { _ = SHA256($0.bindMemory(to: UInt8.self).baseAddress, $0.count, &digest) }
    return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Replaces a file in one step; on failure the old one stays.
  public static func replace(_ path: String, with bytes: [UInt8]) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileRefusal.cannotWrite(path, reason: SystemReason.of(error))
    }
  }

  private static func refusal(_ error: SpreadsheetError, _ path: String) -> FileRefusal {
    switch error {
    case .notFound: .notFound(path)
    case .notReadable(let reason): .notReadable(path, reason: SystemReason.of(reason))
    case .isDirectory: .notReadable(path, reason: Text("它是目录", "it is a folder"))
    default: .notASpreadsheet(path, reason: reason(error))
    }
  }

  static func reason(_ error: SpreadsheetError) -> Text {
    switch error {
    case .notFound: Text("文件不存在", "it does not exist")
    case .notReadable(let reason), .cannotWrite(let reason): SystemReason.of(reason)
    case .isDirectory: Text("它是目录", "it is a folder")
    case .tooLarge(let what, let limit):
      Text("太大（\(what.rawValue) 超过 \(limit)）", "too large (\(what.rawValue) over \(limit))")
    case .empty: Text("文件是空的", "it is empty")
    case .notASpreadsheet(let found): Text("看起来是 \(found)", "it looks like \(found)")
    case .oldXls: Text("是旧版 .xls 格式", "it is the old .xls format")
    case .encrypted: Text("有密码保护", "it is protected by a password")
    case .badCSV(let line, let column, let fault):
      fault == .unterminatedQuote
        ? Text(
          "第 \(line) 行第 \(column) 列的引号没有收尾", "the quote at line \(line), column \(column) is never closed")
        : Text(
          "第 \(line) 行第 \(column) 列：引号后面还有文字", "text after a closing quote at line \(line), column \(column)")
    case .badEncoding(let offset): Text("第 \(offset) 字节处的编码损坏", "broken encoding at byte \(offset)")
    case .containsNUL(let line, let column):
      Text("第 \(line) 行第 \(column) 列有空字符", "a zero byte at line \(line), column \(column)")
    case .doctype(let part): Text("\(part) 里有外部声明（DOCTYPE）", "\(part) declares a DOCTYPE")
    case .bomb(let part, let exceeded):
      Text("\(part) 解压后过大（\(exceeded.rawValue)）", "\(part) inflates too far (\(exceeded.rawValue))")
    case .malformed(let part, let reason): Text("\(part) 已损坏：\(reason)", "\(part) is damaged: \(reason)")
    }
  }
}
