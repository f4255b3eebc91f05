import Pipeline

extension Command {
  private static let mode = Common.choice(
    VisitMode.self, "mode", "方式", Text("现场、电话或线上（默认现场）", "现场 on site, 电话 phone, 线上 online (default: on site)")
  )
  private static let did = Common.text("did", "内容", "TEXT", Text("做了什么", "what was done"))
  private static let found = Common.text("found", "发现", "TEXT", Text("发现的问题", "what was found"))
  private static let next = Common.day("next", "下次", Text("下次走访日期", "next visit"))
  private static let officer = Common.text(
    "officer", "服务员", "OFFICER", Text("谁去的（默认该企业的服务员）", "who went (default: the firm's officer)"))

  static let visitLog = Command(
    "visit log", "走访 登记", .write, Text("登记一次走访", "log a visit"),
    [Common.firm, Common.onRequired, mode, did, found, next, officer],
    examples: ["visit log 平高 --on 昨天 --did 核对研发费用辅助账 --found 立项资料不全 --next 2019-12-10"]
  ) { line, shell in
    var visit = VisitDraft(firm: try line.required(Common.firm), on: try line.required(Common.onRequired))
    visit.mode = line[mode] ?? .onSite
    visit.did = line[did]
    visit.found = line[found]
    visit.next = line[next]
    visit.officer = line[officer]
    if let next = visit.next, next < visit.on {
      throw InputRefusal.dueTooEarly(due: next.description, on: visit.on.description)
    }
    let json = try shell.store().logVisit(visit, ids: shell.ids, shell.write(line))
    let who = json["officer"].string.map { Text("，\($0)", ", \($0)") } ?? Text(same: "")
    return Answer(
      json: json,
      [
        .line(
          Text("已登记走访：", "visit logged: ") + Text(same: json["firm"].firmName)
            + Text("，\(visit.on) \(visit.mode.name.zh)", ", \(visit.on) \(visit.mode.name.en)") + who
            + Text("（共 \(json["visits"].plain) 次）", " (visit \(json["visits"].plain))"))
      ])
  }
}
