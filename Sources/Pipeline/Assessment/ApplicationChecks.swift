/// The check before an application (申报前自查): the causes for which applications came back, one check each.
///
/// What the records can tell is told; the rest is a question for the officer to settle with the firm.
public struct ApplicationCheck: Sendable, Equatable {
  public enum Result: String, Coded {
    case ok, wrong, ask

    public var name: Text {
      switch self {
      case .ok: Text("无误", "in order")
      case .wrong: Text("有误", "wrong")
      case .ask: Text("请核对", "to check")
      }
    }
  }

  public let id: String
  public let name: Text
  public let result: Result
  public let message: Text

  public func json(_ language: Language) -> JSON {
    [
      "id": .string(id), "name": .string(name[language]), "status": .string(result.rawValue),
      "message": .string(message[language]),
    ]
  }
}

/// Runs the checks for one firm and day of application (自查目录).
public struct ApplicationChecks: Sendable {
  private let input: AssessmentInput
  private let rules: HighTechRules
  private let applyOn: Day

  public init(_ input: AssessmentInput, law: Law, applyOn: Day) throws {
    self.input = input
    rules = try HighTechRules(law)
    self.applyOn = applyOn
  }

  public var all: [ApplicationCheck] {
    [
      parts("rd_figures", Text("研发费用填报", "R&D figures"), .rdDomestic, .rd),
      parts("staff_figures", Text("科技人员填报", "staff figures"), .techStaff, .staff),
      parts("income_figures", Text("高新收入填报", "income figures"), .hitechIncome, .totalIncome),
      incidents, projects,
      ask(
        "form_tables", Text("申请书各表一致", "tables of the form"),
        Text("十张表的同一数字是否处处一致", "is the same figure the same in all ten tables")),
      bases, sums, fields,
      ask("scans", Text("附件扫描件", "scans"), Text("附件是否齐全、清晰、盖章", "are all scans there, legible and sealed")),
      ask(
        "monthly_staff", Text("职工数为月平均", "staff as monthly mean"),
        Text("职工和科技人员是否按月平均数填报", "are staff and R&D staff given as means of the months")),
      granted, reused,
      ask(
        "rd_periods", Text("研发项目与知识产权时间", "projects and titles in time"),
        Text("知识产权申请日是否在研发项目立项之后", "was each title filed after its project began")),
      ask(
        "tax_return", Text("销售收入与纳税申报表", "sales and the tax return"),
        Text("销售收入是否与纳税申报表一致", "do sales equal those of the tax return")),
      annualReport, certificate, renamed, moved,
    ]
  }

  private func ask(_ id: String, _ name: Text, _ message: Text) -> ApplicationCheck {
    ApplicationCheck(id: id, name: name, result: .ask, message: message)
  }

  private func told(_ id: String, _ name: Text, wrong: Text?, ok: Text) -> ApplicationCheck {
    ApplicationCheck(id: id, name: name, result: wrong == nil ? .ok : .wrong, message: wrong ?? ok)
  }

  private var years: [Int] { ((applyOn.year - rules.years.whole)...(applyOn.year - 1)).map { $0 } }

  /// A part larger than its whole, in any year of the window.
  private func parts(_ id: String, _ name: Text, _ part: FactKey, _ whole: FactKey) -> ApplicationCheck {
    let known = years.filter { input.facts[$0]?[part] != nil && input.facts[$0]?[whole] != nil }
    if known.isEmpty, let last = years.last { return ask(id, name, absent([part, whole], last)) }
    let wrong = known.first { (input.hundredths(part, $0) ?? 0) > (input.hundredths(whole, $0) ?? 0) }
    return told(
      id, name,
      wrong: wrong.map {
        Text("\($0) 年\(part.name.zh)大于\(whole.name.zh)", "\(part.name.en) of \($0) exceeds \(whole.name.en)")
      },
      ok: Text("\(part.name.zh)不大于\(whole.name.zh)", "\(part.name.en) is within \(whole.name.en)"))
  }

  private var incidents: ApplicationCheck {
    let name = Text("重大事故栏", "the box for incidents")
    let within = input.incidents.filter {
      $0.on <= applyOn && rules.lookback.admits(applyOn.number - $0.on.number)
    }
    let bad = within.filter { $0.kind != nil }.map(\.on).max()
    if let bad {
      return told(
        "incident_box", name,
        wrong: Text("\(bad) 有事故或违法登记，须如实勾选“是”", "an incident of \(bad) is recorded: tick “yes”"), ok: name)
    }
    return within.isEmpty
      ? ask("incident_box", name, Text("一年内没有核查记录，勾选前先核实", "no check within the year: verify before ticking"))
      : told("incident_box", name, wrong: nil, ok: Text("已核查无事故，应勾选“否”", "checked and clean: tick “no”"))
  }

  /// A title filed before its project began: the filing date at least must be known.
  private var projects: ApplicationCheck {
    let unknown = input.titles.count { $0.filed == nil }
    let name = Text("知识产权申请日", "filing dates")
    if input.titles.isEmpty { return withoutTitles("project_start", name) }
    return unknown == 0
      ? ask(
        "project_start", name,
        Text("申请日已登记，对照各研发项目的立项日", "compare the filing dates with the start of each project"))
      : ask(
        "project_start", name,
        Text(
          "\(unknown) 件知识产权没有登记申请日，无法对照立项日",
          "\(unknown) titles have no filing date to compare with the projects"))
  }

  /// Total income by tax law includes the sales.
  private var bases: ApplicationCheck {
    let year = applyOn.year - 1
    let name = Text("总收入与销售收入口径", "bases of income")
    guard let total = input.hundredths(.totalIncome, year), let sales = input.hundredths(.sales, year) else {
      return ask("income_bases", name, absent([.totalIncome, .sales], year))
    }
    return told(
      "income_bases", name,
      wrong: total < sales
        ? Text("\(year) 年总收入小于销售收入，口径可能混用", "total income of \(year) is below sales: the bases may be mixed")
        : nil,
      ok: Text("总收入不小于销售收入", "total income is not below sales"))
  }

  /// Which of some figures of a year are not recorded.
  private func absent(_ keys: [FactKey], _ year: Int) -> Text {
    let names = keys.filter { input.facts[year]?[$0] == nil }.map(\.name)
    return Text(
      "\(year) 年\(names.map(\.zh).joined(separator: "、"))没有登记，没法核对",
      "\(names.map(\.en).joined(separator: " and ")) of \(year) not recorded: nothing to compare")
  }

  /// Other expense within R&D, and R&D within costs.
  private var sums: ApplicationCheck {
    let name = Text("分项之和", "parts add up")
    guard years.contains(where: { input.facts[$0]?[.rd] != nil && input.facts[$0]?[.rdOther] != nil }) else {
      return ask(
        "sums", name,
        Text(
          "没有同时登记研发费用和其他费用的年度，没法核对",
          "no year has both R&D expense and other expense recorded: nothing to compare"))
    }
    let wrong = years.first {
      (input.hundredths(.rdOther, $0) ?? 0) > (input.hundredths(.rd, $0) ?? Int64.max)
    }
    return told(
      "sums", name,
      wrong: wrong.map { Text("\($0) 年其他费用大于研发费用合计", "other expense of \($0) exceeds R&D") },
      ok: Text("登记的分项不超过合计", "recorded parts are within their sums"))
  }

  private var fields: ApplicationCheck {
    let name = Text("技术领域与主要产品", "field and main product")
    guard let field = input.field, input.fieldIsFinest == true else {
      return told(
        "field", name, wrong: Text("没有登记到最细一级的技术领域", "no field of the finest level is recorded"), ok: name)
    }
    return ask(
      "field", name, Text("技术领域 \(field.code) 是否就是主要产品的领域", "is field \(field.code) that of the main product")
    )
  }

  /// That nothing is registered is no proof that all is well.
  private var noTitles: Text {
    input.noTitlesOn == nil
      ? Text("没有登记任何知识产权，没法核对", "no title is recorded: nothing to check")
      : Text(
        "\(input.noTitlesOn?.description ?? "") 登记为没有知识产权",
        "recorded on \(input.noTitlesOn?.description ?? ""): it has no titles")
  }

  private func withoutTitles(_ id: String, _ name: Text) -> ApplicationCheck {
    input.noTitlesOn == nil ? ask(id, name, noTitles) : told(id, name, wrong: nil, ok: noTitles)
  }

  private var granted: ApplicationCheck {
    let name = Text("知识产权已授权", "titles granted")
    if input.titles.isEmpty {
      // Without a title no firm is certified.
      return input.noTitlesOn == nil
        ? ask("granted", name, noTitles) : told("granted", name, wrong: noTitles, ok: name)
    }
    let waiting = input.titles.count { $0.granted.map { $0 > applyOn } ?? true }
    return told(
      "granted", name,
      wrong: waiting > 0
        ? Text("\(waiting) 件到申报日还没有授权，不能列入", "\(waiting) titles are not granted by the day of application")
        : nil,
      ok: Text("登记的知识产权都已授权", "all recorded titles are granted"))
  }

  private var reused: ApplicationCheck {
    let name = Text("Ⅱ类知识产权未重复使用", "Class II titles not used twice")
    if input.titles.isEmpty { return withoutTitles("class2_reuse", name) }
    let used = TitleCount(input.titles, on: applyOn, rules: rules).anyUsedUp
    return told(
      "class2_reuse", name,
      wrong: used
        ? Text("有Ⅱ类知识产权在以前的申报中用过，不能再用", "a Class II title was used in an earlier application") : nil,
      ok: Text("没有用过的Ⅱ类知识产权", "no Class II title was used before"))
  }

  private var annualReport: ApplicationCheck {
    let name = Text("高企年报", "annual report")
    return input.certificates.isEmpty
      ? told(
        "annual_report", name, wrong: nil,
        ok: Text("首次申报，没有年报义务", "first application: no annual report is due"))
      : ask(
        "annual_report", name,
        Text("持证期间各年年报是否都已按时填报", "was every annual report of the certificate filed in time"))
  }

  private var certificate: ApplicationCheck {
    let name = Text("现有证书", "present certificate")
    guard let latest = input.certificates.max(), let term = rules.law.rules["cert_valid_years"]?.whole else {
      return told("certificate", name, wrong: nil, ok: Text("没有登记证书", "no certificate is recorded"))
    }
    let expires = latest.adding(years: term)
    let isEarly = expires.year > applyOn.year
    return told(
      "certificate", name,
      wrong: isEarly
        ? Text("证书到 \(expires) 才期满，当年不能重新认定", "the certificate runs to \(expires): no new one this year")
        : nil,
      ok: Text("证书 \(expires) 期满，按新申请办理", "the certificate ends on \(expires): a full new application"))
  }

  private var renamed: ApplicationCheck {
    let name = Text("更名报告", "report of renaming")
    guard let months = rules.law.rules["change_report_months"]?.whole,
      let latest = input.renamed.filter({ $0 <= applyOn }).max(), !input.certificates.isEmpty
    else { return told("renamed", name, wrong: nil, ok: Text("没有需要报告的更名", "no renaming to report")) }
    return ask(
      "renamed", name,
      Text(
        "\(latest) 更名，是否在 \(months) 个月内报告",
        "renamed on \(latest): was it reported within \(English.many(months, "month"))"))
  }

  private var moved: ApplicationCheck {
    let name = Text("年内跨县迁移", "move within the year")
    guard let latest = input.moved.filter({ $0 <= applyOn && $0.year == applyOn.year }).max() else {
      return told("moved", name, wrong: nil, ok: Text("年内没有跨县迁移", "no move between counties this year"))
    }
    return ask(
      "moved", name, Text("\(latest) 跨县迁移，由哪个县（市、区）推荐", "moved on \(latest): which county recommends it"))
  }
}
