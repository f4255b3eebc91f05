import Pipeline

extension Command {
  private static let mode = Common.choice(
    VisitMode.self, "mode", "方式", Text("现场、电话或线上（默认现场）", "现场 on site, 电话 phone, 线上 online (default: on site)")
  )
  private static let on = Common.day(
    "on", "日期", Text("走访日期（终端里可以不写，会问）", "day of the visit (on a terminal it is asked for)"))
  private static let did = Common.text("did", "内容", "TEXT", Text("做了什么", "what was done"))
  private static let found = Common.text("found", "发现", "TEXT", Text("发现的问题", "what was found"))
  private static let handling = Common.choice(
    Handling.self, "handling", "处理",
    Text("问题怎样处理：当场解决、转交或待跟进", "what became of it: settled, passed_on or to_follow"))
  private static let willingness = Common.choice(
    Willingness.self, "willingness", "意愿",
    Text(
      "申报意愿五档：1 无意愿、2 观望、3 有意愿、4 有计划、5 已在准备",
      "willingness in five grades: 1 none, 2 wait and see, 3 willing, 4 planning, 5 preparing"))
  private static let need = Value<NeedDraft>.option(
    "need", "需求", "KIND:TEXT",
    Text("企业需求，可写几次，例如 人才:招研发工程师", "a need of the firm, may be repeated, such as people:hire engineers"),
    repeated: true
  ) { word, spelling, _ in
    guard let need = NeedDraft(try Common.clean(word, spelling)) else {
      throw InputRefusal.missingValue(option: spelling)
    }
    return need
  }
  private static let next = Common.day("next", "下次", Text("下次走访日期", "next visit"))
  private static let officer = Common.text(
    "officer", "服务员", "OFFICER", Text("谁去的（默认该企业的服务员）", "who went (default: the firm's officer)"))
  private static let offline = Flag(
    "offline", "离线",
    Text("没有网络：记入本机日志，以后 visit sync", "no network: into a journal on this machine, to be sent by visit sync"))
  private static let edit = Flag(
    "edit", "编辑", Text("用 VISUAL 或 EDITOR 写长的记录", "write it in the editor that VISUAL or EDITOR names"))
  private static let noInput = Flag("no-input", "不问", Text("缺什么也不问", "ask for nothing"))

  static let visitLog = Command(
    "visit log", "走访 登记", .write,
    Text("登记一次走访；缺的在终端里一项一项问", "log a visit; what is missing is asked for on a terminal"),
    [
      Common.firmOptional, on, mode, did, found, handling, willingness, need, next, officer, offline, edit,
      noInput,
    ],
    examples: [
      "visit log 平高 --on 昨天 --did 核对研发费用辅助账 --found 立项资料不全 --handling 待跟进 --next 2026-12-10",
      "visit log 平高 --on 昨天 --did 讲解政策 --need 人才:招两名研发工程师 --willingness 4",
      "visit log 平高 --on 今天 --did 送材料 --offline",
    ]
  ) { line, shell in
    var note = VisitNote()
    note.firm = line[Common.firmOptional]
    note.on = line[on]
    note.mode = line[mode]
    note.did = line[did]
    note.found = line[found]
    note.handling = line[handling]
    note.willingness = line[willingness]
    note.needs = line.all(need)
    note.next = line[next]
    note.officer = line[officer]
    var writing = VisitWriting(
      shell: shell, isOffline: line[offline], asks: shell.terminal.asks && !line[noInput])
    let write = shell.write(line)
    note = try writing.said(note, edits: line[edit])
    return line[offline] ? try writing.keep(note, write) : try writing.log(note, write)
  }
}
