import Glibc
import Pipeline

/// Shows long output a screen at a time (分页), when stdout is a terminal and the output is higher.
struct Pager {
  let terminal: Terminal
  let environment: [String: String]
  let settings: Settings

  /// PIPELINE_PAGER and the setting before PAGER before less; empty for none.
  private var command: String {
    settings.given(.pager) ?? environment["PAGER"] ?? Setting.pager.fallback
  }

  /// Whether the pager has shown it; false leaves it to stdout.
  func show(_ bytes: [UInt8]) -> Bool {
    guard let height = terminal.height, !command.isEmpty, environment["TERM"] != "dumb",
      bytes.count(where: { $0 == UInt8(ascii: "\n") }) >= height
    else { return false }
    // A Chinese text is shown as such whatever the locale says. The pager stays in our group: another one may not read
    // the keyboard.
    setenv("LESSCHARSET", "utf-8", 0)
    guard let pipe = popen(command, "w") else { return false }
    // Who leaves the pager early has seen enough.
    signal(SIGPIPE, SIG_IGN)
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, pipe) }
    return pclose(pipe) != 127 << 8
  }
}
