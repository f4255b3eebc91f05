import Foundation
import Testing

/// Files as people and attackers send them, each read in a process of its own (坏文件集).
///
/// Tests/BadFiles makes them and says what each must end in. The slow ones come with BAD_FILES=all, and
/// SHEET_PROBE names another build of the program that reads them; script/bad-files sets both.
@Suite("坏文件与怪文件") struct BadFileTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let probe =
    environment["SHEET_PROBE"]
    ?? URL(fileURLWithPath: XlsProgram.path).deletingLastPathComponent().appendingPathComponent("sheet-probe")
    .path

  private struct Line {
    let name: String
    let encoding: String
    let outcome: String
  }

  @Test("每个文件得到应有的结果，进程不崩溃，内存不过 200 MB") func all() throws {
    let folder = try TemporaryFolder()
    let lines = try make(in: folder)
    #expect(lines.count >= 120)
    var peak = (megabytes: 0, name: "")
    for line in lines {
      let words = [folder.file(line.name)] + (line.encoding.isEmpty ? [] : [line.encoding])
      let answer = try run(Self.probe, words)
      #expect(answer.status == 0, "\(line.name): \(answer.output)")
      let said = answer.output.split(separator: "\n")
      guard said.count == 3, let own = Int(said[1]), let child = Int(said[2]) else {
        Issue.record("\(line.name): \(answer.output)")
        continue
      }
      if line.outcome != "*" { #expect(said[0] == line.outcome, "\(line.name)") }
      if max(own, child) > peak.megabytes { peak = (max(own, child), line.name) }
    }
    #expect(peak.megabytes <= 200, "\(peak.name)")
    print("\(lines.count) bad files, at most \(peak.megabytes) MB (\(peak.name))")
  }

  private func make(in folder: TemporaryFolder) throws -> [Line] {
    let script = URL(fileURLWithPath: #filePath).appendingPathComponent("../../BadFiles/make.py").standardized
    let made = try run(
      "/usr/bin/python3", ["-B", script.path, folder.path, Self.environment["BAD_FILES"] ?? "quick"])
    guard made.status == 0 else { throw Python.Failure(output: made.output) }
    return try made.output.split(separator: "\n").map { text in
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3 else { throw Python.Failure(output: String(text)) }
      return Line(name: fields[0], encoding: fields[1], outcome: fields[2])
    }
  }

  private func run(_ program: String, _ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let signalled = process.terminationReason == .uncaughtSignal
    return (process.terminationStatus + (signalled ? 1000 : 0), output)
  }
}
