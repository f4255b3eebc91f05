/// One command of the demonstration (演示步骤), and how it must end.
public struct DemoStep: Sendable, Equatable {
  /// The day it belongs to; the story is told in this order.
  let on: Day
  /// The words after `pipeline`.
  public let words: [String]
  /// Whether the reader sees the answer.
  public private(set) var isShown: Bool
  public let exit: ExitCode
  /// A file that takes what the command prints.
  public let file: String?

  init(
    _ on: Day, _ verb: String, _ rest: [String] = [], isShown: Bool = false, exit: ExitCode = .done,
    file: String? = nil
  ) {
    self.on = on
    words = verb.split(separator: " ").map(String.init) + rest
    self.isShown = isShown
    self.exit = exit
    self.file = file
  }

  /// The same step with its answer, for some nouns or for all.
  func shown(when nouns: [String]? = nil) -> DemoStep {
    var step = self
    step.isShown = isShown || words.first.map { nouns?.contains($0) ?? true } ?? false
    return step
  }

  /// The file that is there afterwards: its own output, or what `--out` names.
  public var written: String? {
    file ?? words.firstIndex(of: "--out").map { words[$0 + 1] }
  }

  /// The line as a reader can type it.
  public var typed: String {
    (["pipeline"] + words).map(DemoStep.quoted).joined(separator: " ")
      + (file.map { " > " + DemoStep.quoted($0) } ?? "")
  }

  /// A word as a shell reads it back (引号): bare when every character is harmless.
  public static func quoted(_ word: String) -> String {
    let isHarmless = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_./=:,%+@（）、。：；".unicodeScalars.contains(scalar)
    }
    if isHarmless, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }
}

/// A part of the story with its heading (章).
public struct DemoChapter: Sendable, Equatable {
  public let title: Text
  public let steps: [DemoStep]
}
