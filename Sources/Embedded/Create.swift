import FoundationEssentials
import Glibc

extension EmbeddedCluster {
  /// Makes the data (初始化) beside their place and moves them there when they are whole.
  func create(owner: Account) throws(EmbeddedError) {
    let data = location.dataDirectory
    let draft = data + ".tmp"
    // What an interrupted first run has left; the lock says that nobody is at it.
    try? FileManager.default.removeItem(atPath: draft)
    try Files.makePrivate(draft, owner: owner)
    guard try Child.run("/usr/bin/test", ["-w", draft], as: owner).exit == 0 else {
      rmdir(draft)
      throw .unreachable(path: draft, user: owner.name)
    }
    var arguments = [
      "-D", draft, "-U", Self.role, "-E", "UTF8", "--locale=C.UTF-8", "--auth=peer", "--no-instructions",
    ]
    if !location.isDurable { arguments.append("--no-sync") }
    try Child.demand(location.binDirectory + "/initdb", arguments, as: owner)
    try Files.write(
      "local all all peer map=\(Self.role)\n", to: draft + "/pg_hba.conf")
    try Files.write(identity(owner), to: draft + "/pg_ident.conf")
    // A data folder made by hand and still empty may be replaced; one with content is not ours to remove.
    guard rename(draft, data) == 0 else { throw .cannotCreate(path: data, reason: Files.reason) }
  }

  /// Who may come in: root, and the user who runs the server. Each in quotes, for names may hold anything.
  private func identity(_ owner: Account) -> String {
    Set(["root", owner.name]).sorted().map { "\(Self.role) \"\($0)\" \(Self.role)\n" }.joined()
  }
}
