public import Postgres

/// Why the private database (内置数据库) is not there. The caller words it for people.
public enum EmbeddedError: Error, Sendable {
  /// No folder holds `initdb`, `pg_ctl` and `postgres`; these were looked at.
  case noServerPrograms(searched: [String])
  /// A folder or file could not be made, opened or renamed; the reason is the system's.
  case cannotCreate(path: String, reason: String)
  /// The user who runs the server cannot get into the folder, as under a home that is closed to others.
  case unreachable(path: String, user: String)
  /// The path of the socket is longer than a socket address holds.
  case socketPathTooLong(path: String, limit: Int)
  /// The path belongs to somebody else; user names, or numbers where there is no name.
  case wrongOwner(path: String, expected: String, found: String)
  /// The path is a symbolic link, or others may write to it.
  case unsafePath(path: String)
  /// The system does not know this user.
  case unknownUser(String)
  /// The data were made by another major version than the programs found.
  case versionMismatch(data: String, programs: String)
  /// Something that is not our server listens on the socket.
  case socketTaken(path: String)
  /// A program failed; the tail is the end of what it and the server's log said, in English.
  case commandFailed(program: String, exit: Int32, tail: String)
  /// Neither ready nor failed within the time, in seconds.
  case timedOut(waitingFor: String, seconds: Int)
  /// The server runs, but refused.
  case database(PostgresError)
}
