extension Report {
  /// Below this expectation no ratio of an officer is shown.
  static let leastExpected = 3.0

  /// 帮扶报表: who looks after how many firms, and D12.
  ///
  /// - Parameter only: the one officer whose row is shown; what is expected of them still comes from everybody.
  public static func officers(_ counts: ReportCounts, only: String? = nil) throws -> Report {
    let names = Array(Set(counts.places("officers") + counts.places("exposure"))).sorted {
      number($0) < number($1)
    }
    let exposures = names.flatMap { officer in
      counts.items("exposure", officer).flatMap { item -> [ObservedExpected.Exposure] in
        let parts = item.split(separator: "|", omittingEmptySubsequences: false)
        return counts.cell("exposure", officer, item).spread.map {
          .init(
            officer: officer, stratum: parts.dropLast().joined(separator: "|"), late: $0.late, days: $0.days,
            certified: parts.last == "certified", n: $0.n)
        }
      }
    }
    let result = ObservedExpected(exposures)
    let limits = FunnelLimits(
      names.compactMap { name in
        guard let expected = result.expected[name], expected >= leastExpected else { return nil }
        return (result.observed[name] ?? 0, expected)
      })
    let figure = counts.figure(
      "officers", "D12", Text("帮扶成效", "officers"),
      Text(
        "每位服务员服务的企业实际认定几家，同样的企业按平均水平会认定几家（期望）；期望不足 3 家的不比",
        "how many firms of each officer were certified, and how many such firms would be on average (expected); not compared where fewer than 3 are expected"
      ),
      [
        .init("officer", Text("服务员", "officer")), .count("firms", "在帮企业", "firms"),
        .count("visits", "期间走访", "visits"), .count("visited", "走访企业", "firms visited"),
        .count("observed", "观察认定", "observed"),
        .init("expected_shown", Text("期望", "expected"), .number),
        .init("expected", Text("期望认定", "expected"), .number, hidden: true),
        .init("ratio_shown", Text("观察/期望", "O/E"), .number),
        .init("ratio", Text("比值", "O/E"), .number, hidden: true),
        .init("limits_95", Text("95% 界限", "95% limits")),
        .init("limits_998", Text("99.8% 界限", "99.8% limits")),
        .init("hidden", Text("不显示", "hidden"), .flag, hidden: true),
      ],
      notes: [
        Text(
          "离散系数 \(Logarithm.decimal(limits.dispersion, places: 2))",
          "dispersion \(Logarithm.decimal(limits.dispersion, places: 2))")
      ]
    ) { bin in
      names.filter { only == nil || $0 == only }.map { name in
        let expected = result.expected[name] ?? 0
        let isHidden = expected < leastExpected
        let ratio = isHidden ? nil : Double(counts.count("officers", name, "observed")) / expected
        func shown(_ z: Double) -> JSON {
          if isHidden { return .null }
          let range = limits.limits(expected: expected, z: z)
          return .string(
            "\(Logarithm.decimal(range.lowerBound, places: 2))–\(Logarithm.decimal(range.upperBound, places: 2))"
          )
        }
        return FigureRow(
          name,
          [.string(name)]
            + counts.counts("officers", name, ["firms", "visits", "visited", "observed"], bin: bin)
            + [
              .number(Logarithm.decimal(expected, places: 2)), Percent.json(expected),
              ratio.map { .number(Logarithm.decimal($0, places: 2)) } ?? .null, Percent.json(ratio),
              shown(FunnelLimits.z95), shown(FunnelLimits.z998), .bool(isHidden),
            ])
      }
    }
    return try Report(
      .officers, counts, [figure],
      more: [.init("dispersion", .number(Logarithm.decimal(limits.dispersion)))])
  }

  /// The number in `#12 王工`.
  private static func number(_ officer: String) -> Int {
    Int(officer.dropFirst().prefix { $0.isNumber }) ?? 0
  }
}
