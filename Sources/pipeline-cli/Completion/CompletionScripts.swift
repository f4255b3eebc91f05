import Pipeline

/// Shells whose command line can be completed (补全脚本).
enum CompletingShell: String, Coded {
  case bash, zsh, fish

  var name: Text { Text(same: rawValue) }

  /// The script that asks `pipeline __complete` what may come next. It ends with 3 where names of files are wanted.
  var script: String {
    switch self {
    case .bash:
      #"""
      # bash completion for pipeline; made by: pipeline completion bash
      _pipeline() {
        local line word found
        COMPREPLY=()
        found=$("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        if [[ $? == 3 ]]; then compopt -o default; return; fi
        [[ $found ]] || return 0
        while IFS= read -r line; do
          word=${line%%$'\t'*}
          [[ $word == *[\ \(\)\&\;\<\>\|\*\?\$\"\'\#\\]* ]] && printf -v word %q "$word"
          COMPREPLY+=("$word")
        done <<< "$found"
        # Behind `--name=` bash replaces only what follows the sign.
        if [[ ${COMP_WORDS[COMP_CWORD]} == "=" || ${COMP_WORDS[COMP_CWORD-1]} == "=" ]]; then
          COMPREPLY=("${COMPREPLY[@]#--*=}")
        fi
      }
      complete -F _pipeline pipeline

      """#
    case .zsh:
      #"""
      #compdef pipeline
      # zsh completion for pipeline; made by: pipeline completion zsh
      _pipeline() {
        local -a found shown
        local line lines
        lines="$($words[1] __complete "${(@)words[2,CURRENT]}" 2>/dev/null)"
        if [[ $? == 3 ]]; then _files; return; fi
        for line in ${(f)lines}; do
          found+=("${line%%$'\t'*}")
          shown+=("${line/$'\t'/  }")
        done
        (( $#found )) || return 1
        compadd -U -l -d shown -a found
      }
      if [[ ${funcstack[1]} == _pipeline ]]; then _pipeline "$@"; else compdef _pipeline pipeline; fi

      """#
    case .fish:
      #"""
      # fish completion for pipeline; made by: pipeline completion fish
      function __pipeline_complete
        set -l words (commandline -opc)
        set -l token (commandline -ct)
        set -l found ($words[1] __complete $words[2..-1] "$token" 2>/dev/null)
        if test $status -eq 3
          __fish_complete_path "$token"
        else
          printf '%s\n' $found
        end
      end
      complete -c pipeline -f -a '(__pipeline_complete)'

      """#
    }
  }
}

extension Command {
  private static let shells = CompletingShell.allCases.map(\.rawValue)
  private static let wanted = Value<CompletingShell>.argument(
    "SHELL", "命令解释器", Text("bash、zsh 或 fish", "bash, zsh or fish"), words: shells
  ) { word, spelling, _ in
    guard let shell = CompletingShell(typed: word) else {
      throw InputRefusal.badChoice(
        option: spelling, value: word, choices: CompletingShell.allCases.map(\.name))
    }
    return shell
  }

  static let completion = Command(
    "completion", "补全", .system,
    Text(
      "输出补全脚本：命令、选项、取值、企业（可打拼音）",
      "print a completion script: commands, options, values, firms (also by pinyin)"),
    [wanted], examples: ["completion bash"]
  ) { line, _ in
    let shell = try line.required(wanted)
    return Answer(
      json: ["shell": .string(shell.rawValue), "script": .string(shell.script)],
      [
        .line(
          Text(
            same: shell.script.split(separator: "\n", omittingEmptySubsequences: false).dropLast().joined(
              separator: "\n")))
      ])
  }
}
