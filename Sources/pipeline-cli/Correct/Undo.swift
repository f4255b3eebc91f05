import Foundation
import Pipeline

extension Command {
  private static let which = Value<String>.argument(
    "ID", "操作号",
    Text(
      "操作号，或企业：自己在这家最近一次（默认自己最近一次）", "operation id, or a firm: one's latest there (default: one's latest)"),
    required: false
  ) { word, spelling, _ in try Common.clean(word, spelling) }
  private static let reason = Common.text("reason", "原因", "TEXT", Text("为什么撤销", "why"))
  private static let yes = Flag(
    "yes", "确认", Text("不再问；较早的一次也撤销", "do not ask; what was recorded earlier is undone as well"))

  static let undo = Command(
    "undo", "撤销", .write,
    Text(
      "撤销一次登记：不删除任何记录，有后来的登记建立在它之上时先说明",
      "take a record back: nothing is deleted, and what was built on it is named"),
    [which, Common.on, reason, yes], examples: ["undo", "undo 平高", "undo --dry-run"]
  ) { line, shell in
    let preview = try asked(line, shell)
    let json = try shell.store().undo(
      preview ?? named(line).operation, firm: preview == nil ? named(line).firm : nil,
      on: line[Common.on] ?? shell.today, reason: line[reason], shell.write(line))
    let columns: [Table.Column] = [
      .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
      .init("stage", Text("现在的阶段", "stage now"), .named(Stage.self)),
    ]
    let table = Table(columns, json["firms"].array.map { one in columns.map { one[$0.key] } })
    return Answer(
      json: json, [.line(Text("已撤销", "undone: ") + what(json)), .table(table)],
      notes: [Text("要恢复：", "to restore it: ") + Answer.step("undo \(json["op"].plain)")])
  }

  /// What the word names: an operation by its id, else a firm.
  private static func named(_ line: Line) -> (operation: UUID?, firm: String?) {
    guard let word = line[which] else { return (nil, nil) }
    let id = UUID(uuidString: word)
    return (id, id == nil ? word : nil)
  }

  /// Without an id, a person at the terminal is shown what will be undone and asked. Where nobody can be asked only what was
  /// just recorded is undone: an older one takes its id, or `--yes`.
  ///
  /// - Returns: the operation shown; nil leaves it to what the line says.
  private static func asked(_ line: Line, _ shell: Shell) throws -> UUID? {
    let (operation, firm) = named(line)
    guard operation == nil, !line[Common.dryRun], !line[yes], line[Common.op] == nil else { return nil }
    let json = try shell.store().undo(
      nil, firm: firm, on: line[Common.on] ?? shell.today, reason: line[reason],
      Write(op: shell.ids.make(), dryRun: true))
    guard shell.terminal.asks else {
      let day = Day(String(json["recorded_at"].plain.prefix(10)), today: shell.today)
      guard let day, day >= shell.today.adding(days: -1) else {
        throw CorrectionRefusal.notJustRecorded(what: what(json), op: json["undone"].plain)
      }
      return UUID(uuidString: json["undone"].plain)
    }
    shell.say(Text("将撤销", "to undo: ") + what(json))
    let answer = shell.terminal.ask(
      Text("撤销吗？y 撤销，回车不撤销：", "undo it? y for yes, Enter for no: ")[shell.language])
    guard ["y", "yes", "是"].contains(FirmName.halfWidth(answer ?? "").trimmingBlanks().lowercased()) else {
      throw CorrectionRefusal.notConfirmed
    }
    return UUID(uuidString: json["undone"].plain)
  }

  /// `“登记走访”（登记于 …）：#1 某某公司 2019-10-15`.
  private static func what(_ json: JSON) -> Text {
    let verb = Verb(json["verb"].plain).name
    let said = Text(
      "“\(verb.zh)”（登记于 \(Moment.shown(json["recorded_at"].plain))）",
      "“\(verb.en)” (recorded at \(Moment.shown(json["recorded_at"].plain)))")
    let events = json["events"].array
    guard let first = events.first else { return said }
    let more =
      events.count > 1
      ? Text("，等 \(events.count) 条", ", \(English.many(events.count, "record")) in all") : Text(same: "")
    return said + Text("：", ": ") + Text(same: first.firmName + " " + first["on"].plain) + more
  }
}

extension Answer {
  /// How to take back what was just written.
  static func undo(_ json: JSON) -> Text {
    Text("要撤销：", "to undo: ") + Answer.step("undo \(json["op"].plain)")
  }
}
