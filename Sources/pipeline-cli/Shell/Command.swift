import Pipeline

/// One command (命令): its words, what it takes, and what it does.
///
/// Help, parsing, did-you-mean and the command list are all made from these values.
struct Command: Sendable {
  /// `["visit", "log"]`.
  let words: [String]
  /// `["走访", "登记"]`: each word also by its Chinese name.
  let zh: [String]
  let about: Text
  let parameters: [any Parameter]
  /// Lines that can be copied, without the leading `pipeline`.
  let examples: [String]
  /// What kind of command it is decides which common options it takes.
  let kind: Kind
  let run: @Sendable (Line, Shell) throws -> Answer

  enum Kind: Sendable {
    /// Answers a question.
    case read
    /// Changes something: takes `--dry-run` and `--op`.
    case write
    /// Works on the machine or the database itself.
    case system
  }

  init(
    _ words: String, _ zh: String, _ kind: Kind, _ about: Text, _ parameters: [any Parameter] = [],
    examples: [String] = [], run: @escaping @Sendable (Line, Shell) throws -> Answer
  ) {
    self.words = words.split(separator: " ").map(String.init)
    self.zh = zh.split(separator: " ").map(String.init)
    self.kind = kind
    self.about = about
    self.parameters = parameters
    self.examples = examples
    self.run = run
  }

  var name: String { words.joined(separator: " ") }

  /// Own parameters, then those that every command of its kind takes.
  var allParameters: [any Parameter] {
    let common: [any Parameter]
    switch kind {
    case .read: common = [Common.json, Common.ndjson, Common.csv]
    case .write: common = [Common.dryRun, Common.op, Common.json]
    case .system: common = [Common.json]
    }
    let extra = common.filter { one in !parameters.contains { $0.spelling == one.spelling } }
    return parameters + extra + [Common.db, Common.lang, Common.help]
  }
}
