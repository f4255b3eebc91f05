import Pipeline

/// What may come next on a command line (补全): worked out from the table of commands, whatever the shell.
struct Completion {
  /// A word to put in, and what to show beside it.
  struct Candidate: Equatable {
    let word: String
    let about: String

    init(_ word: String, _ about: String = "") {
      self.word = word
      self.about = about
    }
  }

  enum Found: Equatable {
    case candidates([Candidate])
    /// The shell completes names of files itself.
    case files
  }

  /// What the database knows by name.
  enum Named: String {
    case firm = "FIRM"
    case officer = "OFFICER"
    case county = "COUNTY"
  }

  let commands: [Command]
  let language: Language
  /// The command is being typed by its Chinese names.
  private var isChinese = false
  /// Asks the database what a word may mean; empty when it does not answer.
  let lookUp: (Named, String) -> [Candidate]

  init(commands: [Command], language: Language, lookUp: @escaping (Named, String) -> [Candidate]) {
    self.commands = commands
    self.language = language
    self.lookUp = lookUp
  }

  /// - Parameter typed: the words after `pipeline`; the last is the one being typed, perhaps empty.
  func found(for typed: [String]) -> Found {
    var asked = self
    asked.isChinese = typed.dropLast().first?.contains { !$0.isASCII } == true
    return asked.next(typed)
  }

  private func next(_ typed: [String]) -> Found {
    let words = Completion.joined(Parser.withoutCommonOptions(typed))
    guard let prefix = words.last else { return .candidates([]) }
    let front = words.dropLast().map { FirmName.halfWidth($0) }
    if let command = command(named: front) {
      return argument(of: command, Array(front.dropFirst(command.words.count)), prefix)
    }
    switch front.count {
    case 0: return .candidates(nouns(prefix))
    case 1: return .candidates(verbs(of: front[0], prefix))
    default: return .candidates([])
    }
  }

  /// The command the words begin with; a noun of two-word commands is none yet.
  private func command(named words: [String]) -> Command? {
    for length in [2, 1] where words.count >= length {
      if let match = commands.first(where: { $0.isNamed(Array(words.prefix(length))) }) { return match }
    }
    return nil
  }

  private func nouns(_ prefix: String) -> [Candidate] {
    var seen: Set<String> = []
    return commands.compactMap { command -> Candidate? in
      let word = spelled(command, 0, prefix)
      guard word.hasPrefix(prefix), seen.insert(word).inserted else { return nil }
      return Candidate(word, command.words.count == 1 ? command.about[language] : "")
    } + ["help"].filter { $0.hasPrefix(prefix) }.map { Candidate($0) }
  }

  private func verbs(of noun: String, _ prefix: String) -> [Candidate] {
    commands.filter { $0.words.count == 2 && ($0.words[0] == noun || $0.zh[0] == noun) }.compactMap {
      command in
      let word = spelled(command, 1, prefix.isEmpty ? noun : prefix)
      return word.hasPrefix(prefix) ? Candidate(word, command.about[language]) : nil
    }
  }

  /// A word of a command in the language it is being typed in.
  private func spelled(_ command: Command, _ place: Int, _ prefix: String) -> String {
    prefix.first?.isASCII == false ? command.zh[place] : command.words[place]
  }

  private func argument(of command: Command, _ given: [String], _ prefix: String) -> Found {
    if let sign = prefix.firstIndex(of: "="), prefix.hasPrefix("--"),
      let option = command.option(String(prefix[..<sign])), option.value != nil
    {
      let front = String(prefix[...sign])
      return with(front, values(of: option, String(prefix[prefix.index(after: sign)...])))
    }
    if let before = given.last, before.hasPrefix("-"), let option = command.option(before),
      option.value != nil
    {
      return values(of: option, prefix)
    }
    if prefix.hasPrefix("-") { return .candidates(options(of: command, given, prefix)) }
    let positional = command.parameters.filter(\.isPositional)
    let filled = Completion.positionals(of: command, given)
    guard
      let parameter = filled < positional.count ? positional[filled] : positional.last(where: \.isRepeated)
    else {
      return .candidates(options(of: command, given, prefix))
    }
    return values(of: parameter, prefix)
  }

  private func options(of command: Command, _ given: [String], _ prefix: String) -> [Candidate] {
    command.allParameters.filter { parameter in
      !parameter.isPositional && (parameter.isRepeated || !given.contains { parameter.isNamed($0) })
    }.compactMap { parameter in
      // A bare `--` goes on in the language of the command.
      let chinese = prefix.contains { !$0.isASCII } || isChinese && prefix.allSatisfy { $0 == "-" }
      let word = "--" + (chinese ? parameter.zh : parameter.name)
      return word.hasPrefix(prefix) ? Candidate(word, parameter.help[language]) : nil
    }
  }

  private func values(of parameter: any Parameter, _ prefix: String) -> Found {
    if let words = parameter.words {
      // By their Chinese names where those are being typed.
      let chinese = prefix.contains { !$0.isASCII } || isChinese && prefix.isEmpty
      let names = parameter.names ?? words
      return .candidates(
        zip(words, names).map { code, name in
          chinese ? Candidate(name, name == code ? "" : code) : Candidate(code, name == code ? "" : name)
        }
        .filter { $0.word.hasPrefix(prefix) })
    }
    switch parameter.value {
    case "FILE", "DIR": return .files
    case "DATE":
      let days = language == .zh ? ["今天", "昨天", "前天", "明天"] : ["today", "yesterday", "tomorrow"]
      return .candidates(days.filter { $0.hasPrefix(prefix) }.map { Candidate($0) })
    case let name?:
      return .candidates(Named(rawValue: name).map { lookUp($0, prefix) } ?? [])
    case nil: return .candidates([])
    }
  }

  private func with(_ front: String, _ found: Found) -> Found {
    guard case .candidates(let candidates) = found else { return found }
    return .candidates(candidates.map { Candidate(front + $0.word, $0.about) })
  }

  /// How many positional words there are already.
  private static func positionals(of command: Command, _ given: [String]) -> Int {
    var count = 0
    var rest = given[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("-"), word != "-" {
        if !word.contains("="), let option = command.option(word), option.value != nil { _ = rest.popFirst() }
      } else {
        count += 1
      }
    }
    return count
  }

  /// bash takes `--mode=现` apart at the sign; here it is one word again.
  private static func joined(_ words: [String]) -> [String] {
    var whole: [String] = []
    for word in words {
      if let last = whole.last, last.hasPrefix("--"), word == "=" || last.hasSuffix("=") {
        whole[whole.count - 1] = last + word
      } else {
        whole.append(word)
      }
    }
    return whole
  }
}
