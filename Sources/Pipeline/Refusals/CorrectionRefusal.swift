/// What stands against a correction, an undo or an audit (更正、撤销、审计).
public enum CorrectionRefusal: Refusal {
  case noSingleVisit(firm: String, no: Int, on: String, id: String?, count: Int, candidates: Table)
  case noSuchStep(firm: String, no: Int, stage: Stage?, known: [Stage])
  case noSuchOperation
  case entryIsNoStep(firm: String, no: Int)
  case notUndoneThisWay(verb: String)
  /// - Parameters:
  ///   - by: what ended it: an undo, or a visit that was amended or void.
  ///   - byOp: the operation that did.
  case undoneAlready(op: String, verb: String, by: String, byOp: String)
  case builtOn(verb: String, conflicts: Table)
  case toOrVoid
  case purposeMissing
  case badAnchor(path: String, reason: Text)
  case doesNotFit(
    firm: String, no: Int, stage: Stage?, on: String, before: Stage?, behind: Stage?, behindOn: String?)
  case hasPapers(firm: String, no: Int, stage: Stage?)
  case notConfirmed
  case notJustRecorded(what: Text, op: String)

  public var wording: Wording {
    switch self {
    case .noSingleVisit(let firm, let no, let on, let id, let count, let candidates):
      Wording(
        "PL261", .usage,
        count == 0 && id != nil
          ? Text(
            "\(firm)（#\(no)）在 \(on) 的走访里没有这个标识", "\(firm) (#\(no)) has no visit of this id on \(on)")
          : Text(
            count == 0 ? "\(firm)（#\(no)）在 \(on) 没有走访" : "\(firm)（#\(no)）在 \(on) 有 \(count) 次走访",
            count == 0
              ? "\(firm) (#\(no)) has no visit on \(on)" : "\(firm) (#\(no)) has \(count) visits on \(on)"),
        do: Text(
          "写对日期；同一天有几次的，用标识指明（--id，visit form 用 --visit）",
          "give the right day; where there are several, the id says which (--id, for visit form --visit)"),
        choices: candidates)
    case .noSuchStep(let firm, let no, let stage, let known):
      Wording(
        "PL262", .usage,
        Text(
          "\(firm)（#\(no)）这次在库没有走到“\(stage?.name.zh ?? "-")”",
          "\(firm) (#\(no)) did not reach \(stage?.name.en ?? "-") in this stay"),
        do: Text(
          "走过的：" + known.map(\.name.zh).joined(separator: "、"),
          "steps there are: " + known.map(\.name.en).joined(separator: ", ")))
    case .noSuchOperation:
      Wording(
        "PL263", .usage, Text("没有可以撤销的这个操作", "there is no such operation to undo"),
        do: Text(
          "撤销自己在一家企业的最近一次登记：undo 企业；更早的用操作号，见 audit trace；别人的操作由县级或市级人员撤销",
          "undo FIRM takes back one's own latest of a firm; for older ones audit trace shows operation ids; others' are undone by county or city"
        ))
    case .entryIsNoStep(let firm, let no):
      Wording(
        "PL364", .refused,
        Text("\(firm)（#\(no)）的入库不能这样取消", "the entry of \(firm) (#\(no)) is not taken back this way"),
        do: Text(
          "整次在库录错了用 firm void；日期录错了用 --to", "for a stay entered by mistake use firm void, for its day --to"))
    case .notUndoneThisWay(let verb):
      Wording(
        "PL365", .refused,
        Text("“\(Verb(verb).name.zh)”不能用 undo 撤销", "“\(Verb(verb).name.en)” is not undone by undo"),
        do: Text(
          "导入用 intake undo；奖补的钱用 reward clawback；没有企业事件的操作再做一次相反的即可",
          "for an import use intake undo, for money reward clawback; what concerns no firm is simply set again"
        ))
    case .undoneAlready(_, let verb, "undo", let byOp):
      Wording(
        "PL513", .conflict,
        Text("“\(Verb(verb).name.zh)”已经撤销过了", "“\(Verb(verb).name.en)” was undone already"),
        do: Text("要恢复它：pipeline undo \(byOp)", "to restore it: pipeline undo \(byOp)"))
    case .undoneAlready(_, let verb, let by, let byOp):
      Wording(
        "PL513", .conflict,
        Text(
          "“\(Verb(verb).name.zh)”后来被“\(Verb(by).name.zh)”取代，已不再算数",
          "“\(Verb(verb).name.en)” was replaced by “\(Verb(by).name.en)” and does not hold any more"),
        do: Text(
          "先撤销后来的那一次：pipeline undo \(byOp)；走访整个不要了，用 visit void",
          "undo the later one first: pipeline undo \(byOp); a visit that was not made is taken out by visit void"
        ))
    case .builtOn(let verb, let conflicts):
      Wording(
        "PL514", .conflict,
        Text(
          "后来的登记建立在“\(Verb(verb).name.zh)”之上，不能单独撤销",
          "later records stand on “\(Verb(verb).name.en)”; it cannot be undone alone"),
        do: Text("先撤销下面这些，从最后一条起", "undo these first, the latest before the others"), choices: conflicts)
    case .toOrVoid:
      Wording(
        "PL020", .usage, Text("--to、--void 和 --missed 要且只要一个", "give one of --to, --void and --missed"),
        do: Text(
          "改日期用 --to，取消这一步及以后的用 --void，补录漏掉的一步用 --missed",
          "--to gives another day, --void takes the step and those after it back, --missed enters one that was not recorded"
        ))
    case .purposeMissing:
      Wording(
        "PL017", .usage, Text("导出联系人要用 --purpose 说明用途", "to export contacts, --purpose says what for"),
        do: Text("加上 --purpose；每一家都会记入查阅记录", "add --purpose; each firm goes into the access record"))
    case .doesNotFit(let firm, let no, let stage, let on, let before, let behind, let behindOn):
      Wording(
        "PL368", .refused,
        Text(
          "\(firm)（#\(no)）在 \(on) 的前后是\(place(before?.name.zh, nil, none: "什么也没有"))和\(place(behind?.name.zh, behindOn.map { "（\($0)）" }, none: "什么也没有"))，中间放不进“\(stage?.name.zh ?? "-")”",
          "\(firm) (#\(no)) on \(on) stands between \(place(before?.name.en, nil, none: "nothing")) and \(place(behind?.name.en, behindOn.map { " (\($0))" }, none: "nothing")); “\(stage?.name.en ?? "-")” does not fit there"
        ),
        do: behind == nil
          ? Text("最后一步用它自己的命令登记", "the last step is recorded by its own command")
          : Text(
            "用 stage show 查看；中间放不进的，先 --void 取消后面的几步",
            "see stage show; else take those behind back with --void"))
    case .hasPapers(let firm, let no, let stage):
      Wording(
        "PL369", .refused,
        Text(
          "\(firm)（#\(no)）的“\(stage?.name.zh ?? "-")”带有自己的材料，不能只补登一步",
          "“\(stage?.name.en ?? "-")” of \(firm) (#\(no)) has papers of its own and is not entered as a bare step"
        ),
        do: Text(
          "先用 --void 取消它后面的几步，再按顺序用各自的命令登记",
          "take the steps behind it back with --void, then record them in order by their own commands"))
    case .badAnchor(let path, let reason):
      Wording(
        "PL703", .integrity, Text("\(path)：\(reason.zh)", "\(path): \(reason.en)"),
        do: Text("换一份原样保存的文件", "take a copy that was kept as it was"))
    case .notConfirmed:
      Wording(
        "PL147", .cancelled, Text("没有撤销", "nothing was undone"),
        do: Text("要撤销别的一次，写上操作号：undo 操作号", "to undo something else give its id: undo ID"))
    case .notJustRecorded(let what, let op):
      Wording(
        "PL148", .refused,
        Text(
          "最近一次登记不是今天或昨天的，没有撤销：\(what.zh)",
          "the latest record is not of today or yesterday and was not undone: \(what.en)"),
        do: Text("确实要撤销它：pipeline undo \(op)，或加 --yes", "if it is meant: pipeline undo \(op), or add --yes"))
    }
  }

  /// A step and its day, or what stands where there is none.
  private func place(_ step: String?, _ on: String?, none: String) -> String {
    step.map { "“\($0)”" + (on ?? "") } ?? none
  }

  public static var samples: [CorrectionRefusal] {
    [
      .noSingleVisit(firm: "平高", no: 1, on: "2019-08-05", id: nil, count: 2, candidates: Table([], [])),
      .noSuchStep(firm: "平高", no: 1, stage: .planned, known: [.entered]), .noSuchOperation,
      .entryIsNoStep(firm: "平高", no: 1), .notUndoneThisWay(verb: "intake import"),
      .undoneAlready(op: "0190…", verb: "visit log", by: "undo", byOp: "0191…"),
      .builtOn(verb: "diagnose", conflicts: Table([], [])),
      .toOrVoid,
      .purposeMissing, .notConfirmed,
      .notJustRecorded(what: Text("“登记走访”：#1 平高 2019-10-15", "“log a visit”: #1 平高 2019-10-15"), op: "0190…"),
      .badAnchor(path: "anchor.txt", reason: Text("…", "…")),
      .doesNotFit(
        firm: "平高", no: 1, stage: .ready, on: "2019-09-01", before: .entered, behind: .exited,
        behindOn: "2019-10-01"),
      .hasPapers(firm: "平高", no: 1, stage: .applied),
    ]
  }
}
