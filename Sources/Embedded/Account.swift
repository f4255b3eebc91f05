import Glibc

/// A user (系统用户) of this machine.
struct Account: Equatable {
  let name: String
  let id: uid_t

  static var current: Account { Account(id: geteuid()) }
  static var isRoot: Bool { geteuid() == 0 }

  /// An id without an entry in the user list is its own name.
  init(id: uid_t) {
    self.id = id
    name = Self.look { getpwuid_r(id, $0, $1, $2, $3) }?.name ?? String(id)
  }

  init(name: String) throws(EmbeddedError) {
    guard let found = Self.look({ getpwnam_r(name, $0, $1, $2, $3) }) else { throw .unknownUser(name) }
    self.name = name
    id = found.id
  }

  private static func look(
    _ find: (
      UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
      UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32
  ) -> (name: String, id: uid_t)? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16 << 10) { buffer in
      guard let start = buffer.baseAddress, find(&entry, start, buffer.count, &found) == 0, found != nil,
        let name = entry.pw_name
      else { return nil }
      return (String(cString: name), entry.pw_uid)
    }
  }
}
