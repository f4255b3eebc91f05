import Foundation
import Pipeline

/// The commands of the demonstration as a shell script (命令清单) that a reader can repeat or take apart.
struct DemoScript {
  static let fileName = "commands.sh"
  let story: DemoStory

  var text: String {
    let program = Bundle.main.executablePath ?? "pipeline"
    let head = """
      #!/usr/bin/env bash
      # 演示的全部命令，在一个新的空数据库里重做一遍。All commands of the demonstration, in a new empty database.
      set -euo pipefail
      cd "$(dirname "$0")"
      export PIPELINE_EMBEDDED_DATABASE="${PIPELINE_EMBEDDED_DATABASE:-pipeline_repeat_$(date +%s)}"
      program="${PIPELINE:-$(command -v pipeline || echo \(DemoStep.quoted(program)))}"
      pipeline() { "$program" "$@"; }

      """
    let chapters = story.chapters.map { chapter in
      "\n# \(chapter.title.zh)　\(chapter.title.en)\n" + chapter.steps.map { line($0) + "\n" }.joined()
    }
    return head + chapters.joined()
  }

  /// A command that is meant to end otherwise than with 0 must not end the script.
  private func line(_ step: DemoStep) -> String {
    step.exit == .done ? step.typed : "\(step.typed) || [ $? -eq \(step.exit.rawValue) ]"
  }
}
