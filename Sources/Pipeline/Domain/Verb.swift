/// A step that moves a firm (环节), by the name of its command.
public struct Verb: Sendable, Equatable {
  /// The command's words: `plan draft`.
  public let code: String

  public init(_ code: String) { self.code = code }

  /// What the step is called.
  public var name: Text { Verb.names[code] ?? Text(same: code) }

  /// The names by the words of the command, for columns of tables as well.
  public static let names: [String: Text] = [
    "intake": Text("入库", "intake"),
    "assign set": Text("指派", "assign"),
    "diagnose": Text("诊断", "diagnose"),
    "plan draft": Text("起草方案", "draft the plan"),
    "plan add": Text("增加方案事项", "add a plan item"),
    "plan done": Text("完成方案事项", "close a plan item"),
    "apply submit": Text("申报", "apply"),
    "apply return": Text("退回申报", "return the application"),
    "apply withdraw": Text("撤回申报", "withdraw the application"),
    "review record": Text("登记评审", "record the review"),
    "certify record": Text("登记认定", "record the certificate"),
    "certify revoke": Text("取消高企资格", "revoke the certificate"),
    "certify annual": Text("登记年报", "record the annual report"),
    "certify change": Text("登记变化报告", "record a reported change"),
    "reward standard": Text("登记奖补标准", "record a standard of rewards"),
    "reward budget": Text("登记奖补预算", "record the budget of rewards"),
    "reward compute": Text("测算奖补", "work out rewards"),
    "reward approve": Text("审批奖补", "approve rewards"),
    "reward pay": Text("拨付奖补", "pay rewards"),
    "reward clawback": Text("追回奖补", "claw a reward back"),
    "support add": Text("登记扶持", "record support"),
    "apply resubmit": Text("补正重报", "resubmit the application"),
    "batch set": Text("登记批次截止日", "set a batch deadline"),
    "certify announce": Text("登记公布", "record an announcement"),
    "reserve extend": Text("在库延期", "extend the term"),
    "reserve carry": Text("年终结转", "carry over"),
    "firm leave": Text("离开本市", "leave the city"),
    "evidence add": Text("登记材料", "record a paper"),
    "shortlist weights": Text("设定遴选权重", "set the weights of the shortlist"),
    "exit": Text("出库", "exit"),
    "firm void": Text("作废", "void"),
    "intake import": Text("入库", "intake"),
    "intake undo": Text("撤销导入", "undo the import"),
    "firm add": Text("登记企业", "add a firm"),
    "firm rename": Text("更名", "rename"),
    "firm edit": Text("修改企业信息", "edit the firm"),
    "firm move": Text("变更县区", "move the firm"),
    "visit log": Text("登记走访", "log a visit"),
    "visit amend": Text("更正走访", "amend a visit"),
    "visit void": Text("作废走访", "void a visit"),
    "fact set": Text("登记指标", "set figures"),
    "stage correct": Text("更正阶段", "correct a step"),
    "undo": Text("撤销", "undo"),
    "user add": Text("登记人员", "register a person"),
    "user revoke": Text("停用人员", "revoke a person"),
    "target set": Text("设定目标", "set a target"),
    "contact reveal": Text("查阅联系人", "see a contact"),
    "calendar import": Text("导入放假安排", "import holidays"),
    "intake propose": Text("拟定名单", "propose the list"),
    "intake publish": Text("公布名单", "publish the list"),
    "gate request": Text("申请放行", "ask to open the gate"),
    "gate approve": Text("批准放行", "open the gate"),
    "need add": Text("登记需求", "record a need"),
    "need settle": Text("办结需求", "settle a need"),
    "training add": Text("登记培训", "add training"),
    "training enrol": Text("培训报名", "enrol for training"),
    "training attend": Text("培训到场", "attend training"),
    "policy set": Text("设定本地规定", "set a local policy"),
    "firm alias": Text("登记简称", "set an alias"),
    "diagnose all": Text("全库诊断", "diagnose the reserve"),
    "ip add": Text("登记知识产权", "add a title"),
    "ip lapse": Text("知识产权失效", "lapse of a title"),
    "ip none": Text("查明没有知识产权", "no titles, as checked"),
    "honour add": Text("登记资质荣誉", "add an honour"),
    "achievement add": Text("登记成果转化", "add an achievement"),
    "incident": Text("登记事故情况", "record an incident"),
    "incident add": Text("登记事故", "record an incident"),
    "incident none": Text("核查无事故", "check for incidents"),
    "assign auto": Text("自动指派", "assign in balance"),
    "fact import": Text("导入指标", "import figures"),
    "mapping set": Text("设定表头对照", "set a mapping of headings"),
    "officer add": Text("登记服务员", "add an officer"),
    "officer leave": Text("服务员离任", "an officer leaves"),
    "bulletin freeze": Text("定稿通报", "freeze a bulletin"),
    "forecast keep": Text("留存预测", "keep a forecast"),
    "audit": Text("审计", "audit"),
    "export": Text("导出", "export"),
    "firm merge": Text("合并", "merge"),
    "firm unmerge": Text("拆分", "unmerge"),
    "need propose": Text("拟发布需求", "word a need for the public"),
    "need publish": Text("发布需求", "publish a need"),
    "need withdraw": Text("撤下需求", "withdraw a need"),
    "need match": Text("匹配供给方", "match a need"),
    "need follow": Text("跟进对接", "follow a match"),
    "need correct": Text("更正需求记录", "correct the record of a need"),
    "provider add": Text("登记供给方", "add a provider"),
    "provider edit": Text("修改供给方", "edit a provider"),
    "firm split": Text("分立", "split"),
  ]

  /// Every verb that stands in a firm's history.
  public static let all = [
    "intake", "intake import", "intake undo", "firm add", "firm void", "firm merge", "firm unmerge",
    "firm split",
    "assign set", "diagnose", "plan draft",
    "plan add",
    "plan done", "apply submit", "apply return", "apply withdraw", "apply resubmit", "review record",
    "certify announce",
    "certify record", "certify revoke", "certify annual", "certify change", "reserve extend", "firm leave",
    "exit",
    "reward compute", "reward approve", "reward pay", "reward clawback", "support add", "evidence add",
    "stage correct",
  ].map(Verb.init)

  /// The command as a person would type it.
  public var command: String {
    switch code {
    case "intake": "intake import FILE --year YEAR"
    case "assign set": "assign set FIRM OFFICER --on DATE"
    case "plan done": "plan done FIRM ITEM --on DATE --evidence TEXT"
    case "apply submit": "apply submit FIRM --on DATE --batch BATCH"
    case "review record": "review record FIRM --on DATE --result pass"
    default: "\(code) FIRM --on DATE"
    }
  }

  /// The step that leads to a stage on the usual way.
  static func leading(to stage: Stage) -> Verb {
    switch stage {
    case .entered: Verb("intake")
    case .assigned: Verb("assign set")
    case .diagnosed: Verb("diagnose")
    case .planned: Verb("plan draft")
    case .ready: Verb("plan done")
    case .applied: Verb("apply submit")
    case .reviewed: Verb("review record")
    case .certified: Verb("certify record")
    case .exited: Verb("exit")
    }
  }

  /// The steps still missing between two stages, in order; empty when the wanted stage lies behind.
  /// `ready` may be skipped, so it is never called missing.
  public static func steps(from: Stage, to: Stage) -> [Verb] {
    let order = Stage.allCases.filter { $0 != .exited && $0 != .ready }
    let passed = from == .ready ? Stage.planned : from
    guard let here = order.firstIndex(of: passed), let there = order.firstIndex(of: to), here < there
    else { return [] }
    return order[(here + 1)...there].map(leading)
  }
}
