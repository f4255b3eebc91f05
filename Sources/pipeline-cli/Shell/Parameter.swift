import Pipeline

/// What a word on the command line is read with: today's date and the like come in as arguments.
struct Reading: Sendable {
  let today: Day
}

/// A parameter of a command (参数), without its type: what help, parsing and completion need.
protocol Parameter: Sendable {
  /// `FIRM` for a positional one, `on` for the option `--on`.
  var name: String { get }
  /// 中文名: `--日期` works like `--on`.
  var zh: String { get }
  /// What stands for the value in help; nil for a flag.
  var value: String? { get }
  var help: Text { get }
  var isPositional: Bool { get }
  var isRequired: Bool { get }
  /// Takes all words that are left, or may be given several times.
  var isRepeated: Bool { get }
  /// The words there are for its value, when they are few.
  var words: [String]? { get }
  /// The Chinese names of these words, in their order.
  var names: [String]? { get }
  func read(_ word: String, _ reading: Reading) throws -> any Sendable
}

extension Parameter {
  /// How the parameter is written: `FIRM` or `--on`.
  var spelling: String { isPositional ? name : "--" + name }

  /// Whether a word is this option, with or without its value behind `=`.
  func isNamed(_ word: String) -> Bool {
    [name, zh].contains { word == "--" + $0 || word.hasPrefix("--" + $0 + "=") }
  }
}

/// A positional parameter or an option with a value of one type.
struct Value<Kind: Sendable>: Parameter {
  let name: String
  let zh: String
  let value: String?
  let help: Text
  let isPositional: Bool
  let isRequired: Bool
  let isRepeated: Bool
  let words: [String]?
  let names: [String]?
  private let reader: @Sendable (String, String, Reading) throws -> Kind

  static func argument(
    _ name: String, _ zh: String, _ help: Text, required: Bool = true, repeated: Bool = false,
    words: [String]? = nil, names: [String]? = nil,
    _ reader: @escaping @Sendable (_ word: String, _ spelling: String, Reading) throws -> Kind
  ) -> Value {
    Value(
      name: name, zh: zh, value: name, help: help, isPositional: true, isRequired: required,
      isRepeated: repeated, words: words, names: names, reader: reader)
  }

  static func option(
    _ name: String, _ zh: String, _ value: String, _ help: Text, required: Bool = false,
    repeated: Bool = false, words: [String]? = nil, names: [String]? = nil,
    _ reader: @escaping @Sendable (_ word: String, _ spelling: String, Reading) throws -> Kind
  ) -> Value {
    Value(
      name: name, zh: zh, value: value, help: help, isPositional: false, isRequired: required,
      isRepeated: repeated, words: words, names: names, reader: reader)
  }

  func read(_ word: String, _ reading: Reading) throws -> any Sendable {
    try reader(word, spelling, reading)
  }
}

/// An option without a value.
struct Flag: Parameter {
  let name: String
  let zh: String
  let help: Text
  var value: String? { nil }
  var isPositional: Bool { false }
  var isRequired: Bool { false }
  var isRepeated: Bool { false }
  var words: [String]? { nil }
  var names: [String]? { nil }

  init(_ name: String, _ zh: String, _ help: Text) {
    self.name = name
    self.zh = zh
    self.help = help
  }

  func read(_ word: String, _ reading: Reading) throws -> any Sendable { true }
}

/// The words of one command line, read (命令行输入).
struct Line: Sendable {
  fileprivate var values: [String: [any Sendable]] = [:]

  mutating func add(_ value: any Sendable, for parameter: any Parameter) {
    values[parameter.spelling, default: []].append(value)
  }

  /// The values that are plain texts.
  var texts: [String] { values.values.flatMap { $0.compactMap { $0 as? String } } }

  /// The same line with one text in place of another.
  func replacing(_ text: String, with other: String) -> Line {
    var line = self
    line.values = values.mapValues { $0.map { ($0 as? String) == text ? other : $0 } }
    return line
  }

  func has(_ parameter: any Parameter) -> Bool { values[parameter.spelling] != nil }

  subscript(flag: Flag) -> Bool { values[flag.spelling] != nil }

  /// The value given, or nil.
  subscript<Kind>(parameter: Value<Kind>) -> Kind? { values[parameter.spelling]?.first as? Kind }

  /// All values of a repeated parameter.
  func all<Kind>(_ parameter: Value<Kind>) -> [Kind] {
    values[parameter.spelling]?.compactMap { $0 as? Kind } ?? []
  }

  /// The value of a required parameter; the parser has made sure that it is there.
  func required<Kind>(_ parameter: Value<Kind>) throws -> Kind {
    guard let value = self[parameter] else {
      throw InputRefusal.missing(parameter: parameter.spelling, command: "")
    }
    return value
  }
}
