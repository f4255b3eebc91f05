import Foundation
import Pipeline

/// Makes a PDF of a document with LibreOffice (转 PDF), which is not part of this program.
struct PDF {
  let environment: [String: String]

  /// The program in the search path, or nil.
  private var program: URL? {
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      for name in ["soffice", "libreoffice"] {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) { return URL(fileURLWithPath: path) }
      }
    }
    return nil
  }

  /// Writes `file` into a folder of its own, converts it there, and only then replaces `path`.
  func convert(_ file: OfficeFile, to path: String, created: Int) throws {
    guard let program else {
      throw DocumentRefusal.noConverter(
        package: file.ownEnding == "xlsx" ? "libreoffice-calc" : "libreoffice-writer")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "pipeline-pdf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "document.\(file.ownEnding)")
    try OutputFile.write(file, to: source.path, force: true, created: created)
    let said = try run(program, source, folder)
    let made = FileManager.default.contents(atPath: folder.appending(path: "document.pdf").path)
    guard let made, made.starts(with: Array("%PDF".utf8)) else {
      throw DocumentRefusal.converterFailed(reason: said.isEmpty ? "-" : said)
    }
    try InputFile.replace(path, with: Array(made))
  }

  /// A profile of its own, so that an open LibreOffice neither blocks nor is changed.
  private func run(_ program: URL, _ source: URL, _ folder: URL) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--convert-to",
      "pdf",
      "--outdir", folder.path, source.path,
    ]
    process.environment = environment.merging(["HOME": folder.path]) { $1 }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw DocumentRefusal.converterFailed(reason: error.localizedDescription)
    }
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let last = String(decoding: said, as: UTF8.self).split(separator: "\n").last.map(String.init) ?? ""
    return String(last.prefix(200))
  }
}
