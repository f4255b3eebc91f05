import CSpawn
import Glibc

/// A program run to its end (子进程), cut off from everything of ours.
///
/// It gets a session of its own, so that Ctrl-C stops only us; an environment of two variables, so that
/// no PG… or LC_… reaches the server; a folder its user may stand in, `/` unless told; and none of our
/// descriptors, so that `pipeline … | cat` ends although the server goes on.
enum Child {
  struct Outcome {
    let exit: Int32
    /// Both output streams.
    let output: String
  }

  /// - Parameter owner: the user to run as when we are root.
  static func run(
    _ program: String, _ arguments: [String], as owner: Account, in folder: String = "/"
  ) throws(EmbeddedError) -> Outcome {
    var words = [program] + arguments
    if Account.isRoot { words = ["/usr/sbin/runuser", "-u", owner.name, "--"] + words }

    // A file rather than a pipe: nothing can fill up, and nobody is left holding the other end.
    let output = memfd_create("output", UInt32(MEMFD_CLOEXEC))
    guard output >= 0 else { throw .cannotCreate(path: "memfd", reason: Files.reason) }
    defer { close(output) }
    // Clear of 0…2, which are about to be replaced.
    let source = fcntl(output, F_DUPFD_CLOEXEC, 3)
    defer { close(source) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, source, 1)
    posix_spawn_file_actions_adddup2(&actions, source, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, folder)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int32(SPAWN_SETSID) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var id: pid_t = 0
    let path = words[0]
    let failed = withArguments(words) { arguments in
      withArguments(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C"]) { environment in
        posix_spawn(&id, path, &actions, &attributes, arguments, environment)
      }
    }
    guard failed == 0 else {
      throw .commandFailed(program: path, exit: 127, tail: String(cString: strerror(failed)))
    }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    let exit = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    return Outcome(exit: exit, output: text(of: output))
  }

  /// As ``run(_:_:as:in:)``, with success demanded.
  static func demand(
    _ program: String, _ arguments: [String], as owner: Account
  ) throws(EmbeddedError) {
    let outcome = try run(program, arguments, as: owner)
    guard outcome.exit == 0 else {
      throw .commandFailed(program: program, exit: outcome.exit, tail: outcome.output)
    }
  }

  /// The last 4 KiB of a file.
  static func text(of file: Int32) -> String {
    let size = Int(lseek(file, 0, SEEK_END))
    var bytes = [UInt8](repeating: 0, count: min(max(size, 0), 4096))
    let count = pread(file, &bytes, bytes.count, off_t(max(size, 0) - bytes.count))
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }

  private static func withArguments(
    _ words: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    let copies = words.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? EINVAL }
  }
}
