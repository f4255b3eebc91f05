import Pipeline
import Testing

@Suite("累积发生率") struct AalenJohansenTests {
  func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-12 }

  @Test("有并列和删失的小例，逐步手算") func byHand() {
    // 10 stays: day 100 one certified and one exited; day 200 one censored; day 300 two certified; rest open at 400.
    let curve = AalenJohansen([
      .init(days: 100, certified: 1, exited: 1, censored: 0),
      .init(days: 200, certified: 0, exited: 0, censored: 1),
      .init(days: 300, certified: 2, exited: 0, censored: 0),
      .init(days: 400, certified: 0, exited: 0, censored: 5),
    ])
    let late = curve.estimate(at: 365)
    // 1/10 + 8/10 · 2/7, and 1/10; survival 8/10 · 5/7.
    #expect(
      near(late.certified, 0.1 + 0.8 * 2 / 7) && near(late.exited, 0.1) && near(late.inStock, 0.8 * 5 / 7))
    #expect(near(late.certified + late.exited + late.inStock, 1) && late.atRisk == 5)
    let early = curve.estimate(at: 100)
    #expect(near(early.certified, 0.1) && early.atRisk == 10)
    #expect(curve.estimate(at: 99).certified == 0 && curve.estimate(at: 99).interval == nil)
    #expect(curve.estimate(at: 101).atRisk == 8)
  }

  @Test("没有竞争和删失时就是比例") func plain() {
    let curve = AalenJohansen([
      .init(days: 10, certified: 3, exited: 0, censored: 0),
      .init(days: 1000, certified: 0, exited: 0, censored: 7),
    ])
    #expect(near(curve.estimate(at: 365).certified, 0.3))
    // Binomial variance p(1-p)/n on the complementary log-log scale, worked with a pocket calculator.
    let interval = curve.estimate(at: 365).interval
    #expect(
      interval.map { abs($0.lowerBound - 0.108072) < 1e-4 && abs($0.upperBound - 0.671264) < 1e-3 } == true)
  }

  @Test("出库当作删失会高估：这正是要避免的") func overstated() {
    let honest = AalenJohansen([
      .init(days: 50, certified: 0, exited: 5, censored: 0),
      .init(days: 100, certified: 2, exited: 0, censored: 3),
    ])
    let naive = AalenJohansen([
      .init(days: 50, certified: 0, exited: 0, censored: 5),
      .init(days: 100, certified: 2, exited: 0, censored: 3),
    ])
    #expect(near(honest.estimate(at: 365).certified, 0.2) && near(naive.estimate(at: 365).certified, 0.4))
  }

  @Test("空的历史") func empty() {
    let estimate = AalenJohansen([]).estimate(at: 365)
    #expect(estimate.certified == 0 && estimate.inStock == 1 && estimate.atRisk == 0)
  }
}
