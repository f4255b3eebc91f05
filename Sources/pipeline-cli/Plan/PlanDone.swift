import Pipeline

extension Command {
  private static let item = Value<Int>.argument("ITEM", "序号", Text("事项序号", "item number")) {
    word, spelling, _ in
    try Common.readWhole(word, spelling, from: 1, to: 9999)
  }

  static let planDone = Command(
    "plan done", "方案 完成", .write,
    Text("一项措施已完成，附佐证；最后一项完成即“补短板完成”", "an item is done, with evidence; the last one makes the firm ready"),
    [Common.firm, item, Common.on, Common.evidence],
    examples: ["plan done 平高 1 --on 2019-12-20 --evidence 软著登字第0000001号"]
  ) { line, shell in
    let json = try shell.store().closePlanItem(
      try line.required(Common.firm), item: try line.required(item), on: line[Common.on] ?? shell.today,
      evidence: try line.required(Common.evidence), shell.write(line))
    let firm = "'#\(json["firm"]["no"].plain)'"
    // What was mended shows only in a new diagnosis.
    let next =
      json["open"].int == 0
      ? Answer.step("apply submit \(firm) --on DATE --batch BATCH")
      : Answer.step("diagnose \(firm) --on DATE")
    var answer = Answer.moved(
      json,
      Text(
        "第 \(json["item"].plain) 项完成，还剩 \(json["open"].plain) 项",
        "item \(json["item"].plain) done, \(json["open"].plain) left"),
      next: next)
    answer.notes.append(Answer.undo(json))
    return answer
  }
}
