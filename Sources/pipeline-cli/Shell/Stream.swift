import Glibc
import Pipeline

/// Writes to stdout and stderr (标准输出): all of it, or an error; never a trap on a full disk.
///
/// A reader that has gone (`| head`) ends the program by SIGPIPE, which is left as it is.
enum Stream {
  /// - Throws: `FileRefusal.cannotWrite` with the system's reason.
  static func out(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        throw FileRefusal.cannotWrite("stdout", reason: SystemReason.of(code: errno))
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Talk that cannot be delivered is dropped: there is nobody to tell.
  static func talk(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
