/// The server's programs (服务程序) on this machine.
enum Programs {
  private static let needed = ["initdb", "pg_ctl", "postgres"]
  /// One folder per major version: Debian's, and that of the PostgreSQL project's own RPMs.
  private static let versioned: [(before: String, after: String)] = [
    ("/usr/lib/postgresql/", "/bin"), ("/usr/pgsql-", "/bin"),
  ]

  /// The folder of the programs: the one named, the one for existing data, what `pg_config` says, the
  /// newest installed, the search path.
  ///
  /// Existing data come before `pg_config` so that a second version on the machine changes nothing, and
  /// because looking at a folder costs no process.
  /// - Throws: `noServerPrograms` with every folder looked at.
  static func find(
    environment: [String: String], existing major: Int?
  ) throws(EmbeddedError) -> String {
    var searched: [String] = []
    func holds(_ folder: String) -> Bool {
      searched.append(folder)
      return needed.allSatisfy { Files.exists("\(folder)/\($0)") }
    }
    if let named = environment["PIPELINE_PG_BINDIR"], !named.isEmpty {
      guard holds(named) else { throw .noServerPrograms(searched: searched) }
      return named
    }
    if let major, let folder = versioned.map({ "\($0.before)\(major)\($0.after)" }).first(where: holds) {
      return folder
    }
    let path = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    if let folder = configured(path), holds(folder) { return folder }
    let installed = Files.list("/usr/lib/postgresql").compactMap { Int($0) }.sorted(by: >)
    let rest = installed.map { "/usr/lib/postgresql/\($0)/bin" } + path
    if let folder = rest.first(where: holds) { return folder }
    throw .noServerPrograms(searched: searched)
  }

  private static func configured(_ path: [String]) -> String? {
    guard let program = path.map({ "\($0)/pg_config" }).first(where: Files.exists),
      // Asking is harmless, but nothing found on a search path is run as root.
      let owner = Account.isRoot ? try? Account(name: "nobody") : Account.current,
      let outcome = try? Child.run(program, ["--bindir"], as: owner), outcome.exit == 0
    else { return nil }
    return outcome.output.split(separator: "\n").last.map(String.init)
  }

  /// The major version of the programs, from the folder's name or else by asking.
  static func major(_ folder: String, as owner: Account) throws(EmbeddedError) -> Int {
    for (before, after) in versioned where folder.hasPrefix(before) && folder.hasSuffix(after) {
      if let major = Int(folder.dropFirst(before.count).dropLast(after.count)) { return major }
    }
    let program = folder + "/postgres"
    let outcome = try Child.run(program, ["--version"], as: owner)
    // "postgres (PostgreSQL) 15.18 (Debian …)", and "17beta1" before a release.
    let number = outcome.output.split(separator: ")", maxSplits: 1).last?.drop { $0 == " " } ?? ""
    guard outcome.exit == 0, let major = Int(number.prefix { $0.isASCII && $0.isNumber }) else {
      throw .commandFailed(program: program, exit: outcome.exit, tail: outcome.output)
    }
    return major
  }
}
