import Foundation
import Glibc
import Pipeline
import Synchronization

/// What is said while a long list is taken in (进度): rows, rows a second, time left. On a terminal one line that is
/// written over, otherwise a line for every tenth.
struct ListProgress {
  /// Lists below this are done before anyone could read it.
  static let least = 5000
  let rows: Int
  let isTerminal: Bool
  /// Seconds on a clock that only goes forward.
  let clock: () -> Double
  let talk: (Text) -> Void
  private let begun: Double
  private var said = 0

  init(rows: Int, isTerminal: Bool, clock: @escaping () -> Double, talk: @escaping (Text) -> Void) {
    self.rows = rows
    self.isTerminal = isTerminal
    self.clock = clock
    self.talk = talk
    begun = clock()
  }

  /// Called after each row that was handed over.
  mutating func row(_ done: Int) {
    guard rows >= ListProgress.least else { return }
    // On a terminal a hundredth is often enough to look alive.
    let steps = isTerminal ? 100 : 10
    let step = done * steps / rows
    guard step > said else { return }
    said = step
    let seconds = max(0.001, clock() - begun)
    let rate = Double(done) / seconds
    let left = Int((Double(rows - done) / rate).rounded(.up))
    say(
      Text(
        "已读入 \(done)/\(rows) 行（\(done * 100 / rows)%），每秒 \(Int(rate)) 行，约剩 \(left) 秒",
        "\(done)/\(rows) rows (\(done * 100 / rows) %), \(Int(rate)) a second, some \(left) s left"))
    guard done == rows else { return }
    if isTerminal { talk(Text(same: "\n")) }
    talk(
      Text(
        "正在与库中核对并写入；按 Ctrl-C 取消，什么都不会写入\n",
        "comparing and writing; Ctrl-C cancels, and nothing will be written\n"))
  }

  private func say(_ text: Text) {
    // Back to the beginning of the line, and what was there is wiped.
    talk(isTerminal ? Text(same: "\r\u{1B}[K") + text : text + Text(same: "\n"))
  }
}

/// Ctrl-C while a list is taken in (取消): the transaction is rolled back, and it is said that nothing was written.
final class Interrupt: Sendable {
  private enum State {
    /// Nothing has begun: the program may end at once.
    case before
    case writing(@Sendable () -> Void)
    case cancelled
    /// The answer of `commit` is on its way, or there.
    case after
  }

  private let state = Mutex(State.before)
  // Written once, in init; the library may be called from any thread.
  private nonisolated(unsafe) let source: any DispatchSourceSignal

  /// - Parameter talk: what to say when the program ends before anything has begun.
  init(talk: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [weak self] in self?.interrupted(talk) }
    source.resume()
  }

  private func interrupted(_ talk: () -> Void) {
    let cancel: (@Sendable () -> Void)? = state.withLock { state in
      switch state {
      case .before:
        talk()
        _exit(ExitCode.cancelled.rawValue)
      case .writing(let cancel):
        state = .cancelled
        return cancel
      case .cancelled, .after: return nil
      }
    }
    cancel?()
  }

  /// From here on an interruption stops the statement that runs.
  func begin(_ cancel: @escaping @Sendable () -> Void) { state.withLock { $0 = .writing(cancel) } }

  var isCancelled: Bool {
    state.withLock { if case .cancelled = $0 { true } else { false } }
  }

  /// The last moment to cancel has passed; false when it was used.
  func close() -> Bool {
    state.withLock { state in
      if case .cancelled = state { return false }
      state = .after
      return true
    }
  }
}
