import Pipeline

extension Command {
  private static let week = Flag("week", "本周", Text("最近七天（默认）", "the last seven days (default)"))
  private static let month = Flag("month", "本月", Text("本月至今", "this month so far"))
  private static let from = Common.day("from", "自", Text("自哪天", "from that day"))
  private static let until = Common.day("until", "至", Text("至哪天（默认今天）", "until that day (default: today)"))

  static let digest = Command(
    "digest", "周报", .read,
    Text(
      "一段时间做了什么、企业情况、还缺哪些数据、接下来要做的",
      "what was done, how the firms stand, what data is missing, what comes next"),
    [week, month, from, until, Mine.officer, Mine.flag],
    examples: ["digest --week --mine", "digest --month --officer 张例示"]
  ) { line, shell in
    let last = line[until] ?? shell.today
    let monthStart = Day(year: last.year, month: last.month, day: 1)
    let first = line[from] ?? (line[month] ? monthStart : nil) ?? last.adding(days: -6)
    let (officer, mine) = Mine.meant(line, shell)
    let store = try shell.store()
    let json = try store.digest(officer: officer, mine: mine, from: first, until: last)
    let tasks = try store.tasks(officer: officer, mine: mine, asOf: last, until: last.adding(days: 7))
    return DigestAnswer(json: json, tasks: tasks).answer(shell.language)
  }
}

/// A digest as people read it (周报答复).
private struct DigestAnswer {
  let json: JSON
  let tasks: [ServiceTask]

  func answer(_ language: Language) -> Answer {
    let who = json["officer"]["name"].string.map { Text("，\($0)", ", \($0)") } ?? Text(same: "")
    let firms = json["firms"].int ?? 0
    var blocks: [Answer.Block] = [
      .line(
        Text(
          "周报 \(json["from"].plain) 至 \(json["until"].plain)",
          "digest, \(json["from"].plain) to \(json["until"].plain)") + who),
      .line(
        Text(
          "在手企业 \(firms) 家，期间走访 \(json["visited"].plain) 家，\(json["visit_days"].plain) 天内走访过 \(json["recent"].plain) 家",
          "\(English.many(firms, "firm")), \(json["visited"].plain) visited in the period, \(json["recent"].plain) within \(json["visit_days"].plain) days"
        )),
      .line(
        Text(
          "企业需求：新提 \(json["needs"]["opened"].plain)，办结 \(json["needs"]["settled"].plain)，未办结 \(json["needs"]["open"].plain)",
          "needs: \(json["needs"]["opened"].plain) said, \(json["needs"]["settled"].plain) settled, \(json["needs"]["open"].plain) open"
        )),
    ]
    section(
      Text("做了什么", "what was done"), Text("期间没有登记", "nothing was recorded in the period"),
      Table(
        [
          .init("verb", Text("登记", "record")), .init("times", Text("次数", "times"), .number),
          .init("firms", Text("企业", "firms"), .number),
        ],
        json["did"].array.map { [.string(Verb($0["verb"].plain).name[language]), $0["times"], $0["firms"]] }),
      &blocks)
    section(
      Text("走访", "visits"), Text("期间没有走访", "no visit in the period"),
      Table(
        [
          .init("on", Text("日期", "on"), .day), .init("no", Text("编号", "no"), .number),
          .init("firm", Text("企业", "firm")), .init("mode", Text("方式", "mode"), .named(VisitMode.self)),
          .init("did", Text("做了什么", "did")), .init("found", Text("发现", "found")),
          .init("handling", Text("处理", "handling"), .named(Handling.self)),
          .init("willingness", Text("意愿", "willingness"), .named(Willingness.self)),
        ],
        json["visits"].array.map { one in
          [
            one["on"], one["no"], one["firm"], one["mode"], one["did"], one["found"], one["handling"],
            one["willingness"].isNull ? .null : .string(one["willingness"].plain),
          ]
        }), &blocks)
    section(
      Text("还缺的", "what is missing"), Text("什么也不缺", "nothing is missing"),
      Table(
        [
          .init("what", Text("缺", "missing")), .init("firms", Text("企业", "firms"), .number),
          .init("which", Text("哪几家", "which")),
          .init("command", Text("办法（pipeline …）", "do (pipeline …)"), .command),
        ],
        json["missing"].array.map { one in
          let what = one["what"].plain
          return [
            .string(missing(what)[language]), one["firms"],
            .string(one["list"].array.map { "#\($0["no"].plain)" }.joined(separator: " ")),
            .string(command(what)[language]),
          ]
        }), &blocks)
    let due = TaskAnswer.of(tasks, language)
    blocks += [.blank, .line(Text("接下来七天", "the next seven days"))] + due.blocks
    return Answer(json: json.setting("next", due.json), blocks)
  }

  private func section(_ title: Text, _ empty: Text, _ table: Table, _ blocks: inout [Answer.Block]) {
    blocks += [.blank, .line(title)]
    blocks.append(table.rows.isEmpty ? .line(empty) : .table(table))
  }

  private func missing(_ what: String) -> Text {
    let year = json["year"].plain
    return switch what {
    case "visit": Text("从未走访", "never visited")
    case "recent_visit":
      Text("\(json["visit_days"].plain) 天内没有走访", "not visited within \(json["visit_days"].plain) days")
    case "diagnosis": Text("没有诊断", "no diagnosis")
    case "plan": Text("没有一企一策", "no plan")
    case "sales": Text("\(year) 年销售收入", "sales income of \(year)")
    case "rd": Text("\(year) 年研发费用", "R&D expense of \(year)")
    case "staff": Text("\(year) 年职工总数", "staff of \(year)")
    case "field": Text("技术领域", "technical field")
    default: Text("县（市、区）", "county")
    }
  }

  /// What fills it in.
  private func command(_ what: String) -> Text {
    let year = json["year"].plain
    return switch what {
    case "visit", "recent_visit": Text("visit log 企业", "visit log FIRM")
    case "diagnosis": Text("diagnose 企业", "diagnose FIRM")
    case "plan": Text("plan draft 企业", "plan draft FIRM")
    case "sales", "rd": Text("fact set 企业 \(year) \(what)=金额", "fact set FIRM \(year) \(what)=AMOUNT")
    case "staff": Text("fact set 企业 \(year) staff=人数", "fact set FIRM \(year) staff=HEADS")
    case "field": Text("firm edit 企业 field=编码", "firm edit FIRM field=CODE")
    default: Text("firm move 企业 县区", "firm move FIRM COUNTY")
    }
  }
}
