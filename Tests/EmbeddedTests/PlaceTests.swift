import Embedded
import Foundation
import Glibc
import Postgres
import Testing

@Suite struct Place {
  @Test func `a long home puts the socket into tmp`() throws {
    let scratch = try Scratch(inside: String(repeating: "long/", count: 30) + "it's \"here\", 平顶山")
    let cluster = try scratch.cluster()
    #expect(cluster.location.socketDirectory.hasPrefix("/tmp/pipeline-"))
    try cluster.start()
    #expect(try cluster.answer("select 'x' as a") == "x")
  }

  @Test func `quotes and commas in the socket's path`() throws {
    let scratch = try Scratch(inside: "o'clock, \"x\" $HOME")
    try scratch.cluster().start()
    #expect(try scratch.cluster().answer("select 'x' as a") == "x")
  }

  @Test func `the standard places`() throws {
    let root = geteuid() == 0
    let location = try EmbeddedCluster.Location.standard(environment: ["HOME": "/home/x", "PATH": "/usr/bin"])
    #expect(location.dataDirectory.hasPrefix((root ? "/var/lib" : "/home/x/.local/share") + "/pipeline/pg"))
    #expect(location.socketDirectory == (root ? "/run/pipeline" : "/tmp/pipeline-\(geteuid())"))
    #expect(location.owner == (root ? "postgres" : nil))
    #expect(location.isDurable)
    #expect(FileManager.default.isExecutableFile(atPath: location.binDirectory + "/initdb"))
  }

  @Test func `a named folder without programs is an error`() throws {
    do {
      _ = try EmbeddedCluster.Location.standard(environment: ["PIPELINE_PG_BINDIR": "/nowhere"])
      Issue.record("found")
    } catch {
      guard case .noServerPrograms(let searched) = error else { throw error }
      #expect(searched == ["/nowhere"])
    }
  }

  @Test func `data of another version are refused`() throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    try cluster.start()
    try cluster.stop()
    try "9\n".write(
      toFile: cluster.location.dataDirectory + "/PG_VERSION", atomically: false, encoding: .utf8)
    do {
      try cluster.start()
      Issue.record("started")
    } catch {
      guard case .versionMismatch("9", let programs) = error else { throw error }
      #expect(Int(programs) != nil)
    }
  }

  @Test func `a link in place of the socket folder is refused`() throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    try FileManager.default.createDirectory(atPath: scratch.home, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: cluster.location.socketDirectory, withDestinationPath: "/tmp")
    do {
      try cluster.start()
      Issue.record("started")
    } catch {
      guard case .unsafePath = error else { throw error }
    }
  }

  @Test(.enabled(if: geteuid() == 0))
  func `a home closed to the server's user is named`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    do {
      try scratch.cluster().start()
      Issue.record("started")
    } catch let error as EmbeddedError {
      guard case .unreachable(_, "postgres") = error else { throw error }
    }
  }

  @Test func `somebody else's data are refused`() throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    var location = cluster.location
    location.dataDirectory = geteuid() == 0 ? "/root" : "/"
    do {
      _ = try EmbeddedCluster(location).status()
      Issue.record("accepted")
    } catch {
      guard case .wrongOwner(_, _, "root") = error else { throw error }
    }
  }
}

@Suite(.enabled(if: geteuid() == 0)) struct OrdinaryUser {
  func run(_ words: [String], _ scratch: Scratch, as user: String) throws -> String {
    // The build may lie in a folder that others cannot enter, such as /root.
    let probe = scratch.base + "/probe"
    if !FileManager.default.fileExists(atPath: probe) {
      try FileManager.default.copyItem(atPath: try Program.probe, toPath: probe)
    }
    let start = ["/usr/sbin/runuser", "-u", user, "--", probe]
    return try Program(start + words, environment: scratch.environment).finish()
  }

  @Test func `an ordinary user has a cluster, and root can use and stop it`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.home, withIntermediateDirectories: true)
    chown(scratch.home, try #require(getpwnam("nobody")).pointee.pw_uid, gid_t.max)
    #expect(try run(["query"], scratch, as: "nobody") == "pipeline off\n")
    let cluster = try scratch.cluster()
    #expect(cluster.location.owner == "nobody")
    #expect(try cluster.answer("select session_user as a") == "pipeline")
    try cluster.stop()
    #expect(try run(["status"], scratch, as: "nobody") == "stopped\n")
    try cluster.start()
    #expect(try run(["query"], scratch, as: "nobody") == "pipeline off\n")
    let others = try run(["query"], scratch, as: "postgres")
    #expect(others.hasPrefix("exit 1") && others.contains("wrongOwner"))
  }

  @Test func `the owner can go on with what root has made`() throws {
    let scratch = try Scratch()
    try scratch.cluster().start()
    #expect(try run(["query"], scratch, as: "postgres") == "pipeline off\n")
    #expect(try run(["stop"], scratch, as: "postgres") == "")
    #expect(try scratch.cluster().status() == .stopped)
  }
}
