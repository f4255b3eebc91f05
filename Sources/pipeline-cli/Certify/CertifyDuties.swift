import Pipeline

extension Command {
  private static let fiscalYear = Value<Int>.argument("YEAR", "年度", Text("年报的年度", "the year reported on")) {
    word, spelling, _ in try Common.readWhole(word, spelling, from: 1949, to: 2200)
  }
  private static let kind = Common.choice(
    HolderChange.self, "kind", "种类", Text("什么变化", "what changed"), required: true)
  private static let happened = Common.day(
    "happened", "变化日期", Text("变化发生的日期", "the day it happened"), required: true)

  static let certifyAnnual = Command(
    "certify annual", "认定 年报", .write,
    Text("登记持证企业报送了某年度的年报", "record that a holder filed the report on a year"),
    [Common.firm, fiscalYear, Common.onRequired], examples: ["certify annual 平高 2020 --on 2021-05-20"]
  ) { line, shell in
    let json = try shell.store().recordAnnualReport(
      try line.required(Common.firm), year: try line.required(fiscalYear),
      on: try line.required(Common.onRequired), shell.write(line))
    return duty(
      json,
      Text("\(json["year"].plain) 年年报已登记", "report on \(json["year"].plain) recorded"))
  }

  static let certifyChange = Command(
    "certify change", "认定 变化", .write,
    Text("登记持证企业报告了更名或重大变化", "record that a holder reported a change"),
    [Common.firm, kind, happened, Common.onRequired],
    examples: ["certify change 平高 --kind rename --happened 2021-03-01 --on 2021-04-10"]
  ) { line, shell in
    let kind = try line.required(kind)
    let json = try shell.store().recordHolderChange(
      try line.required(Common.firm), kind, happened: try line.required(happened),
      on: try line.required(Common.onRequired), shell.write(line))
    return duty(
      json,
      Text(
        "\(json["happened"].plain) 的\(kind.name.zh)已报告",
        "the change of \(json["happened"].plain) (\(kind.name.en)) was reported"))
  }

  private static func duty(_ json: JSON, _ what: Text) -> Answer {
    let late = json["late"].bool == true
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName) + Text("：", ": ") + what
            + Text(
              "，期限 \(json["due"].plain)\(late ? "，逾期" : "")",
              ", due \(json["due"].plain)\(late ? ", late" : "")"))
      ])
  }

  static let certifyDuties = Command(
    "certify duties", "认定 义务", .read,
    Text(
      "有效证书的年报和变化报告：期限、是否按期；累计两年未报的应取消", "annual reports and changes of holders; two missed mean revocation"),
    [Common.firmOptional, Common.asOf, Common.knownAt],
    examples: [
      "certify duties", "certify duties 平高 --as-of 2021-06-30",
      "certify duties --as-of 2021-06-30 --known-at 2021-07-05",
    ]
  ) { line, shell in
    let table = try shell.store().certificateDuties(
      asOf: line[Common.asOf], knownAt: line[Common.knownAt], firm: line[Common.firmOptional])
    var answer = Answer(list: table, empty: Text("没有持证义务", "no holder has a duty"))
    let firms = Set(
      table.rows.filter { table.value("cancel", in: $0).bool == true }.map { table.value("no", in: $0).plain }
    )
    if !firms.isEmpty {
      answer.notes.append(
        Text(
          "累计两年未报年报，依 32号 第十九条(三)应取消资格的：\(firms.count) 家；登记用 certify revoke --cause unreported",
          "two annual reports missed, to be revoked by 32号 第十九条(三): \(firms.count); certify revoke --cause unreported records it"
        ))
    }
    return answer
  }

  static let certifyExpiring = Command(
    "certify expiring", "认定 到期", .read,
    Text("到期墙：证书按到期季度，已续认、已申报、未申报", "certificates by the quarter of their end, and how renewal stands"),
    [Common.asOf, Common.knownAt, ReportOptions.from, ReportOptions.until, Common.county],
    examples: ["certify expiring", "certify expiring --from 2022-01-01 --until 2022-12-31"]
  ) { line, shell in
    Answer(
      list: try shell.store().certificatesExpiring(
        asOf: line[Common.asOf], knownAt: line[Common.knownAt], since: line[ReportOptions.from],
        until: line[ReportOptions.until],
        county: line[Common.county]),
      empty: Text("没有证书", "no certificates"))
  }

  static let renewList = Command(
    "renew list", "续认 名单", .read,
    Text(
      "某年到期的证书；续认要在到期年度重新申报，按新申报办理", "certificates that end in a year; renewal is a whole new application"),
    [Common.yearOptional, Common.asOf, Common.knownAt, Common.county],
    examples: ["renew list --year 2022", "renew list --year 2022 --county 宝丰县 --csv"]
  ) { line, shell in
    Answer(
      list: try shell.store().renewals(
        year: line[Common.yearOptional], asOf: line[Common.asOf], knownAt: line[Common.knownAt],
        county: line[Common.county]),
      empty: Text("这一年没有到期的证书", "no certificate ends in that year"))
  }
}
