import Pipeline

extension Command {
  private static let key = Value<String>.argument(
    "KEY", "设定", Text("设定的名称，见 policy list", "name of the policy, see policy list")
  ) { word, _, _ in word }
  private static let newValue = Value<String>.argument("VALUE", "值", Text("值", "value")) { word, _, _ in word
  }
  private static let since = Common.day(
    "since", "自", Text("从哪天起（默认今天）", "from which day on (default: today)"))
  private static let note = Common.line("note", "说明", "TEXT", Text("依据或说明", "why, or what it is"))

  static let policyList = Command(
    "policy list", "规定 列表", .read,
    Text("本地规定：走访频次、期限、提醒天数；不是法条", "local policies: rhythm of visits, terms, notice days; not law"),
    [Common.on],
    examples: ["policy list", "policy list --on 2026-01-01"]
  ) { line, shell in
    Answer(
      list: PolicyNames.translated(try shell.store().policies(on: line[Common.on]), shell.language),
      empty: Text("没有本地规定", "there is no local policy"))
  }

  static let policySet = Command(
    "policy set", "规定 设定", .write,
    Text("改一项本地规定，从某天起；原来的留着", "change a local policy from a day on; the one before stays"),
    [key, newValue, since, note],
    examples: ["policy set visit_days 60 --since 2026-01-01 --note 局务会决定"]
  ) { line, shell in
    let key = try line.required(key)
    let value = try PolicyValue.checked(try line.required(newValue), for: key)
    let json = try shell.store().setPolicy(
      key, value, since: line[since] ?? shell.today, note: line[note], shell.write(line))
    let now = PolicyValue.shown(value, for: key)
    guard json["changed"].bool == true else {
      return Answer(
        json: json,
        [.line(Text("\(key) 已经是 \(now.zh)，未写入", "\(key) is \(now.en) already, nothing written"))])
    }
    let before = PolicyValue.shown(json["before"].string ?? "-", for: key)
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(key)：从 \(json["since"].plain) 起为 \(now.zh)（原来 \(before.zh)）",
            "\(key): \(now.en) from \(json["since"].plain) on (before: \(before.en))"))
      ])
  }
}

/// What each local policy is, in English; the Chinese stands in its row (规定说明).
enum PolicyNames {
  private static let english = [
    "apply_gate": "gate of applications: open only shows the verdict, strict refuses any but eligible",
    "ever_certified": "firms certified before: open lets them in, closed does not",
    "split_reward":
      "first certificate of a firm that came out of a certified one: refuse gives no reward, pay does",
    "objection_unit": "days of objection: working or calendar",
    "objection_first_day": "first day of objection: same is the day of publication, next the day after it",
    "assign_days": "days from entry until an officer is to be assigned",
    "plan_days": "days from entry until there is to be a plan",
    "visit_days": "days within which a firm is to be visited again",
    "stage_days": "days in one stage that are a problem",
    "first_visit_days": "days from assignment to the first visit",
    "follow_days": "days within which a problem passed on or left open is followed",
    "need_days": "days within which a need is to be settled",
    "leader_sales_min": "reserve of leading firms: sales of the year before, from; unset sets nothing",
    "leader_rd_min": "reserve of leading firms: R&D expense of the year before, from; unset sets nothing",
    "leader_rd_ratio_min":
      "reserve of leading firms: R&D expense to sales of the year before, from; unset sets nothing",
    "leader_inventions_min": "reserve of leading firms: inventions in force, at least; unset sets nothing",
    "leader_certificate":
      "reserve of leading firms: required asks for a valid certificate; unset sets nothing",
    "match_days": "days without a step after which a match of a need is shown",
    "deadline_notice_days": "days before a deadline of applications that it is shown",
    "certificate_notice_days": "days before a certificate expires that it is shown",
    "extension_months": "most months by which the term in the reserve is extended",
    "score_intake": "score of counties: most points for intake against the target",
    "score_plan": "score of counties: most points for the share with a plan",
    "score_visit": "score of counties: most points for the coverage of visits",
    "score_growth": "score of counties: most points for the growth of the valid stock",
    "score_growth_full": "score of counties: growth of the valid stock, in per cent, that has all points",
    "term_notice_days": "days before the term in the reserve ends that it is shown",
  ]

  static func of(_ key: String) -> String? { english[key] }

  static func translated(_ table: Table, _ language: Language) -> Table {
    guard language == .en, let place = table.columns.firstIndex(where: { $0.key == "note" }) else {
      return table
    }
    return Table(
      table.columns,
      table.rows.map { row in
        var row = row
        if let words = english[row[0].plain] { row[place] = .string(words) }
        return row
      })
  }
}
