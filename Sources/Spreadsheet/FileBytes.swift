import Glibc

/// Reads a whole regular file (读取文件), refusing directories, devices and files over the limit before reading them.
public enum FileBytes {
  /// The bytes of the file at a path.
  public static func read(path: String, maxBytes: Int) throws(SpreadsheetError) -> [UInt8] {
    // A C string ends at a NUL, so such a path would name another file.
    guard !path.utf8.contains(0) else { throw .notFound }
    // Opening a pipe nobody writes to must not block.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(errno) }
    defer { close(file) }

    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isDirectory
    default: throw .notReadable("not a regular file")
    }
    let size = Int(status.st_size)
    guard size <= maxBytes else { throw .tooLarge(.fileBytes, limit: maxBytes) }

    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = Glibc.read(file, rest.baseAddress, rest.count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    guard failed == 0 else { throw failure(failed) }
    return bytes
  }

  private static func failure(_ code: Int32) -> SpreadsheetError {
    switch code {
    case ENOENT, ENOTDIR: .notFound
    case EISDIR: .isDirectory
    default: .notReadable(systemMessage(code))
    }
  }

  /// The system's words for an error number.
  static func systemMessage(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
