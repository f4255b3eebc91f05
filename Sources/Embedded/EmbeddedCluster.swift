/// A database server of our own (内置数据库), for people who have none.
///
/// It listens on a private socket only and knows its users by who they are on this machine (peer), so
/// there is no port and no password. It never touches another cluster or a process that is not its own.
public struct EmbeddedCluster: Sendable {
  public let location: Location

  /// The role everybody comes in as; superuser of this cluster.
  public static let role = "pipeline"
  /// How long a start, a stop or another's start may take, in seconds; crash recovery included.
  static let patience = 60

  public init(_ location: Location) {
    self.location = location
  }

  public enum Status: Sendable, Equatable {
    /// There are no data.
    case absent
    case stopped
    case running(pid: Int)
  }

  /// How the cluster is (状态), from its files and /proc; no process is started.
  ///
  /// - Throws: `wrongOwner` when the data are not ours to look at.
  public func status() throws(EmbeddedError) -> Status {
    let data = location.dataDirectory
    guard let found = Files.owner(of: data) else { return .absent }
    let owner = try account()
    guard found == owner else {
      throw .wrongOwner(path: data, expected: owner.name, found: found.name)
    }
    guard Files.exists(data + "/PG_VERSION") else { return .absent }
    guard let postmaster = Postmaster(dataDirectory: data), postmaster.isAlive(on: data) else {
      return .stopped
    }
    return .running(pid: postmaster.pid)
  }

  /// How to connect (连接串), as a conninfo string that no PG… variable can bend.
  ///
  /// A running server is met where it is: a login session and a cron job have different socket folders.
  /// (`PGSERVICE` cannot be bent back; whoever sets it has chosen a real server.)
  public func conninfo(database: String) -> String {
    let running = Postmaster(dataDirectory: location.dataDirectory)?.socketDirectory ?? ""
    let settings = [
      ("host", running.isEmpty ? location.socketDirectory : running), ("hostaddr", ""), ("port", "5432"),
      ("user", Self.role), ("dbname", database), ("requirepeer", ownerName), ("sslmode", "disable"),
      ("gssencmode", "disable"), ("channel_binding", "disable"), ("target_session_attrs", "any"),
    ]
    return settings.map { keyword, value in
      let escaped = value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
      return "\(keyword)='\(String(escaped))'"
    }.joined(separator: " ")
  }

  private var ownerName: String { location.owner ?? Account.current.name }

  /// The user the server runs as.
  func account() throws(EmbeddedError) -> Account {
    guard let owner = location.owner, Account.isRoot else { return .current }
    return try Account(name: owner)
  }

  /// Runs the body while no other start or stop of this cluster is under way.
  func alone(_ body: () throws(EmbeddedError) -> Void) throws(EmbeddedError) {
    let path = location.dataDirectory + ".lock"
    try Files.makeParents(of: path)
    try Lock.hold(path, owner: account(), seconds: Self.patience, body)
  }
}
