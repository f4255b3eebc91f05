import Glibc

/// Ctrl-C while a question waits (Ctrl-C): the waiting ends, and what was said so far can be kept.
enum CtrlC {
  // Set by the signal handler alone, which may do no more than that.
  private nonisolated(unsafe) static var pressed: sig_atomic_t = 0

  /// From here on Ctrl-C interrupts a question instead of ending the program.
  static func interruptsQuestions() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in CtrlC.pressed = 1 }
    sigaction(SIGINT, &action, nil)
    // Whoever started the shell may have left the signal blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Ctrl-C ends the program again.
  static func endsProgram() { signal(SIGINT, SIG_DFL) }

  static var wasPressed: Bool { pressed != 0 }
}
