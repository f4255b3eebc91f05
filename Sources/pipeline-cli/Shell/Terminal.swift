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
    return Terminal.line()
  }

  /// A line as the terminal hands it over; nil at its end, and when a signal that is caught interrupts the waiting.
  private static func line() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      // The signal may have gone to another thread, so the waiting looks up now and then.
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let ready = poll(&input, 1, 100)
      if CtrlC.wasPressed { return nil }
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 0, bytes.isEmpty { return nil }
      if count < 0 { return nil }
      if count == 0 || byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  /// Without IUTF8 a backspace takes away one byte of a Chinese character.
  private static func rubsOutWholeCharacters() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0, settings.c_iflag & tcflag_t(IUTF8) == 0 else { return }
    settings.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
