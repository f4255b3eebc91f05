import Pipeline

extension Command {
  static let firmShow = Command(
    "firm show", "企业 查看", .read,
    Text("查看一家企业：阶段、服务员、指标、证书", "show a firm: stage, officer, figures, certificate"),
    [Common.firm], examples: ["firm show 平高", "firm show '#12' --json"]
  ) { line, shell in
    let json = try shell.store().showFirm(try line.required(Common.firm))
    return Answer(json: json, blocks(json), table: oneLine(json))
  }

  /// The firm as one line, for CSV.
  private static func oneLine(_ firm: JSON) -> Table {
    let cells: [(String, JSON)] =
      ["no", "name", "credit_code", "county", "founded", "field", "product", "stage", "stage_on"].map {
        ($0, firm[$0])
      } + [
        ("year", firm["episode"]["year"]), ("entered", firm["episode"]["entered"]),
        ("officer", firm["officer"]["name"]), ("visits", firm["visits"]),
        ("certificate", firm["certificate"]["number"]),
      ]
    return Table(cells.map { Table.Column($0.0, Text(same: $0.0)) }, [cells.map(\.1)])
  }

  private static func blocks(_ firm: JSON) -> [Answer.Block] {
    func line(_ title: Text, _ value: String) -> [Answer.Block] { said(title, Text(same: value)) }
    func said(_ title: Text, _ value: Text) -> [Answer.Block] {
      let safe = Text(safeForTerminal(value.zh), safeForTerminal(value.en))
      return value.zh.isEmpty ? [] : [.line(title + Text("：", ": ") + safe)]
    }
    let stay = firm["episode"]
    let former = Text(list: firm["former_names"].array.map(\.plain))
    let aliases = Text(list: firm["aliases"].array.map(\.plain))
    let certificate = firm["certificate"]
    var blocks: [Answer.Block] = [.line(Text(same: firm.firmName))]
    blocks += line(Text("信用代码", "credit code"), firm["credit_code"].plain)
    blocks += line(
      Text("县（市、区）", "county"),
      firm["county"].isNull ? "" : "\(firm["county_name"].plain) \(firm["county"].plain)")
    blocks += said(Text("曾用名", "former names"), former)
    for one in firm["merged"].array {
      blocks += line(
        Text("并入", "merged into it"), "#\(one["no"].plain) \(one["name"].plain)  \(one["credit_code"].plain)")
    }
    for (title, key) in [
      (Text("分立自", "split off from"), "split_from"), (Text("分立出", "split off"), "split_into"),
    ] {
      for one in firm[key].array {
        blocks += line(title, "#\(one["no"].plain) \(one["name"].plain)  \(one["on"].plain)")
      }
    }
    blocks += said(Text("简称", "aliases"), aliases)
    blocks += line(Text("成立日期", "founded"), firm["founded"].plain)
    blocks += line(Text("技术领域", "field"), firm["field"].plain)
    blocks += line(Text("主要产品", "product"), firm["product"].plain)
    blocks.append(
      .line(Text("阶段：", "stage: ") + firm["stage"].stageName + Text(same: "  \(firm["stage_on"].plain)")))
    if !stay.isNull {
      blocks += line(
        Text("在库", "in the reserve"),
        "\(stay["year"].plain)  \(stay["entered"].plain) – \(stay["ended"].string ?? "…")")
    }
    blocks += line(Text("首席科技服务员", "officer"), firm["officer"].isNull ? "" : firm["officer"].firmName)
    blocks += line(Text("走访次数", "visits"), firm["visits"].plain)
    blocks += said(
      Text("知识产权", "titles"),
      firm["ip"].int == 0 ? Text("没有登记", "none recorded") : Text(same: firm["ip"].plain))
    if !certificate.isNull {
      blocks += line(
        Text("证书", "certificate"),
        "\(certificate["number"].plain)  \(certificate["issued"].plain) – \(certificate["expires"].plain)")
      if let cause = certificate["cause"].string.flatMap(CertificateEnd.init(rawValue:)) {
        blocks += said(
          Text("证书终止", "ended early"), Text(same: certificate["ended"].plain + "  ") + cause.name)
      }
    }
    let facts = firm["facts"].array
    guard !facts.isEmpty else { return blocks }
    let years = facts.map { $0["year"].plain }
    let shown = FactKey.allCases.filter { key in facts.contains { !$0[key.rawValue].isNull } }
    let columns =
      [Table.Column("key", Text("年度指标", "figure"), .coded(FactKey.shown))]
      + years.map { Table.Column($0, Text(same: $0), .measure(unit: "unit")) }
      + [Table.Column("unit", Text("单位", "unit"), hidden: true)]
    let rows = shown.map { key in
      [JSON.string(key.rawValue)] + facts.map { $0[key.rawValue] } + [.string(key.unit.rawValue)]
    }
    return blocks + [.blank, .table(Table(columns, rows))]
  }
}
