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
    #expect(cards.contains("编号      12") && cards.allSatisfy { TextWidth.of($0) <= 22 })
    #expect(cards[1] == "企业名称  例示平顶山" && cards[2] == "          高压电气成" && cards[5] == "日期      2019-08-01")
    let name = cards[1...4].map { $0.trimmingBlanks() }.joined()
    #expect(name == "企业名称  例示平顶山高压电气成套设备有限公司" && cards[6].isEmpty && cards.count == 10)
  }

  @Test("编码和命令不截，哪怕表要变成一行一值") func codes() {
    func lines(_ kind: Table.Kind, _ text: String, room: Int) -> [String] {
      Table([.init("a", Text("甲", "A"), kind), .init("b", Text("乙", "B"))], [[.string(text), "例示例示例示例示例示"]])
        .lines(.zh, room: room)
    }
    #expect(lines(.text, "GR202041000101-123456", room: 36)[2].hasPrefix("GR202041000101-123456  例示"))
    #expect(lines(.text, "GR202041000101-123456", room: 30)[0] == "甲  GR202041000101-123456")
    #expect(
      lines(.command, "visit log '#1' --on today", room: 40)[2].hasPrefix("visit log '#1' --on today  "))
    #expect(lines(.text, "ordinary words are cut here", room: 32)[2].contains("…"))
  }
}
