import Glibc

/// A lock (锁) between processes and threads; the system lets go of it when its holder dies.
enum Lock {
  /// Runs the body while nobody else holds the file's lock.
  ///
  /// - Throws: `cannotCreate` without the file, `timedOut` when another holds it for that many seconds.
  static func hold(
    _ path: String, owner: Account, seconds: Int, _ body: () throws(EmbeddedError) -> Void
  ) throws(EmbeddedError) {
    // Closed on exec: a server that inherited it would hold the lock for its whole life.
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotCreate(path: path, reason: Files.reason) }
    defer { close(file) }
    // Made by root, it must open for the owner too.
    if Account.isRoot { fchown(file, owner.id, gid_t.max) }
    let end = ContinuousClock.now + .seconds(seconds)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < end else { throw .timedOut(waitingFor: path, seconds: seconds) }
      usleep(20_000)
    }
    try body()
  }
}
