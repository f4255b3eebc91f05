import Pipeline
import Testing

@Suite("表格适应屏宽") struct TableFitTests {
  static let table = Table(
    [
      .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
      .init("on", Text("日期", "on"), .day),
    ],
    [[.int(1), .string("例示平顶山高压电气成套设备有限公司"), .string("2019-08-01")], [.int(12), .string("例示甲"), .null]])

  @Test("放得下就不动，放不下只截文字") func cuts() {
    let whole = Self.table.lines(.zh)
    #expect(Self.table.lines(.zh, room: 200) == whole)
    let cut = Self.table.lines(.zh, room: 40)
    #expect(
      cut.allSatisfy { TextWidth.of($0) <= 40 } && cut[2].contains("…") && cut[2].hasSuffix("2019-08-01"))
    #expect(cut[3].contains("例示甲") && TextWidth.of(cut[1]) == 40)
  }

  @Test("再窄就一行一个值，什么也不截") func cards() {
    let cards = Self.table.lines(.zh, room: 20)
    #expect(cards.contains("企业名称  例示平顶山高压电气成套设备有限公司") && cards.contains("编号      12"))
    #expect(cards.count == 7 && cards[3].isEmpty)
  }
}
