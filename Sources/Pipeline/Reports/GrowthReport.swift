extension Report {
  /// A count that another body published, for a goal that this database cannot count whole.
  public enum Outside: String, Coded {
    case highTech = "high_tech"
    case sme

    public var name: Text {
      switch self {
      case .highTech: Text("高新技术企业", "high-tech enterprises")
      case .sme: Text("科技型中小企业", "technology SMEs")
      }
    }
    /// The row of the city's goals that it is held against.
    var rule: String { self == .highTech ? "stock_target_2020" : "sme_target_2020" }
  }

  /// 增速报表 (数量增速考核): D3b and how it changed, by county with rank; the goals of the policy; D3 by year.
  public static func growth(_ counts: ReportCounts, outside: [Outside: Int] = [:]) throws -> Report {
    let parts = [
      "before", "first", "again", "lapsed", "revoked", "left", "moved_in", "moved_out", "valid", "renewed",
    ]
    let places = counts.countyPlaces("growth")
    let ranks = counts.ranks("growth", part: "valid", whole: "before")
    let growth = counts.figure(
      "growth", "D3b", Text("有效高企存量与增速", "valid stock and its growth"),
      Text(
        "证书有效（发证三年内、没有取消）的企业家数；期末＝期初＋首次＋重新－到期－取消－离开＋县间迁入－县间迁出",
        "firms with a valid certificate (issued within three years, not revoked); end = start + first + again - lapsed - revoked - left + moved in - moved out between counties"
      ),
      [
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county"), .place), .count("before", "期初", "start"),
        .count("first", "首次", "first"), .count("again", "重新", "again"),
        .count("lapsed", "到期", "lapsed"), .count("revoked", "取消", "revoked"),
        .count("left", "离开", "left"), .count("moved_in", "迁入", "moved in"),
        .count("moved_out", "迁出", "moved out"), .count("valid", "期末", "end"),
        .count("renewed", "其中续认", "of these renewed"), .init("net", Text("净增", "net"), .number),
        .init("growth_shown", Text("增速", "growth")),
        .init("growth", Text("增速", "growth"), .number, hidden: true),
        .init("rank", Text("位次", "rank"), .number),
      ]
    ) { bin in
      places.map { place in
        let values = counts.counts("growth", place, parts, bin: bin)
        let (before, after) = (values[0].int ?? 0, values[8].int ?? 0)
        return FigureRow(
          place,
          [.string(place), .string(counts.placeName(place))] + values + [
            .int(after - before), .string(grown(before, after)), growthRate(before, after),
            ranks[place].map(JSON.int) ?? .null,
          ])
      }
    }
    for place in places {
      let n = counts.counts("growth", place, parts, bin: "").map { $0.int ?? 0 }
      guard n[8] == n[0] + n[1] + n[2] - n[3] - n[4] - n[5] + n[6] - n[7] else {
        throw ReportRefusal.identityFails(
          Text(
            "D3b \(counts.placeName(place)) 期末 \(n[8]) ＝ 期初 \(n[0]) ＋ 首次 \(n[1]) ＋ 重新 \(n[2]) － 到期 \(n[3]) － 取消 \(n[4]) － 离开 \(n[5]) ＋ 迁入 \(n[6]) － 迁出 \(n[7])",
            "D3b \(counts.placeName(place)) end \(n[8]) = start \(n[0]) + first \(n[1]) + again \(n[2]) - lapsed \(n[3]) - revoked \(n[4]) - left \(n[5]) + moved in \(n[6]) - moved out \(n[7])"
          ))
      }
    }
    return try Report(
      .growth, counts,
      [growth, goals(counts, outside), certificates(counts), credit(counts), renewals(counts)])
  }

  /// The goals of the policy; the Chinese names are those of the rows.
  private static let goalNames = [
    "2020年高新技术企业家数": Text("2020年高新技术企业家数", "high-tech enterprises in 2020"),
    "2020年科技型中小企业家数": Text("2020年科技型中小企业家数", "technology SMEs in 2020"),
  ]

  private static func goals(_ counts: ReportCounts, _ outside: [Outside: Int]) -> Figure {
    counts.figure(
      "goals", "D3b", Text("目标对照", "goals"),
      Text(
        "政策目标与截至当日的数；“以上”含本数；外部数字由提问者提供，本库不能核对",
        "goals of the policy against the number on that day; the goal itself counts as met; outside numbers come from whoever asks"
      ),
      [
        .init("goal_id", Text("编号", "id"), hidden: true),
        .init("name", Text("目标", "goal"), .coded(goalNames)),
        .init("clause", Text("依据", "source")), .init("goal", Text("目标数", "number"), .number),
        .count("counted", "本库", "counted here"), .init("outside", Text("外部数字", "from outside"), .number),
        .init("met", Text("完成", "met"), .coded(["true": Text("完成", "met"), "false": Text("未完成", "missed")])),
        .init("gap", Text("差额", "gap"), .number),
        .init("share", Text("完成率", "reached"), .share),
      ]
    ) { _ in
      Outside.allCases.map { kind in
        let rule = counts.document["rules"][kind.rule]
        let counted = kind == .highTech ? counts.count("goals", kind.rawValue, "counted") : nil
        let check = (outside[kind] ?? counted).flatMap { actual in
          rule["value"].int.map { GoalCheck(actual: actual, goal: $0) }
        }
        return FigureRow(
          kind.rawValue,
          [
            .string(kind.rule), rule["name"], rule["clause"], rule["value"], counted.map(JSON.int) ?? .null,
            outside[kind].map(JSON.int) ?? .null,
            check.map { .bool($0.isMet) } ?? .null, check.map { .int($0.gap) } ?? .null,
            Percent.json(check?.share),
          ])
      }
    }
  }

  private static func certificates(_ counts: ReportCounts) -> Figure {
    let items = ["issued", "first", "renewal", "reserve", "outside"]
    return counts.figure(
      "certificates", "D3", Text("认定数", "certificates"),
      Text("按发证日期的年度；首次与重新，库内与库外", "by year of issue; first or again, from the reserve or not"),
      [
        .init("year", Text("年度", "year"), .number), .count("issued", "认定", "issued"),
        .count("first", "首次", "first"), .count("renewal", "重新", "again"),
        .count("reserve", "库内", "from the reserve"), .count("outside", "库外", "not from it"),
      ]
    ) { bin in
      counts.places("certificates", bin: bin).map { year in
        FigureRow(year, [.number(year)] + counts.counts("certificates", year, items, bin: bin))
      }
    }
  }

  /// 县区业绩: certificates of the period that came through the reserve, by the county that brought the firm in and by the one
  /// it was in on the day of issue.
  private static func credit(_ counts: ReportCounts) -> Figure {
    counts.figure(
      "credit", "D3", Text("县区业绩", "whose certificates"),
      Text(
        "期间内库内认定的：按入库时的县区，和按发证日的县区",
        "certificates of the period from the reserve: by county at entry, and by county on the day of issue"),
      [
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county"), .place), .count("entry", "按入库", "at entry"),
        .count("issue", "按发证", "at issue"),
      ]
    ) { bin in
      counts.countyPlaces("credit").map { place in
        FigureRow(
          place,
          [.string(place), .string(counts.placeName(place))]
            + counts.counts("credit", place, ["entry", "issue"], bin: bin))
      }
    }
  }

  /// 续认率: of the certificates that ran out in a year, those followed by another without a gap, or within a year.
  private static func renewals(_ counts: ReportCounts) -> Figure {
    let items = ["ended", "on_time", "within_year", "pending"]
    return counts.figure(
      "renewals", "D14", Text("续认率", "renewals"),
      Text(
        "三年期满的证书（不含提前终止的），按期满年度；按时：期满当日或之前已发新证；一年内：期满后 12 个月内发了新证",
        "certificates that ran three years, by the year of their end; in time: another one issued by then; within a year: within 12 months of it"
      ),
      [
        .init("year", Text("年度", "year"), .number), .count("ended", "期满", "ended"),
        .count("on_time", "按时续认", "in time"), .count("within_year", "一年内续认", "within a year"),
        .count("pending", "未满期", "open"),
        .rate("on_time_rate", "按时续认率", "share in time", part: "on_time", whole: "ended"),
        .rate(
          "within_year_rate", "一年内续认率", "share within a year", part: "within_year", whole: "ended",
          open: "pending"),
      ]
    ) { bin in
      counts.places("renewals", bin: bin).map { year in
        let values = counts.counts("renewals", year, items, bin: bin)
        let n = values.map { $0.int ?? 0 }
        func rate(_ part: Int) -> JSON { n[0] == 0 ? .null : Percent.json(Double(part) / Double(n[0])) }
        return FigureRow(
          year, [.number(year)] + values + [rate(n[1]), n[3] > 0 ? .null : rate(n[2])])
      }
    }
  }

  static func growthRate(_ before: Int, _ after: Int) -> JSON {
    before == 0 ? .null : Percent.json(Double(after) / Double(before) - 1)
  }

  /// `12.5%`, or `2→3` where the start is below five.
  static func grown(_ before: Int, _ after: Int) -> String {
    before < Percent.fewest ? "\(before)→\(after)" : Percent.text(Double(after) / Double(before) - 1)
  }
}
