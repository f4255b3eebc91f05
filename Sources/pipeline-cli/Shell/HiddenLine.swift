import Glibc

/// One line of standard input that is not shown while it is typed (不回显的一行).
enum HiddenLine {
  static func read() -> String? {
    var before = termios()
    let isTerminal = tcgetattr(0, &before) == 0
    if isTerminal {
      var hidden = before
      hidden.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(0, TCSAFLUSH, &hidden)
    }
    defer { if isTerminal { tcsetattr(0, TCSAFLUSH, &before) } }
    return readLine(strippingNewline: true)
  }
}
