import Pipeline

/// What both corrections of a visit take (走访更正的参数).
enum VisitCorrection {
  static let day = Common.dayWord("日期", Text("登记的走访日期", "the day the visit has now"))
  static let id = Common.identifier(
    "id", "标识", Text("同一天有几次时，哪一次（见 visit list --json）", "which one, where there were several that day"))
  static let reason = Common.text("reason", "原因", "TEXT", Text("为什么更正", "why"), required: true)

  static func reference(_ line: Line) throws -> VisitReference {
    VisitReference(
      firm: try line.required(Common.firm), on: try line.required(day), id: line[id],
      reason: try line.required(reason))
  }
}
