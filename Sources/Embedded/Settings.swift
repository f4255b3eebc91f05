import Glibc

extension EmbeddedCluster {
  /// The server's settings (服务器参数), given at each start so that they follow the program's version.
  var settings: [(String, String)] {
    // The list of folders has quotes of its own.
    let folder = location.socketDirectory.split(separator: "\"", omittingEmptySubsequences: false)
    var settings = [
      ("listen_addresses", ""), ("port", "5432"),
      ("unix_socket_directories", "\"\(folder.joined(separator: "\"\""))\""),
      ("unix_socket_permissions", "0700"), ("shared_buffers", "64MB"), ("max_connections", "50"),
      ("timezone", "Asia/Shanghai"), ("log_timezone", "Asia/Shanghai"), ("lc_messages", "C"),
      // The log is for the operator: no statement, which may hold a person's data, and no routine.
      ("log_min_error_statement", "panic"), ("log_checkpoints", "off"),
    ]
    if isSharedMemoryScarce { settings.append(("dynamic_shared_memory_type", "mmap")) }
    if !location.isDurable {
      settings += [("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")]
    }
    return settings
  }

  /// Containers often get 64 MB of /dev/shm, which one parallel query can exhaust.
  private var isSharedMemoryScarce: Bool {
    var info = statvfs()
    guard statvfs("/dev/shm", &info) == 0 else { return true }
    return UInt64(info.f_bavail) * UInt64(info.f_frsize) < 256 << 20
  }

  /// `pg_ctl` hands its options to a shell.
  static func shellQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  static let logName = "server.log"
  private var log: String { location.dataDirectory + "/" + Self.logName }

  /// What to add to an error: the end of the log.
  var logTail: String {
    let file = open(log, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    return Child.text(of: file)
  }

  /// Empties a log above 8 MiB. The server appends, so it can go on meanwhile.
  func keepLogShort() {
    let file = open(log, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    var info = stat()
    if fstat(file, &info) == 0 && info.st_size > 8 << 20 { ftruncate(file, 0) }
  }
}
