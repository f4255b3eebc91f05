import Documents
import Foundation
import Pipeline

/// A report as a page for the browser (报表网页): written to a file, or opened at once.
enum ReportPage {
  static let html = Common.text("html", "网页", "FILE", Text("另写成网页文件（.html）", "also write a page (.html)"))
  static let open = Flag("open", "打开", Text("在浏览器里打开", "open it in the browser"))

  /// Gives the answer back, with a note about the page when one was asked for.
  static func deliver(_ report: Report, _ answer: Answer, _ line: Line, _ shell: Shell) throws -> Answer {
    guard line[html] != nil || line[open] else { return answer }
    let pictures = try Pictures(
      store: try shell.store(), asOf: report.asOf, knownAt: report.knownAt, year: nil
    ).of(report)
    let file = OfficeFile.page(Dashboard.page(report, pictures: pictures).bytes)
    var answer = answer
    let path: String
    if let named = line[html] {
      path = named
      try Paper.write(
        file, to: path, "report \(report.kind.rawValue) --html", rows: pictures.count, line, shell)
    } else {
      // Kept: the browser reads it after this program has ended.
      let folder = FileManager.default.temporaryDirectory.appending(path: "pipeline-page-\(shell.ids.make())")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      path = folder.appending(path: "\(report.kind.rawValue).html").path
      try OutputFile.write(file, to: path, force: false, created: shell.secondsSince1970)
    }
    if line[open] { try start(path, shell.environment) }
    answer.notes.append(Text("网页：\(path)", "page: \(path)"))
    return answer
  }

  /// Starts the desktop's own opener and does not wait for the browser.
  private static func start(_ path: String, _ environment: [String: String]) throws {
    let opener = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/xdg-open" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let opener else { throw DocumentRefusal.noBrowser }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: opener)
    process.arguments = [path]
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw DocumentRefusal.noBrowser
    }
    process.waitUntilExit()
  }
}
