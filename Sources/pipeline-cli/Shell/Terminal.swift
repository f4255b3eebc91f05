import Glibc
import Pipeline

/// The person at the terminal (终端): whether there is one to ask, and how wide the screen is.
struct Terminal: Sendable {
  /// Whether questions may be asked: stdin and stderr are terminals.
  let asks: Bool
  /// Cells across of a terminal on stdout; nil for a pipe or a file, which are never cut.
  let width: Int?
  /// Lines of that terminal.
  let height: Int?

  /// Nobody to ask, and no screen.
  static let none = Terminal(asks: false, width: nil, height: nil)

  /// What the three streams are now.
  static var standard: Terminal {
    var size = winsize()
    let known = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    let terminal = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    return Terminal(
      asks: terminal, width: known && size.ws_col > 0 ? Int(size.ws_col) : nil,
      height: known && size.ws_row > 0 ? Int(size.ws_row) : nil)
  }

  /// Asks on stderr and reads a line; nil at the end of input (Ctrl-D).
  func ask(_ question: String) -> String? {
    Terminal.rubsOutWholeCharacters()
    Stream.talk(question)
    return readLine()
  }

  /// Without IUTF8 a backspace takes away one byte of a Chinese character.
  private static func rubsOutWholeCharacters() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0, settings.c_iflag & tcflag_t(IUTF8) == 0 else { return }
    settings.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
