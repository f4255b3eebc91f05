import Foundation

/// A file of text as it is written and read by audits (文本文件).
public enum PlainFile {
  /// Writes whole or not at all.
  ///
  /// - Throws: `FileRefusal` when it exists and may not be replaced, or cannot be written.
  public static func write(_ text: String, to path: String, force: Bool) throws {
    try check(path, force: force)
    try InputFile.replace(path, with: Array(text.utf8))
  }

  /// - Throws: `FileRefusal` when it exists and may not be replaced.
  public static func check(_ path: String, force: Bool) throws {
    if !force, InputFile.exists(path) { throw FileRefusal.exists(path) }
  }

  /// Gives a finished file its name.
  public static func move(_ from: String, to path: String) throws {
    guard rename(from, path) == 0 else {
      throw FileRefusal.cannotWrite(path, reason: Text(same: String(cString: strerror(errno))))
    }
  }

  /// - Throws: `FileRefusal` when it is not there or is no UTF-8.
  public static func read(_ path: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw FileRefusal.notFound(path) }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw FileRefusal.notReadable(path, reason: Text("不是 UTF-8 文本", "it is not UTF-8 text"))
    }
    return text
  }

  /// SHA-256 of a file as it lies there, in hexadecimal.
  public static func sha256(of path: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw FileRefusal.notFound(path) }
    return InputFile.sha256(bytes)
  }

  /// Takes a file away again that must not stay.
  public static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
