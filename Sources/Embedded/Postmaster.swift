import Glibc

/// What `postmaster.pid` says (主进程), and whether it is still true.
struct Postmaster {
  let pid: Int
  let socketDirectory: String
  let isReady: Bool

  /// Reads the file of a data folder; nil when there is none or it is half written.
  init?(dataDirectory: String) {
    guard let text = Files.read(dataDirectory + "/postmaster.pid") else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let pid = lines.first.flatMap({ Int($0) }) else { return nil }
    self.pid = pid
    // Line 5 is the socket's folder, line 8 the state, padded with spaces; a starting server has neither.
    socketDirectory = lines.count > 4 ? String(lines[4]) : ""
    isReady = lines.count > 7 && lines[7].hasPrefix("ready")
  }

  /// True when the process is a server, and one on this data.
  ///
  /// A number alone proves nothing: after a crash it may belong to anything by now. Where the system
  /// hides a process' folder (a container without ptrace), its name has to do.
  func isAlive(on dataDirectory: String) -> Bool {
    guard Self.isServer(pid) else { return false }
    guard let folder = Self.folder(of: pid) else { return true }
    return folder == Self.real(dataDirectory)
  }

  /// Server processes that stand in this data folder, such as children of a killed postmaster.
  static func processes(on dataDirectory: String) -> [Int] {
    let data = real(dataDirectory)
    return Files.list("/proc").compactMap { Int($0) }.filter { id in
      folder(of: id) == data && isServer(id)
    }
  }

  /// A zombie keeps number and name, for ever where nobody collects it, as in many containers.
  private static func isServer(_ pid: Int) -> Bool {
    let start = "\(pid) (postgres) "
    guard let stat = Files.read("/proc/\(pid)/stat"), stat.hasPrefix(start) else { return false }
    return !["Z", "X"].contains(stat.dropFirst(start.count).first)
  }

  private static func folder(of pid: Int) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { readlink("/proc/\(pid)/cwd", $0, text.count) } ?? -1
      }
    }
    return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  private static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Whether somebody answers on a socket.
enum Socket {
  static func answers(_ directory: String) -> Bool {
    let path = Array("\(directory)/\(EmbeddedCluster.Location.socketName)".utf8)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) == 0 }
    }
  }
}
