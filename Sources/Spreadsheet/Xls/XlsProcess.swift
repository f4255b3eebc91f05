import CSpawn
import Glibc

/// The parent's end of the process that reads an .xls file (子进程).
struct XlsProcess {
  let id: pid_t
  /// Where its answer comes out; the caller closes it.
  let output: Int32

  /// Starts `program` with the bytes of the file as its input, and nothing else of ours.
  init(program: String, input bytes: [UInt8]) throws(SpreadsheetError) {
    let input = try Self.memoryFile(bytes)
    defer { close(input) }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Self.failure(errno) }
    defer { close(ends[1]) }
    // Clear of 0…2, which are about to be replaced in the child.
    let sink = fcntl(ends[1], F_DUPFD_CLOEXEC, 3)
    defer { close(sink) }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, sink, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)

    // A thread may have signals blocked, and a child inherits that: the end of its time must reach it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var id: pid_t = 0
    let words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(XlsChild.word), nil]
    defer { for word in words { free(word) } }
    // No language and no database reaches it, and it does not start a debugger when it ends badly.
    let environment: [UnsafeMutablePointer<CChar>?] = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
    defer { free(environment[0]) }
    let failed = posix_spawn(&id, program, &actions, &attributes, words, environment)
    guard failed == 0 else {
      close(ends[0])
      throw Self.failure(failed)
    }
    self.id = id
    output = ends[0]
  }

  /// Waits for the end and returns the signal that brought it about, or nil.
  func finish() -> Int32? {
    close(output)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? nil : status & 0x7F
  }

  private static func memoryFile(_ bytes: [UInt8]) throws(SpreadsheetError) -> Int32 {
    let first = memfd_create("xls", UInt32(MEMFD_CLOEXEC))
    defer { close(first) }
    let file = fcntl(first, F_DUPFD_CLOEXEC, 3)
    guard file >= 0 else { throw failure(errno) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(sent)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(file)
        throw failure(errno)
      }
      sent += count
    }
    return file
  }

  private static func failure(_ code: Int32) -> SpreadsheetError {
    .notReadable(FileBytes.systemMessage(code))
  }
}
