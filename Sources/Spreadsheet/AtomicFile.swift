import Glibc

/// Replaces a file in one step: readers see the old one or the new one, and a failure leaves the old.
enum AtomicFile {
  static func replace(
    _ path: String, by write: (_ temporaryPath: String) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .notFound }
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory }
    let temporary = try create(beside: path)
    do throws(SpreadsheetError) {
      try write(temporary)
      try flush(temporary)
      // Whoever could read the old file can read the new one, and nobody else.
      if exists { chmod(temporary, status.st_mode & 0o777) }
      guard rename(temporary, path) == 0 else { throw failure(errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Creates a new empty file in the same folder: a rename works within one file system only.
  private static func create(beside path: String) throws(SpreadsheetError) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let name = path.dropFirst(folder.count).prefix(60)
    while true {
      let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let candidate = "\(folder).\(name).\(mark).tmp"
      let file = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 {
        close(file)
        return candidate
      }
      guard errno == EEXIST else { throw failure(errno) }
    }
  }

  /// The bytes must be on the disk before the name points to them.
  private static func flush(_ path: String) throws(SpreadsheetError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(errno) }
  }

  private static func failure(_ code: Int32) -> SpreadsheetError {
    code == ENOENT || code == ENOTDIR
      ? .notFound : .cannotWrite(reason: FileBytes.systemMessage(code))
  }
}
