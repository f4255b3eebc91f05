import Foundation
import Testing

/// 演练: Tests/drill makes its own server with TLS, hardens it, and backs it up and restores it.
@Suite struct DrillTests {
  @Test func 加固的服务器_加密连接_备份恢复() throws {
    let process = Process()
    process.executableURL = Workshop.root.appending(path: "Tests/drill")
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.split(separator: "\n").count { $0.hasPrefix("ok - ") } >= 13, "\(said)")
  }
}
