import Foundation
import Pipeline

extension Command {
  private static let operation = Value<UUID>.argument(
    "ID", "操作号", Text("操作号（默认自己最近一次）", "operation id (default: one's own latest)"), required: false
  ) { word, spelling, _ in
    guard let id = UUID(uuidString: word) else {
      throw InputRefusal.badNumber(
        option: spelling, value: word, wanted: Text("操作号（UUID）", "an operation id (UUID)"))
    }
    return id
  }
  private static let reason = Common.text("reason", "原因", "TEXT", Text("为什么撤销", "why"))

  static let undo = Command(
    "undo", "撤销", .write,
    Text(
      "撤销一次登记：不删除任何记录，有后来的登记建立在它之上时先说明",
      "take a record back: nothing is deleted, and what was built on it is named"),
    [operation, Common.on, reason], examples: ["undo", "undo --dry-run"]
  ) { line, shell in
    let json = try shell.store().undo(
      line[operation], on: line[Common.on] ?? shell.today, reason: line[reason], shell.write(line))
    let columns: [Table.Column] = [
      .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
      .init("stage", Text("现在的阶段", "stage now"), .named(Stage.self)),
    ]
    let table = Table(columns, json["firms"].array.map { one in columns.map { one[$0.key] } })
    let verb = Verb(json["verb"].plain).name
    let said = Text(
      "已撤销“\(verb.zh)”（登记于 \(json["recorded_at"].plain)）",
      "undone: \(verb.en) (recorded at \(json["recorded_at"].plain))")
    return Answer(json: json, [.line(said), .table(table)], notes: [Answer.undo(json)])
  }
}

extension Answer {
  /// How to take back what was just written.
  static func undo(_ json: JSON) -> Text {
    Text("要撤销：", "to undo: ") + Answer.step("undo \(json["op"].plain)")
  }
}
