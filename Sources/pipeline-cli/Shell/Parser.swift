import Pipeline

/// Reads a command line by the table of commands (命令行解析); everything wrong is said at once.
struct Parser: Sendable {
  let reading: Reading

  /// The command that the first words name, and the words left over; options every command takes may
  /// stand before it.
  func command(for given: [String]) throws -> (Command, [String]) {
    let (front, words) = Parser.leadingOptions(given)
    let typed = words.prefix(2).map { FirmName.halfWidth($0) }
    for length in [2, 1] where typed.count >= length {
      let wanted = Array(typed.prefix(length))
      if let match = Command.named(wanted) {
        return (match, front + words.dropFirst(length))
      }
    }
    throw InputRefusal.unknownCommand(
      typed.filter { !$0.hasPrefix("-") }.joined(separator: " "), suggestion: suggestion(for: typed))
  }

  /// Reads the words of a command. `--name value`, `--name=value`, `--中文名 value`; `--` ends the options.
  func line(of command: Command, _ words: [String]) throws -> Line {
    var line = Line()
    var wrong: [any Refusal] = []
    var positional = command.parameters.filter(\.isPositional)[...]
    var rest = Parser.withPlainDashes(words, command)[...]
    var optionsEnded = false
    var tried: Set<String> = []
    func read(_ word: String, as parameter: any Parameter) {
      tried.insert(parameter.spelling)
      if line.has(parameter), !parameter.isRepeated {
        wrong.append(InputRefusal.repeated(option: parameter.spelling))
        return
      }
      do {
        line.add(try parameter.read(word, reading), for: parameter)
      } catch let refusal as any Refusal {
        wrong.append(refusal)
      } catch {
        wrong.append(InputRefusal.unexpected(word, command: command.name))
      }
    }
    while let word = rest.popFirst() {
      if word == "--", !optionsEnded {
        optionsEnded = true
      } else if !optionsEnded, word.hasPrefix("-"), word != "-", !Parser.isNumber(word) {
        let halves = Parser.halves(word)
        guard let parameter = command.option(halves[0]) else {
          wrong.append(
            InputRefusal.unknownOption(
              halves[0], command: command.name, suggestion: suggestion(for: halves[0], in: command)))
          if let next = rest.first, !next.hasPrefix("-"), halves.count == 1, positional.isEmpty {
            rest.removeFirst()
          }
          continue
        }
        if parameter.value == nil, halves.count == 1 {
          read("", as: parameter)
        } else if parameter.value == nil {
          wrong.append(InputRefusal.unexpected(word, command: command.name))
        } else if halves.count == 2, !halves[1].isEmpty {
          read(halves[1], as: parameter)
        } else if halves.count == 1, let next = rest.first, !next.hasPrefix("--") {
          rest.removeFirst()
          read(next, as: parameter)
          // `--set a=1 b=2`: pairs that follow belong to it too.
          while parameter.isRepeated, let more = rest.first, !more.hasPrefix("-"), more.contains("=") {
            rest.removeFirst()
            read(more, as: parameter)
          }
        } else {
          tried.insert(parameter.spelling)
          wrong.append(InputRefusal.missingValue(option: parameter.spelling))
        }
      } else if let parameter = positional.first {
        read(word, as: parameter)
        if !parameter.isRepeated { positional.removeFirst() }
      } else {
        let (meant, isWithNext) = instead(of: word, next: rest.first, in: command)
        wrong.append(InputRefusal.unexpected(word, command: command.name, instead: meant))
        if isWithNext { rest.removeFirst() }
      }
    }
    let help = line[Common.help]
    for parameter in command.parameters where parameter.isRequired && !tried.contains(parameter.spelling) {
      wrong.append(
        InputRefusal.missing(
          parameter: parameter.spelling, zh: parameter.isPositional ? parameter.zh : nil,
          command: command.name))
    }
    if !wrong.isEmpty, !help { throw Refusals(wrong) }
    return line
  }

  /// What was probably meant by a word too many: an option without its hyphens, the value of one, a day, or a period; and whether
  /// the word behind it belongs to that.
  private func instead(of word: String, next: String?, in command: Command) -> (String?, Bool) {
    let options = command.parameters.filter { !$0.isPositional }
    func has(_ name: String) -> Bool { options.contains { $0.name == name } }
    if let option = options.first(where: { $0.zh == word || $0.name == word.lowercased() }) {
      guard option.value != nil else { return ("--" + word, false) }
      if let next, !next.hasPrefix("-") { return ("--\(word) \(next)", true) }
      return (nil, false)
    }
    if let option = options.first(where: { $0.words?.contains(word) == true }) {
      return ("--\(option.name) \(word)", false)
    }
    if Day(word, today: reading.today) != nil, let day = ["on", "as-of"].first(where: has) {
      return ("--\(day) \(word)", false)
    }
    if has("year"), let year = Int(word.hasSuffix("年") ? String(word.dropLast()) : word),
      (1949...2200).contains(year)
    {
      return ("--year \(year)", false)
    }
    if has("period"), BulletinPeriod(word) != nil { return ("--period \(word)", false) }
    if has("from"), has("until"), let period = PeriodWord.days(word, today: reading.today) {
      return ("--from \(period.first) --until \(period.last)", false)
    }
    return (nil, false)
  }

  /// `--name=value` in its halves; `--name=` has an empty second one.
  private static func halves(_ word: String) -> [String] {
    word.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "=" || $0 == "＝" }.map(String.init)
  }

  /// `－－on` and `——on`, as input methods write it, become `--on` where that is an option.
  private static func withPlainDashes(_ words: [String], _ command: Command) -> [String] {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    return words[..<end].map { word in
      guard let first = word.first, "－—–".contains(first) else { return word }
      let plain = "--" + word.drop { "－—–-".contains($0) }
      return command.option(halves(plain)[0]) == nil ? word : plain
    } + words[end...]
  }

  /// The words of a command line without `--db` and `--lang`, which may stand anywhere, and their values.
  static func withoutCommonOptions(_ words: [String]) -> [String] {
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard let option = [Common.db as any Parameter, Common.lang].first(where: { $0.isNamed(word) }) else {
        kept.append(word)
        continue
      }
      if word == "--" + option.name || word == "--" + option.zh { _ = rest.popFirst() }
    }
    return kept
  }

  private static func leadingOptions(_ words: [String]) -> (front: [String], rest: ArraySlice<String>) {
    let withValue: [any Parameter] = [Common.db, Common.lang]
    var front: [String] = []
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("--") {
      front.append(rest.removeFirst())
      let takesValue = withValue.contains { word == "--" + $0.name || word == "--" + $0.zh }
      if takesValue, let value = rest.popFirst() { front.append(value) }
    }
    return (front, rest)
  }

  private static func isNumber(_ word: String) -> Bool {
    word.dropFirst().first.map { $0.isNumber } ?? false
  }

  private func suggestion(for typed: [String]) -> String? {
    let commands = Command.all
    let word = typed.joined(separator: " ")
    let names = commands.flatMap { [$0.name, $0.words[0], $0.zh.joined(separator: " ")] }
    if let near = Distance.nearest(to: word, among: names) { return near }
    guard let noun = typed.first else { return nil }
    if commands.contains(where: { $0.words[0] == noun || $0.zh[0] == noun }) {
      let verbs = commands.filter { $0.words[0] == noun || $0.zh[0] == noun }
      return verbs.map(\.name).joined(separator: " / ")
    }
    // A verb alone: 今天 for 事项 今天.
    let verbs = commands.filter { $0.words.last == noun || $0.zh.last == noun }
    if (1...3).contains(verbs.count) {
      return verbs.map { $0.zh.last == noun ? $0.zh.joined(separator: " ") : $0.name }.joined(
        separator: " / ")
    }
    return Distance.nearest(to: noun, among: commands.map { $0.words[0] })
  }

  private func suggestion(for option: String, in command: Command) -> String? {
    Distance.nearest(
      to: option, among: command.allParameters.filter { !$0.isPositional }.map(\.spelling))
  }
}

extension Command {
  func isNamed(_ typed: [String]) -> Bool {
    typed.count == words.count
      && zip(typed, zip(words, zh)).allSatisfy { typed, names in typed == names.0 || typed == names.1 }
  }

  /// The option a word names, in either language.
  func option(_ word: String) -> (any Parameter)? {
    let plain = FirmName.halfWidth(word)
    return allParameters.first {
      !$0.isPositional && (plain == "--" + $0.name || plain == "--" + $0.zh)
        || ($0.name == "help" && plain == "-h")
    }
  }
}

/// Edit distance (编辑距离) for “did you mean”.
enum Distance {
  /// The nearest of some words, when it is near enough to be a slip of the hand.
  static func nearest(to word: String, among words: [String]) -> String? {
    let ranked = words.map { ($0, between(Array(word), Array($0))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 > 0, best.1 <= max(1, word.count / 3)
    else { return nil }
    return best.0
  }

  /// As `nearest`, or the one word that holds what was typed, or is held by it.
  static func likely(_ word: String, among words: [String]) -> String? {
    if let near = nearest(to: word, among: words) { return near }
    guard word.count > 1 else { return nil }
    let holding = words.filter { $0.contains(word) || ($0.count > 1 && word.contains($0)) }
    return holding.min { abs($0.count - word.count) < abs($1.count - word.count) }
  }

  static func between(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (i, left) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in other.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[other.count]
  }
}
