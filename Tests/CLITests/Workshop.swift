import Foundation
import Pipeline
import Postgres
import Testing

/// Where the command line is tried out (试验场): a database of its own, a folder of its own, the built program.
struct Workshop {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program that was built with these tests.
  static let program = root.appending(path: ".build/debug/pipeline")

  static func cluster() throws -> String {
    guard let cluster = ProcessInfo.processInfo.environment["PIPELINE_TEST_CLUSTER"] else {
      throw Missing("run the tests through Tests/with-postgres, which makes a server for them")
    }
    return cluster
  }

  struct Missing: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  let database: String
  let folder: URL
  private let language: Language?

  /// A new database, migrated by the program itself.
  ///
  /// - Parameter language: what `PIPELINE_LANG` says; nil leaves it to the program, as on a bare machine.
  init(_ name: String, _ language: Language? = nil) throws {
    self.language = language == .zh ? nil : language
    // Logins that a transcript makes for the whole server bear this number: one for each language.
    let number = Int(ProcessInfo.processInfo.processIdentifier) + (self.language == nil ? 0 : 10_000_000)
    database =
      "t_\(number)_"
      + name.lowercased().filter { $0.isLetter || $0.isNumber }
    folder = FileManager.default.temporaryDirectory.appending(path: "pipeline-work-\(database)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let template = try Workshop.template.get()
    let connection = try Connection(Conninfo(text: try Workshop.cluster() + " dbname=postgres"))
    try connection.query(
      "create database \(unescaped: SQL.quoted(identifier: database)) template \(unescaped: SQL.quoted(identifier: template))"
    )
  }

  func close() throws {
    try? FileManager.default.removeItem(at: folder)
    let connection = try Connection(Conninfo(text: try Workshop.cluster() + " dbname=postgres"))
    try connection.query("drop database \(unescaped: SQL.quoted(identifier: database)) with (force)")
  }

  private static let template = Result {
    let name = "t_\(ProcessInfo.processInfo.processIdentifier)_template"
    let connection = try Connection(Conninfo(text: try cluster() + " dbname=postgres"))
    try connection.query("create database \(unescaped: SQL.quoted(identifier: name))")
    let (output, code) = try shell(
      "pipeline db migrate", in: FileManager.default.temporaryDirectory,
      database: try cluster() + " dbname=\(name)")
    guard code == 0 else { throw Missing(output) }
    return name
  }

  /// Runs a command line as an officer's shell would; stdout and stderr come together.
  func run(_ command: String) throws -> (output: String, exit: Int32) {
    try Workshop.shell(
      command, in: folder, database: try Workshop.cluster() + " dbname=\(database)", language)
  }

  static func shell(
    _ command: String, in folder: URL, database: String, _ language: Language? = nil
  ) throws -> (output: String, exit: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": program.deletingLastPathComponent().path + ":/usr/bin:/bin", "HOME": folder.path,
      "PIPELINE_DB": database, "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ].merging(language.map { ["PIPELINE_LANG": $0.rawValue] } ?? [:]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }
}
