import Foundation
import Pipeline

/// A program of PostgreSQL that does a whole job (数据库工具): pg_dump, pg_restore.
enum ServerProgram {
  /// Runs it; stdout comes back.
  ///
  /// - Throws: `BackupRefusal` when it is not there or does not end with 0.
  @discardableResult
  static func run(_ name: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try path(name))
    process.arguments = arguments
    let out = Pipe()
    let talk = Pipe()
    process.standardOutput = out
    process.standardError = talk
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = out.fileHandleForReading.readDataToEndOfFile()
    let complaint = talk.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let last =
        String(decoding: complaint, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      throw BackupRefusal.toolFailed(tool: name, reason: last)
    }
    return String(decoding: said, as: UTF8.self)
  }

  /// The newest PostgreSQL's, then that of PATH.
  private static func path(_ name: String) throws -> String {
    let root = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted {
      $0.compare($1, options: .numeric) == .orderedDescending
    }
    let folders =
      versions.map { "\(root)/\($0)/bin" }
      + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
      return folder + "/" + name
    }
    throw BackupRefusal.toolFailed(tool: name, reason: "not found")
  }
}
