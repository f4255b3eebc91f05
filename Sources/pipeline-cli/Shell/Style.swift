import Glibc
import Pipeline

/// Whether a stream shows colours (颜色), and the few there are. A colour never says what no word says.
struct Style: Sendable {
  let isOn: Bool

  static let plain = Style(isOn: false)

  /// The setting `always` or `never`, then NO_COLOR, then CLICOLOR_FORCE, then what the stream is.
  init(stream: Int32, _ environment: [String: String], _ settings: Settings) {
    func given(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    let setting = settings.given(.color) ?? "auto"
    if setting == "always" {
      isOn = true
    } else if setting == "never" || given("NO_COLOR") {
      isOn = false
    } else if ["CLICOLOR_FORCE", "FORCE_COLOR"].contains(where: { given($0) && environment[$0] != "0" }) {
      isOn = true
    } else {
      isOn = isatty(stream) == 1 && environment["TERM"] != "dumb"
    }
  }

  private init(isOn: Bool) { self.isOn = isOn }

  func bold(_ text: String) -> String { isOn ? "\u{1B}[1m" + text + "\u{1B}[0m" : text }
  func red(_ text: String) -> String { isOn ? "\u{1B}[1;31m" + text + "\u{1B}[0m" : text }
}
