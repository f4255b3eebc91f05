import Foundation
import Pipeline
import Testing

/// A terminal of a given size with a shell in it (终端屏幕), driven through tmux as a person would.
final class Screen {
  private let shop: Workshop
  private let socket: String

  /// - Parameters:
  ///   - shell: the command line of the shell, without its start-up files.
  ///   - history: the lines that are kept when they have left the screen.
  init(
    _ shop: Workshop, columns: Int, rows: Int = 30, shell: String = "bash --norc --noprofile",
    history: Int = 2000
  ) throws {
    self.shop = shop
    socket = shop.folder.appending(path: "tmux-\(columns)-\(UUID().uuidString.prefix(4))").path
    let place = try Workshop.cluster() + " dbname=\(shop.database)"
    let variables = [
      "PATH=\(Workshop.program.deletingLastPathComponent().path):/usr/bin:/bin", "HOME=\(shop.folder.path)",
      "PIPELINE_DB=\(place)", "LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no", "PS1=ready> ", "PROMPT=ready> ",
      "EDITOR=true",
    ].map { "'\($0)'" }.joined(separator: " ")
    let settings = shop.folder.appending(path: "tmux-\(UUID().uuidString).conf")
    try "set -g history-limit \(history)\n".write(to: settings, atomically: true, encoding: .utf8)
    try tmux(
      "-f", settings.path, "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "env \(variables) \(shell)"
    )
    try wait(for: "ready>")
  }

  deinit { _ = try? tmux("kill-server") }

  /// Types a text; `Enter`, `Tab`, `C-c` and the like are keys.
  func type(_ text: String, _ keys: String...) throws {
    if !text.isEmpty { try tmux("send-keys", "-l", "--", text) }
    for key in keys { try tmux("send-keys", key) }
  }

  /// What is on the screen now.
  var lines: [String] {
    get throws {
      try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The screen as soon as it shows a text; a failure with the screen in it when it does not in a minute.
  @discardableResult
  func wait(for text: String, times: Int = 1) throws -> [String] {
    for _ in 0..<600 {
      let lines = try self.lines
      if lines.joined(separator: "\n").components(separatedBy: text).count > times { return lines }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw Workshop.Missing("no “\(text)” on the screen:\n" + (try lines).joined(separator: "\n"))
  }

  /// All lines since the screen was cleared, as soon as it shows a text; a line that the screen had to break is one again.
  func everything(until text: String) throws -> [String] {
    for _ in 0..<600 where try !lines.contains(where: { $0.hasPrefix(text) }) {
      Thread.sleep(forTimeInterval: 1)
    }
    return try tmux("capture-pane", "-p", "-J", "-S", "-").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }

  @discardableResult
  private func tmux(_ words: String...) throws -> String {
    let process = Process()
    // The server that the first call leaves behind must not keep what `Process` watches its child by.
    let closing =
      "(for f in /proc/self/fd/*; do n=${f##*/}; [ $n -le 2 ] || eval \"exec $n>&-\"; done; exec tmux \"$@\")"
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", closing, "bash", "-u", "-S", socket] + words
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": shop.folder.path]
    // A file and no pipe: the server that the first call leaves behind would keep a pipe open for ever.
    let said = shop.folder.appending(path: "tmux-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: said.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: said) }
    let output = try FileHandle(forWritingTo: said)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try output.close()
    return try String(contentsOf: said, encoding: .utf8)
  }
}
