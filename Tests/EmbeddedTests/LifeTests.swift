import Embedded
import Foundation
import Glibc
import Postgres
import Testing

@Suite struct Life {
  @Test func `first start, second start, stop, restart`() throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    #expect(try cluster.status() == .absent)
    try cluster.start()
    let pid = try #require(cluster.pid)
    try cluster.start()
    #expect(cluster.pid == pid)
    let settings = [
      "server_encoding": "UTF8", "lc_ctype": "C.UTF-8", "listen_addresses": "", "timezone": "Asia/Shanghai",
      "max_connections": "50", "fsync": "off",
    ]
    for (name, value) in settings {
      #expect(try cluster.answer("select current_setting(\(name)) as a") == value, "\(name)")
    }
    // In a C locale a Chinese character is no letter, and pg_trgm is dead.
    #expect(try cluster.answer("select ('中' ~ '^\\w$')::text as a") == "true")
    try cluster.stop()
    #expect(try cluster.status() == .stopped)
    try cluster.stop()
    try cluster.start()
    #expect(cluster.pid != pid)
  }

  @Test func `two processes and two threads start one server`() async throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    let probe = try Program.probe
    let programs = try (0..<2).map { _ in try Program([probe, "query"], environment: scratch.environment) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 { group.addTask { try cluster.start() } }
      try await group.waitForAll()
    }
    for program in programs { #expect(try program.finish() == "pipeline off\n") }
    let log = try String(contentsOfFile: cluster.location.dataDirectory + "/server.log", encoding: .utf8)
    #expect(log.components(separatedBy: "ready to accept connections").count == 2)
    #expect(!FileManager.default.fileExists(atPath: cluster.location.dataDirectory + ".tmp"))
  }

  @Test func `a server killed outright comes back with its data`() throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    try cluster.start()
    try cluster.createDatabase("kept")
    let pid = try #require(cluster.pid)
    kill(pid_t(pid), SIGKILL)
    while cluster.pid != nil { usleep(1000) }
    #expect(try cluster.status() == .stopped)
    try cluster.start()
    #expect(cluster.pid != pid)
    #expect(try cluster.answer("select datname as a from pg_database where datname = 'kept'") == "kept")
  }

  @Test(.enabled(if: geteuid() == 0))
  func `a stale number that is somebody else's now is neither believed nor killed`() throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    try cluster.start()
    let pid = try #require(cluster.pid)
    let files = [
      cluster.location.dataDirectory + "/postmaster.pid",
      cluster.location.socketDirectory + "/.s.PGSQL.5432.lock",
    ]
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    try cluster.stop()
    // Of the same user, so that the server by itself would take it for another server.
    let stranger = try Program(["/usr/bin/setpriv", "--reuid=postgres", "--clear-groups", "sleep", "60"])
    defer { stranger.process.terminate() }
    let owner = try #require(getpwnam("postgres")).pointee.pw_uid
    for (file, text) in zip(files, texts) {
      let stale = text.replacingOccurrences(of: "\(pid)\n", with: "\(stranger.process.processIdentifier)\n")
      try stale.write(toFile: file, atomically: false, encoding: .utf8)
      chown(file, owner, gid_t.max)
    }
    usleep(100_000)
    #expect(try cluster.status() == .stopped)
    try cluster.start()
    #expect(stranger.process.isRunning)
    #expect(try cluster.answer("select 'x' as a") == "x")
  }

  @Test func `a socket folder swept away is made again`() throws {
    let scratch = try Scratch()
    let cluster = try scratch.cluster()
    try cluster.start()
    try FileManager.default.removeItem(atPath: cluster.location.socketDirectory)
    try cluster.start()
    #expect(try cluster.answer("select 'x' as a") == "x")
  }

  @Test func `no PG variable bends the way or the session`() throws {
    let scratch = try Scratch()
    let bent = [
      "PGHOST": "/nowhere", "PGHOSTADDR": "127.0.0.1", "PGPORT": "1", "PGUSER": "x", "PGDATABASE": "x",
      "PGREQUIREPEER": "x", "PGSSLMODE": "verify-full", "PGCHANNELBINDING": "require", "PGAPPNAME": "x",
      "PGTARGETSESSIONATTRS": "standby", "PGTZ": "UTC", "PGDATESTYLE": "SQL, DMY",
      "PGOPTIONS": "-c DateStyle=German", "PGCLIENTENCODING": "LATIN1", "LC_ALL": "zh_CN.UTF-8",
    ]
    let environment = scratch.environment.merging(bent) { $1 }
    let program = try Program([try Program.probe, "session"], environment: environment)
    #expect(try program.finish() == "pipeline postgres Asia/Shanghai ISO UTF8 pipeline\n")
  }

  @Test func `the server holds nothing of the caller's`() throws {
    let scratch = try Scratch()
    let command = "exec 7>&1; \(try Program.probe) start | cat"
    #expect(try Program(["/bin/sh", "-c", command], environment: scratch.environment).finish() == "")
    let pid = try #require(try scratch.cluster().pid)
    #expect(getsid(pid_t(pid)) != getsid(0))
    // Nor its environment.
    if geteuid() == 0 {
      let environment = try String(contentsOfFile: "/proc/\(pid)/environ", encoding: .utf8)
      #expect(!environment.contains("PIPELINE_HOME"))
    }
  }
}
