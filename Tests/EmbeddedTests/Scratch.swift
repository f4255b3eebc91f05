import Embedded
import Foundation
import Glibc
import Postgres

/// A folder for one cluster, taken away with it.
final class Scratch {
  let home: String
  let base: String

  init(_ name: String = #function, inside: String = "home") throws {
    base = "/tmp/pipeline-embedded-tests-\(getpid())-\(name.filter { $0.isASCII && $0.isLetter }.prefix(20))"
    home = base + "/" + inside
    try FileManager.default.createDirectory(
      atPath: base, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  deinit {
    // `standard` throws only where there was nothing to stop.
    if let cluster = try? cluster() {
      try? cluster.stop()
      if cluster.location.socketDirectory.hasPrefix("/tmp/pipeline-") {
        try? FileManager.default.removeItem(atPath: cluster.location.socketDirectory)
      }
    }
    try? FileManager.default.removeItem(atPath: base)
  }

  var environment: [String: String] { ["PIPELINE_HOME": home, "PIPELINE_EMBEDDED_FSYNC": "off"] }

  func cluster() throws -> EmbeddedCluster { EmbeddedCluster(try .standard(environment: environment)) }
}

extension EmbeddedCluster {
  var pid: Int? {
    guard case .running(let pid) = try? status() else { return nil }
    return pid
  }

  func answer(_ sql: SQL) throws -> String {
    try Connection(Conninfo(text: conninfo(database: "postgres"))).query(sql).only().text("a")
  }
}

/// Another process.
struct Program {
  static var probe: String {
    get throws {
      try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe").folder + "/embedded-probe"
    }
  }

  let process = Process()
  private let pipe = Pipe()

  init(_ words: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = environment.merging(["PATH": "/usr/bin:/bin:/usr/sbin"]) { first, _ in first }
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
  }

  /// Reads until nobody holds the pipe any more, and would hang if a server did.
  func finish() throws -> String {
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    return process.terminationStatus == 0 ? text : "exit \(process.terminationStatus): \(text)"
  }
}

extension String {
  var folder: String { (self as NSString).deletingLastPathComponent }
}
