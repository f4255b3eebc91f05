import Pipeline
import Testing

@Suite("表格") struct TableTests {
  @Test("中文两格，列对齐") func aligned() {
    let table = Table(
      [
        .init("name", Text("企业名称", "firm")), .init("n", Text("数", "n"), .number),
        .init("money", Text("金额(万元)", "money"), .money),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
      ],
      [["平高", 5, "18500000.00", "assigned"], ["ABC\u{1B}", 12, .null, .null]])
    #expect(
      table.lines(.zh) == [
        "企业名称   数  金额(万元)  阶段",
        "---------  --  ----------  ------",
        "平高        5    1,850.00  已指派",
        "ABC\\u{1B}  12           -  -",
      ])
    #expect(table.lines(.en)[2].hasSuffix("assigned"))
    let widths = table.lines(.zh).dropFirst().prefix(2).map { TextWidth.of($0) }
    #expect(Set(widths).count == 1)
  }

  @Test("放不下时先省去别的列说过的，再截文字") func spare() {
    let table = Table(
      [
        .init("urgency", Text("缓急", "urgency"), spare: true), .init("kind", Text("事项", "task"), spare: true),
        .init("why", Text("为什么", "why")),
      ], [["逾期", "走访", "二〇二六年六月二十日指派，还没有走访过"]])
    #expect(table.lines(.zh, room: 80)[0] == "缓急  事项  为什么")
    #expect(table.lines(.zh, room: 48)[0] == "缓急  为什么" && !table.lines(.zh, room: 48)[2].contains("…"))
    #expect(table.lines(.zh, room: 43)[0] == "为什么" && !table.lines(.zh, room: 43)[2].contains("…"))
    #expect(table.lines(.zh, room: 30)[0] == "为什么" && table.lines(.zh, room: 30)[2].hasSuffix("…"))
    #expect(table.lines(.zh)[0] == "缓急  事项  为什么")
  }

  @Test("数带本行的单位") func measures() {
    let table = Table(
      [
        .init("key", Text("项目", "item")), .init("value", Text("值", "value"), .measure(unit: "unit")),
        .init("unit", Text("单位", "unit"), hidden: true),
      ],
      [
        ["rd", "1200000.00", "yuan"], ["staff", "86.00", "heads"], ["name", "a\u{1B}", .null],
        ["x", .null, "yuan"],
      ])
    #expect(table.shown(.zh).rows.map { $0[1] } == ["120.00 万元", "86 人", "a\\u{1B}", "-"])
    #expect(table.json.array[0]["value"] == "1200000.00")
  }

  @Test("同一张表的三种样子") func faces() {
    let table = Table([.init("a", Text("甲", "A")), .init("b", Text("乙", "B"), hidden: true)], [["x,y", 1]])
    #expect(table.json.rendered == #"[{"a":"x,y","b":1}]"#)
    #expect(table.csv == [["a", "b"], ["x,y", "1"]])
    #expect(table.lines(.zh).count == 3 && !table.lines(.zh)[0].contains("乙"))
  }

  @Test("显示宽度") func widths() {
    #expect(TextWidth.of("平高A") == 5 && TextWidth.of("（）") == 4 && TextWidth.of("") == 0)
    #expect(TextWidth.of("e\u{301}") == 1 && TextWidth.of("𠮷") == 2 && TextWidth.of("ｱ") == 1)
  }
}
