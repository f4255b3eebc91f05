extension Refused {
  /// Refusals of corrections (更正): a code of the database and the case it means.
  static func corrections(_ code: String, _ detail: JSON) -> CorrectionRefusal? {
    func text(_ key: String) -> String { detail[key].plain }
    func number(_ key: String) -> Int { detail[key].int ?? 0 }
    func stage(_ json: JSON) -> Stage? { json.string.flatMap(Stage.init(rawValue:)) }
    func table(_ key: String, _ columns: [Table.Column]) -> Table {
      Table(columns, detail[key].array.map { one in columns.map { one[$0.key] } })
    }
    switch code {
    case "PL261":
      return .noSingleVisit(
        firm: text("firm"), no: number("no"), on: text("on"), id: detail["id"].string, count: number("count"),
        candidates: table(
          "candidates",
          [
            .init("id", Text("标识", "id")), .init("on", Text("日期", "on"), .day),
            .init("mode", Text("方式", "mode"), .named(VisitMode.self)),
            .init("did", Text("做了什么", "did")),
          ]))
    case "PL262":
      return .noSuchStep(
        firm: text("firm"), no: number("no"), stage: stage(detail["stage"]),
        known: detail["known"].array.compactMap(stage))
    case "PL263": return .noSuchOperation
    case "PL364": return .entryIsNoStep(firm: text("firm"), no: number("no"))
    case "PL368":
      return .doesNotFit(
        firm: text("firm"), no: number("no"), stage: stage(detail["stage"]), on: text("on"),
        before: stage(detail["before"]), behind: stage(detail["behind"]), behindOn: detail["behind_on"].string
      )
    case "PL369": return .hasPapers(firm: text("firm"), no: number("no"), stage: stage(detail["stage"]))
    case "PL365": return .notUndoneThisWay(verb: text("verb"))
    case "PL513":
      return .undoneAlready(op: text("op"), verb: text("verb"), by: text("by"), byOp: text("by_op"))
    case "PL514":
      return .builtOn(
        verb: text("verb"),
        conflicts: table(
          "conflicts",
          [
            .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
            .init("verb", Text("后来的操作", "later step"), .coded(Verb.names)),
            .init("on", Text("日期", "on"), .day),
            .init("actor", Text("登记人", "recorded by")),
          ]))
    default: return nil
    }
  }
}
