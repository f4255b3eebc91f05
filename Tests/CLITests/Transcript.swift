import Foundation

/// A golden transcript (命令实录): commands after `$ `, here-documents after `> `, and what they print.
///
/// `[exit 3]` closes a command that does not end with 0. Ids, times, hashes and today's date are shown by
/// placeholders, so a transcript is the same on every machine and day.
struct Transcript {
  struct Step {
    let command: String
    let expected: String
  }

  let head: String
  let steps: [Step]

  init(_ text: String) {
    var head: [String] = []
    var steps: [Step] = []
    var command: [String] = []
    var output: [String] = []
    func close() {
      if !command.isEmpty {
        steps.append(Step(command: command.joined(separator: "\n"), expected: output.joined(separator: "\n")))
      }
      command = []
      output = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("$ ") {
        close()
        command = [String(line.dropFirst(2))]
      } else if line.hasPrefix("> "), !command.isEmpty, output.isEmpty {
        command.append(String(line.dropFirst(2)))
      } else if command.isEmpty, steps.isEmpty {
        head.append(line)
      } else {
        output.append(line)
      }
    }
    close()
    self.head = head.joined(separator: "\n")
    self.steps = steps.map { Step(command: $0.command, expected: $0.expected.trimmed) }
  }

  /// The transcript with what the commands printed this time.
  func recorded(_ outputs: [String]) -> String {
    var text = head.isEmpty ? "" : head.trimmed + "\n\n"
    for (step, output) in zip(steps, outputs) {
      let lines = step.command.split(separator: "\n", omittingEmptySubsequences: false)
      text += "$ " + lines[0] + "\n" + lines.dropFirst().map { "> \($0)\n" }.joined()
      text += output.isEmpty ? "\n" : output + "\n\n"
    }
    return text.trimmed + "\n"
  }

  /// What differs from run to run, replaced.
  static func normalised(_ output: String, today: String) -> String {
    var text = output
    let patterns = [
      ("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>"),
      (
        "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(\\+[0-9]{2}(:[0-9]{2})?)?",
        "<time>"
      ),
      ("\\b[0-9a-f]{64}\\b", "<sha256>"), ("\\b[0-9]+-[0-9a-f]{12}\\b", "<build>"),
      ("t_[0-9]+_[a-z0-9_]+", "<database>"), ("/tmp/pl-[A-Za-z0-9]{6}", "<cluster>"),
      ("15\\.[0-9]+ \\(Debian [^)]*\\)", "<version>"),
    ]
    for (pattern, word) in patterns {
      text = text.replacingOccurrences(of: pattern, with: word, options: .regularExpression)
    }
    return text.replacingOccurrences(of: today, with: "<today>").trimmed
  }
}

extension String {
  /// Without empty lines at either end, and without blanks at the ends of lines.
  var trimmed: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}
