import Pipeline

extension Command {
  private static let day = Common.dayWord("日期", Text("发布日期", "the day of publication"))
  private static let kind = Common.choice(
    ObjectionKind.self, "kind", "事项", Text("认定公示（默认）或入库名单公示", "certification (default) or an intake list"))
  private static let stated = Common.day(
    "until", "到", Text("公告上写的期满日，用来核对", "the end that the notice states, to compare"))

  static let objectionPeriod = Command(
    "objection period", "公示 期限", .read,
    Text(
      "公示到哪天期满：天数、工作日或自然日、首日算不算都是设定，可与公告上写的核对",
      "when a period of objections ends; days, unit and first day are settings; compares with a stated end"),
    [day, kind, stated],
    examples: ["objection period 2023-11-10 --until 2023-11-23", "objection period 2020-03-02 --kind list"]
  ) { line, shell in
    let table = try shell.store().objectionPeriod(
      line[kind] ?? .certificate, from: try line.required(day), stated: line[stated])
    var answer = Answer(list: table, empty: Text(same: ""))
    if let row = table.rows.first, let off = table.value("difference", in: row).int, off != 0 {
      answer.notes.append(
        Text(
          off > 0 ? "写明的期满日晚 \(off) 天" : "写明的期满日早 \(-off) 天：公示天数不够",
          off > 0 ? "the stated end is late by \(off)" : "the stated end is early by \(-off): not enough days"
        ))
    }
    return answer
  }
}
