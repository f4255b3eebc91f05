/// What a command has to say (答复): one value with several faces, rendered at the very end.
public struct Answer: Sendable {
  /// Part of what a person reads on stdout.
  public enum Block: Sendable, Equatable {
    case line(Text)
    case table(Table)
    case blank
  }

  public var json: JSON
  public var blocks: [Block]
  /// What `--csv` writes; nil when the answer has no table.
  public var table: Table?
  /// Talk for stderr: warnings, what to do next.
  public var notes: [Text]
  /// What to check in what was said, for stderr too, and when it is only tried.
  public var remarks: [Text] = []
  public var exit: ExitCode

  public init(
    json: JSON, _ blocks: [Block] = [], table: Table? = nil, notes: [Text] = [], exit: ExitCode = .done
  ) {
    self.json = json
    self.blocks = blocks
    self.table = table
    self.notes = notes
    self.exit = exit
  }

  /// A list: JSON array, CSV and table from the same rows, and a sentence when it is empty.
  public init(list: Table, title: Text? = nil, empty: Text) {
    let heading = title.map { [Block.line($0)] } ?? []
    self.init(
      json: list.json, list.rows.isEmpty ? [.line(empty)] : heading + [.table(list)], table: list)
  }
}

/// How a command ended (退出码); cli.md fixes the numbers.
public enum ExitCode: Int32, Sendable {
  case done = 0
  case failure = 1
  case usage = 2
  case refused = 3
  case partly = 4
  case conflict = 5
  case notPermitted = 6
  case integrity = 7
  case unreachable = 8
  case cancelled = 130
}
