import FoundationEssentials
import Glibc

/// The few things done to files (文件) that Foundation does not do the way a shared machine needs.
enum Files {
  /// The system's word for the last failure.
  static var reason: String { String(cString: strerror(errno)) }

  /// The owner of what the path leads to; nil when there is nothing.
  static func owner(of path: String) -> Account? {
    var info = stat()
    return stat(path, &info) == 0 ? Account(id: info.st_uid) : nil
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// False only when the path surely leads nowhere; what others keep closed may exist.
  static func mayExist(_ path: String) -> Bool { exists(path) || errno == EACCES }

  static func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func list(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  /// Makes the folders above a path, open to look through, as an installer would.
  static func makeParents(of path: String) throws(EmbeddedError) {
    let parent = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    guard !parent.isEmpty, !exists(parent) else { return }
    try makeParents(of: parent)
    guard mkdir(parent, 0o755) == 0 || errno == EEXIST else {
      throw .cannotCreate(path: parent, reason: reason)
    }
  }

  /// Makes a folder that only its owner may enter, or proves that the one there is such a folder.
  ///
  /// In /tmp anybody can have put something there before us: a link, or a folder of their own.
  static func makePrivate(_ path: String, owner: Account) throws(EmbeddedError) {
    try makeParents(of: path)
    if mkdir(path, 0o700) == 0 {
      try give(path, to: owner)
    } else if errno != EEXIST {
      throw .cannotCreate(path: path, reason: reason)
    }
    var info = stat()
    guard lstat(path, &info) == 0 else { throw .cannotCreate(path: path, reason: reason) }
    guard info.st_mode & S_IFMT != S_IFLNK else { throw .unsafePath(path: path) }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(ENOTDIR)))
    }
    guard info.st_uid == owner.id else {
      throw .wrongOwner(path: path, expected: owner.name, found: Account(id: info.st_uid).name)
    }
    guard info.st_mode & 0o022 == 0 else { throw .unsafePath(path: path) }
  }

  /// Hands what root has made to the user who runs the server; for anyone else it is theirs already.
  static func give(_ path: String, to owner: Account) throws(EmbeddedError) {
    guard Account.isRoot else { return }
    guard lchown(path, owner.id, gid_t.max) == 0 else {
      throw .cannotCreate(path: path, reason: reason)
    }
  }

  /// Replaces the content of a file and keeps its owner; never follows a link, since root may be writing.
  static func write(_ text: String, to path: String) throws(EmbeddedError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotCreate(path: path, reason: reason) }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw .cannotCreate(path: path, reason: reason)
    }
  }
}
