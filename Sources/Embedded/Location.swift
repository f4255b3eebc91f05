public import FoundationEssentials
import Glibc

extension EmbeddedCluster {
  /// Where a private cluster lives (位置) and who runs it.
  public struct Location: Sendable, Equatable {
    /// The server's data; private to its owner.
    public var dataDirectory: String
    /// The folder of the socket; private to the server's owner, and root may enter.
    public var socketDirectory: String
    /// The user to run the server as when we are root, which it refuses to run as; nil is ourselves.
    public var owner: String?
    /// The folder of `initdb`, `pg_ctl` and `postgres`.
    public var binDirectory: String
    /// False gives up the data when the machine stops. For tests only.
    public var isDurable = true

    public init(dataDirectory: String, socketDirectory: String, owner: String?, binDirectory: String) {
      self.dataDirectory = dataDirectory
      self.socketDirectory = socketDirectory
      self.owner = owner
      self.binDirectory = binDirectory
    }

    /// The longest path of a socket folder; a socket address holds 107 bytes with the file's name.
    static let socketLimit = 100 - socketName.utf8.count - 1
    static let socketName = ".s.PGSQL.5432"

    /// The place the rules give (标准位置).
    ///
    /// | variable | meaning |
    /// |---|---|
    /// | `PIPELINE_HOME` | the folder for data and socket; absent: /var/lib/pipeline for root, else `XDG_DATA_HOME` |
    /// | `PIPELINE_PG_BINDIR` | the folder of the server's programs |
    /// | `PIPELINE_EMBEDDED_FSYNC=off` | fast and unsafe, for tests only |
    ///
    /// Costs no process once the cluster exists, unless the programs lie where no version is in the path. The programs found decide which data are used when there
    /// are several; data of one version with programs of another are not passed over, `start()` refuses.
    /// - Throws: `noServerPrograms`, `unknownUser`, `socketPathTooLong`.
    public static func standard(
      environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(EmbeddedError) -> Location {
      let base = Self.base(environment)
      let existing = Files.list(base)
        .filter { $0.hasPrefix("pg") && Files.mayExist("\(base)/\($0)/PG_VERSION") }
        .compactMap { Int($0.dropFirst(2)) }.max()
      let owner = try Self.owner(base: base, existing: existing)
      let programs = try Programs.find(environment: environment, existing: existing)
      let offered = try Programs.major(programs, as: owner)
      let isKnown = Files.mayExist("\(base)/pg\(offered)/PG_VERSION")
      let major = isKnown ? offered : existing ?? offered
      var location = Location(
        dataDirectory: "\(base)/pg\(major)", socketDirectory: try socket(environment, base, owner),
        owner: Account.isRoot ? owner.name : nil, binDirectory: programs)
      location.isDurable = environment["PIPELINE_EMBEDDED_FSYNC"] != "off"
      return location
    }

    private static func base(_ environment: [String: String]) -> String {
      if let home = environment["PIPELINE_HOME"], !home.isEmpty {
        return home.hasPrefix("/") ? home : FileManager.default.currentDirectoryPath + "/" + home
      }
      if Account.isRoot { return "/var/lib/pipeline" }
      // The XDG rules say that a relative path is to be ignored.
      if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/pipeline" }
      return (environment["HOME"] ?? "") + "/.local/share/pipeline"
    }

    /// Root acts for whoever owns the data, so that `sudo` does not turn a user's cluster into another's.
    private static func owner(base: String, existing: Int?) throws(EmbeddedError) -> Account {
      guard Account.isRoot else { return .current }
      if let existing, let found = Files.owner(of: "\(base)/pg\(existing)"), found.id != 0 { return found }
      if let postgres = try? Account(name: "postgres") { return postgres }
      return try Account(name: "nobody")
    }

    private static func socket(
      _ environment: [String: String], _ base: String, _ owner: Account
    ) throws(EmbeddedError) -> String {
      var folder = "/tmp/pipeline-\(owner.id)"
      if environment["PIPELINE_HOME"]?.isEmpty == false {
        let own = base + "/run"
        // By the owner's number, not ours: root and the owner must come to the same path.
        folder = fits(own) ? own : "\(folder)-\(fingerprint(base))"
      } else if Account.isRoot {
        folder = "/run/pipeline"
      } else if let run = environment["XDG_RUNTIME_DIR"], run.hasPrefix("/"), Files.exists(run),
        fits(run + "/pipeline")
      {
        folder = run + "/pipeline"
      }
      guard fits(folder) else { throw .socketPathTooLong(path: folder, limit: socketLimit) }
      return folder
    }

    /// libpq takes a comma for the end of one host and the start of the next.
    private static func fits(_ folder: String) -> Bool {
      folder.utf8.count <= socketLimit && !folder.contains(",")
    }

    /// FNV-1a: `Hasher` gives another number in each process.
    private static func fingerprint(_ text: String) -> String {
      let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      return String(hash, radix: 36)
    }
  }
}
