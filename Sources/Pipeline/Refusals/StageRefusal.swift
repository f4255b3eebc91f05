/// A step that the rules do not allow (规则): 3xx, exit 3.
public enum StageRefusal: Refusal {
  case outOfOrder(firm: String, no: Int, verb: String, stage: Stage, from: [Stage])
  case beforeLatest(firm: String, verb: String, on: String, stage: Stage, stageOn: String)
  case future(on: String, today: String)
  case notInReserve(firm: String, no: Int, stage: Stage?, ended: String?)
  case noIntake(year: String, years: [String])
  case officerStartsLater(officer: String, since: String, on: String)
  case gateClosed(firm: String, verdict: String?)
  case noOfficers(year: String)
  case nothingWaiting(year: String)
  case assignedLater(firm: String, on: String, latest: String)
  case brokenSteps(verb: String, on: String, from: Stage?, stage: Stage?)
  case hasTitles(firm: String, no: Int)

  public var wording: Wording {
    switch self {
    case .outOfOrder(let firm, let no, let verb, let stage, let from):
      outOfOrder(firm: firm, no: no, verb: verb, stage: stage, from: from)
    case .beforeLatest(let firm, let verb, let on, let stage, let stageOn):
      Wording(
        "PL302", .refused,
        Text(
          "\(firm)在 \(stageOn) 已是“\(stage.name.zh)”，不能在更早的 \(on) \(Verb(verb).name.zh)",
          "\(firm) became “\(stage.name.en)” on \(stageOn); “\(Verb(verb).name.en)” cannot be dated \(on)"),
        do: Text(
          "把 --on 写成不早于 \(stageOn) 的日期；漏登的一步用 stage correct --missed 补录",
          "give --on a date not before \(stageOn); a step that was missed is entered with stage correct --missed"
        ))
    case .future(let on, let today):
      Wording(
        "PL303", .refused, Text("\(on) 还没有到（今天是 \(today)）", "\(on) lies in the future (today is \(today))"),
        do: Text("把日期写成今天或更早", "give today or an earlier day"))
    case .notInReserve(let firm, let no, let stage, let ended):
      Wording(
        "PL304", .refused,
        stage.map { stage in
          Text(
            "\(firm)（#\(no)）不在库：\(ended ?? "") \(stage.name.zh)",
            "\(firm) (#\(no)) is not in the reserve: \(stage.name.en) \(ended ?? "")")
        }
          ?? Text("\(firm)（#\(no)）还没有入库", "\(firm) (#\(no)) has not entered the reserve"),
        do: stage == nil
          ? Text(
            "缺少“入库”这一步：用 intake import 把它列入某一年的名单",
            "the missing step is “intake”: bring it in with intake import")
          : Text(
            "这次在库经历已结束，用 stage show 查看；再次培育要先列入新一年的名单（intake import）",
            "that stay has ended, see stage show; to enter again it comes in with a later year's list (intake import)"
          ))
    case .noIntake(let year, let years):
      Wording(
        "PL305", .refused, Text("\(year) 年没有入库名单", "there is no intake in \(year)"),
        do: years.isEmpty
          ? Text("先用 intake import 导入名单", "import a list first: intake import")
          : Text(
            "已有入库的年份：" + years.joined(separator: "、"),
            "years with an intake: " + years.joined(separator: ", ")))
    case .officerStartsLater(let officer, let since, let on):
      Wording(
        "PL308", .refused,
        Text("\(officer)自 \(since) 起任，不能在 \(on) 指派", "\(officer) starts on \(since), after \(on)"),
        do: Text("换一位服务员，或写一个不早于 \(since) 的日期", "choose another officer, or a date from \(since) on"))
    case .gateClosed(let firm, let verdict):
      Wording(
        "PL309", .refused,
        Text(
          "本地设定 apply_gate 为 strict，\(firm)的诊断结论是\(Verdict.words(verdict).zh)",
          "the local policy apply_gate is strict and the verdict on \(firm) is \(Verdict.words(verdict).en)"),
        do: Text(
          "补齐条件后重新 diagnose；确有理由的，一人 gate request，市级另一人 gate approve",
          "mend the gaps and diagnose again; with good reason one person asks (gate request) and another of the city agrees (gate approve)"
        ))
    case .noOfficers(let year):
      Wording(
        "PL310", .refused,
        Text(
          "\(year) 年待指派企业所在的县（市、区），服务员都已满额或还没有服务员", "no officer of the counties concerned has room (\(year))"),
        do: Text("先用 officer add 添加，或提高 --capacity", "add some with officer add, or raise --capacity"))
    case .assignedLater(let firm, let on, let latest):
      Wording(
        "PL312", .refused,
        Text(
          "\(firm)在 \(latest) 已经指派过，不能再登记 \(on) 的指派",
          "\(firm) was assigned on \(latest); \(on) is before that"),
        do: Text("把 --on 写成不早于 \(latest) 的日期", "give --on a date not before \(latest)"))
    case .hasTitles(let firm, let no):
      Wording(
        "PL315", .refused,
        Text("\(firm)（#\(no)）登记有知识产权，不能再登记“无”", "\(firm) (#\(no)) has titles; “none” would contradict them"),
        do: Text("失效的用 ip lapse 登记", "record the lapsed ones with ip lapse"))
    case .brokenSteps(let verb, let on, let from, let stage):
      Wording(
        "PL316", .refused,
        Text(
          "更正后各步接不上：\(on) 的“\(Verb(verb).name.zh)”应从“\(from?.name.zh ?? "未入库")”开始，而当时是“\(stage?.name.zh ?? "未入库")”",
          "the steps would not follow each other: “\(Verb(verb).name.en)” of \(on) starts from “\(from?.name.en ?? "outside")”, but the firm was “\(stage?.name.en ?? "outside")”"
        ),
        do: Text("用 stage show 查看经过，把后面的步骤一起更正", "see stage show, and correct the later steps as well"))
    case .nothingWaiting(let year):
      Wording(
        "PL311", .refused, Text("\(year) 年没有等待指派的企业", "no firm of \(year) waits for an officer"),
        do: Text("用 intake list --year \(year) 查看", "see intake list --year \(year)"))
    }
  }

  private func outOfOrder(firm: String, no: Int, verb: String, stage: Stage, from: [Stage]) -> Wording {
    let action = Verb(verb).name
    let wanted = from.first ?? .entered
    let missing = Verb.steps(from: stage, to: wanted)
    guard !missing.isEmpty else {
      return Wording(
        "PL301", .refused,
        Text(
          "\(firm)（#\(no)）现在是“\(stage.name.zh)”，已经过了“\(action.zh)”这一步",
          "\(firm) (#\(no)) is “\(stage.name.en)”, past the step “\(action.en)”"),
        do: Text("用 stage show '#\(no)' 查看经过", "see stage show '#\(no)'"))
    }
    let steps = Text(
      missing.map { "“\($0.name.zh)”" }.joined(separator: "、"),
      missing.map { "“\($0.name.en)”" }.joined(separator: ", "))
    return Wording(
      "PL301", .refused,
      Text(
        "\(firm)（#\(no)）现在是“\(stage.name.zh)”，不能\(action.zh)：还缺\(steps.zh)\(missing.count == 1 ? "这一步" : "这 \(missing.count) 步")",
        "\(firm) (#\(no)) is “\(stage.name.en)”; “\(action.en)” is out of order: still missing: \(steps.en)"
      ),
      do: Text(
        "先运行 pipeline \(Placeholder.line(missing[0].command.replacingFirm(no)).zh)",
        "first run pipeline \(missing[0].command.replacingFirm(no))"))
  }

  public static var samples: [StageRefusal] {
    [
      .outOfOrder(firm: "…", no: 3, verb: "plan draft", stage: .assigned, from: [.diagnosed]),
      .beforeLatest(firm: "…", verb: "exit", on: "2019-08-01", stage: .assigned, stageOn: "2019-09-01"),
      .future(on: "2099-01-01", today: "2019-08-01"),
      .notInReserve(firm: "…", no: 3, stage: .exited, ended: "2020-01-01"),
      .noIntake(year: "2030", years: ["2019"]),
      .officerStartsLater(officer: "…", since: "2020-01-01", on: "2019-08-01"),
      .gateClosed(firm: "…", verdict: "not_yet"), .noOfficers(year: "2019"), .nothingWaiting(year: "2019"),
      .assignedLater(firm: "…", on: "2019-10-01", latest: "2019-12-01"),
      .hasTitles(firm: "…", no: 3),
      .brokenSteps(verb: "plan draft", on: "2019-09-01", from: .diagnosed, stage: .entered),
    ]
  }
}

extension String {
  /// A command line with the word FIRM replaced by a firm's number.
  fileprivate func replacingFirm(_ no: Int) -> String {
    split(separator: " ").map { $0 == "FIRM" ? "'#\(no)'" : String($0) }.joined(separator: " ")
  }
}
