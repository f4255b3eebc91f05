import Testing

@testable import Pipeline

/// The estimators on small cases worked by hand.
@Suite("估计量") struct EstimatorTests {
  func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-12 }

  @Test("Kaplan–Meier：有并列，截尾与离开同一天，逐步手算") func kaplanMeier() {
    // 8 stays: day 2 one left; day 3 two left and one cut off; day 5 one cut off; day 7 one left; two still there on 9.
    let curve = KaplanMeier([
      .init(days: 3, ended: 2, censored: 1), .init(days: 2, ended: 1, censored: 0),
      .init(days: 5, ended: 0, censored: 1), .init(days: 7, ended: 1, censored: 0),
      .init(days: 9, ended: 0, censored: 2),
    ])
    #expect(near(curve.survival(at: 2), 7.0 / 8) && near(curve.survival(at: 1), 1))
    #expect(near(curve.survival(at: 3), 7.0 / 8 * 5 / 7))
    #expect(near(curve.survival(at: 8), 7.0 / 8 * 5 / 7 * 2 / 3))
    #expect(curve.steps.map(\.atRisk) == [8, 7, 3])
    #expect(curve.days(until: 0.5) == 7 && curve.days(until: 0.75) == nil)
  }

  @Test("只看已离开的会把停留说短：这正是要避免的") func onlyTheFinished() {
    let all = KaplanMeier([.init(days: 10, ended: 2, censored: 0), .init(days: 200, ended: 1, censored: 7)])
    #expect(all.days(until: 0.5) == nil, "seven of ten are still there")
    let finished = KaplanMeier([
      .init(days: 10, ended: 2, censored: 0), .init(days: 200, ended: 1, censored: 0),
    ])
    #expect(finished.days(until: 0.5) == 10)
  }

  @Test("观察/期望：一层内合计相等；改派处分开，只算在任的日子") func observedExpected() {
    // One stratum: stay 1 certified on day 100 under 甲; stay 2 went from 甲 to 乙 on day 60, certified on day 150; stay 3
    // with 乙 throughout, open on day 200.
    func spell(_ officer: String, _ late: Int, _ days: Int, _ certified: Bool) -> ObservedExpected.Exposure {
      .init(officer: officer, stratum: "s", late: late, days: days, certified: certified, n: 1)
    }
    let result = ObservedExpected([
      spell("甲", -1, 100, true), spell("甲", -1, 60, false), spell("乙", 60, 150, true),
      spell("乙", -1, 200, false),
    ])
    // Day 100: at risk 甲 1, 乙 2, so 1/3 each. Day 150: 乙 2, so 1/2 each.
    #expect(result.observed == ["甲": 1, "乙": 1])
    #expect(near(result.expected["甲"] ?? 0, 1.0 / 3) && near(result.expected["乙"] ?? 0, 2.0 / 3 + 1))
  }

  @Test("观察/期望：县区构成不同不算谁的功劳（辛普森）") func strata() {
    // Firms of county A are certified twice as often. Both officers do as their counties do.
    func spells(_ officer: String, _ county: String, _ certified: Int, _ not: Int) -> [ObservedExpected
      .Exposure]
    {
      [
        .init(officer: officer, stratum: county, late: -1, days: 100, certified: true, n: certified),
        .init(officer: officer, stratum: county, late: -1, days: 100, certified: false, n: not),
      ]
    }
    let result = ObservedExpected(
      spells("甲", "A", 32, 48) + spells("甲", "B", 4, 16) + spells("乙", "A", 8, 12) + spells("乙", "B", 16, 64))
    for (officer, observed) in [("甲", 36), ("乙", 24)] {
      #expect(result.observed[officer] == observed)
      #expect(
        near(result.expected[officer] ?? 0, Double(observed)),
        "O/E is 1 for both; the crude shares are 36 % and 24 %")
    }
  }

  @Test("漏斗界限：只有偶然波动时不放宽，离散时放宽，从不收窄") func limits() {
    let calm = FunnelLimits([(10, 10), (9, 10), (11, 10), (10, 10)])
    #expect(calm.dispersion == 1)
    let range = calm.limits(expected: 16, z: 1.96)
    // On the square-root scale: (1 ± 1.96/8)².
    #expect(near(range.lowerBound, 0.755 * 0.755) && near(range.upperBound, 1.245 * 1.245))
    let wild = FunnelLimits([(1, 10), (30, 10), (2, 10), (25, 10)])
    #expect(wild.dispersion > 5)
    #expect(wild.limits(expected: 16, z: 1.96).upperBound > range.upperBound)
    #expect(calm.limits(expected: 0.5, z: 3.09).lowerBound == 0)
    #expect(calm.limits(expected: 16, z: FunnelLimits.z998).upperBound > range.upperBound)
  }

  @Test("泊松二项分布：机会相同就是二项分布，不同时手算") func poissonBinomial() {
    let binomial = PoissonBinomial([(0.5, 4)])
    #expect(zip(binomial.mass, [1, 4, 6, 4, 1]).allSatisfy { near($0, Double($1) / 16) })
    let mixed = PoissonBinomial([(0.5, 1), (0.25, 1)])
    #expect(zip(mixed.mass, [0.375, 0.5, 0.125]).allSatisfy { near($0, $1) } && near(mixed.mean, 0.75))
    #expect(
      PoissonBinomial([(0, 3)]).interval(0.95) == 0...0 && PoissonBinomial([(1, 3)]).interval(0.95) == 3...3)
    // 20 trials of 1/2: P(X ≤ 5) = 0.0207, P(X ≤ 6) = 0.0577.
    #expect(PoissonBinomial([(0.5, 20)]).interval(0.95) == 6...14)
    #expect(PoissonBinomial([]).interval(0.95) == 0...0)
  }

  @Test("预测：只用往年，向总体收缩；回测的 Brier 分数手算") func forecast() throws {
    let landmarks: [Forecast.Landmark] = [
      .init(year: 2018, stage: "applied", open: 10, certified: 5),
      .init(year: 2018, stage: "planned", open: 10, certified: 0),
      .init(year: 2019, stage: "applied", open: 4, certified: 3),
      .init(year: 2020, stage: "applied", open: 8, certified: 0),
    ]
    let now = try #require(Forecast(of: 2020, from: landmarks))
    // Overall 8/24; applied 8 of 14, drawn by five: (8 + 5/3) / 19.
    #expect(near(now.lines[0].chance, (8 + 5.0 / 3) / 19) && now.lines[0].basis == 14)
    #expect(near(now.expected, 8 * (8 + 5.0 / 3) / 19))
    #expect(Forecast(of: 2018, from: landmarks) == nil)
    let replay = try #require(Forecast.replay(2019, from: landmarks))
    // 2018 alone: overall 1/4; applied (5 + 1.25) / 15 = 5/12; three of four came.
    #expect(replay.actual == 3 && near(replay.brier, (3 * 49.0 / 144 + 25.0 / 144) / 4))
    #expect(replay.interval == 0...4 || replay.interval == 0...3)
    #expect(Forecast.replay(2018, from: landmarks) == nil)
  }

  @Test("名次：并列同名次，没有基数的不排") func ranking() {
    #expect(Ranking.places([(3, 2), (6, 4), (1, 1), (2, 4), (5, 0)]) == [1, 1, 3, 4, nil])
  }

  @Test("2020 年收官数：159 对 150 完成，285 对 300 未完成；“以上”含本数") func closingFigures() {
    let highTech = GoalCheck(actual: 159, goal: 150)
    #expect(highTech.isMet && highTech.gap == 9 && near(highTech.share ?? 0, 1.06))
    let sme = GoalCheck(actual: 285, goal: 300)
    #expect(!sme.isMet && sme.gap == -15 && near(sme.share ?? 0, 0.95))
    #expect(GoalCheck(actual: 150, goal: 150).isMet)
  }

  @Test("人数少于五不显示百分比；未满期只给向下取整的下限") func percent() {
    #expect(Percent.text(2, of: 4).zh == "2/4" && Percent.text(2, of: 5).zh == "40.0%")
    #expect(Percent.text(2, of: 3, open: 1).zh == "2/3，1 未满期")
    #expect(Percent.text(2, of: 6, open: 1).zh == "≥33.3%，1 未满期" && Percent.text(2, of: 6).zh == "33.3%")
    #expect(Percent.text(4, of: 6, open: 2).zh == "≥66.6%，2 未满期" && Percent.text(0, of: 0).zh == "-")
    #expect(Percent.text(60, of: 606, size: 4).zh == "60/606")
  }
}
