import Foundation
import Pipeline

/// One file of settings (设置文件): `name = value` on a line, remarks begin with `#`.
struct SettingsFile {
  enum Place: String, CaseIterable, Coded {
    case project, user, system

    var name: Text {
      switch self {
      case .project: Text("本目录", "project")
      case .user: Text("本人", "user")
      case .system: Text("全机", "system")
      }
    }
  }

  let path: String

  /// Where each file is, the nearest first.
  static func path(_ place: Place, _ environment: [String: String]) -> String? {
    let home = environment["HOME"].map { $0 + "/.config" }
    return switch place {
    case .project: ".pipeline/config"
    case .user:
      (environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home).map {
        $0 + "/pipeline/config"
      }
    case .system: "/etc/pipeline/config"
    }
  }

  /// The settings in it, with the line each stands on; none when there is no file.
  ///
  /// - Throws: `SettingRefusal` for a line that makes no sense and a file that others may write.
  func read() throws -> [(setting: Setting, value: String, line: Int)] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    try refuseForeign()
    var found: [(setting: Setting, value: String, line: Int)] = []
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let plain = line.trimmingBlanks()
      if plain.isEmpty || plain.hasPrefix("#") { continue }
      guard let (name, value) = SettingsFile.pair(plain) else {
        throw SettingRefusal.badLine(file: path, line: place + 1, text: plain)
      }
      let setting = try Setting.named(name)
      try setting.check(value, file: path)
      found.append((setting, value, place + 1))
    }
    return found
  }

  /// Writes one setting, or takes it out; everything else in the file stays as it is.
  func write(_ setting: Setting, _ value: String?) throws {
    let old = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).filter {
      SettingsFile.pair($0.trimmingBlanks())?.name != setting.rawValue
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    if let value { lines.append("\(setting.rawValue) = \(value)") }
    do {
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true
      )
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(
        to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileRefusal.cannotWrite(path, reason: SystemReason.of(error))
    }
  }

  private static func pair(_ line: String) -> (name: String, value: String)? {
    guard !line.hasPrefix("#"), let sign = line.firstIndex(of: "=") else { return nil }
    return (line[..<sign].trimmingBlanks(), line[line.index(after: sign)...].trimmingBlanks())
  }

  /// A folder one happens to stand in must not choose the database for somebody else.
  private func refuseForeign() throws {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    let mine = status.st_uid == geteuid() || status.st_uid == 0
    if !mine || status.st_mode & 0o022 != 0 { throw SettingRefusal.unsafeFile(path) }
  }
}
