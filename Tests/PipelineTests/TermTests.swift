import Testing

@testable import Pipeline

@Suite("用语") struct TermTests {
  @Test("每个词只有一条，两种语言都有，英文里没有中文") func whole() {
    #expect(Term.definitions.allSatisfy { !$0.code.isEmpty } && Term.columns.allSatisfy(\.code.isEmpty))
    #expect(Set(Term.words).count == Term.words.count)
    for term in Term.all {
      #expect(Term.named(term.name.zh)?.name == term.name && Term.named(term.name.en.uppercased()) != nil)
      for text in [term.name, term.says] + (term.exact.map { [$0] } ?? []) {
        #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text.en)")
        #expect(!text.zh.isEmpty && !text.en.isEmpty)
      }
    }
    #expect(Term.named("d3B")?.code == "D3b" && Term.named("人时")?.name.zh == "在库天数")
    #expect(Term.named("没有这个词") == nil)
  }

  @Test("折行不拆词，标点不起行") func wrapped() {
    let lines = TableFit.wrapped("firms of the stock, growth", to: 14)
    #expect(lines == ["firms of the", "stock, growth"])
    #expect(TableFit.wrapped("在库的企业，都算", to: 10) == ["在库的企", "业，都算"])
  }

  @Test("放不下的列先让，让了要说；别的列也说的不说；数目从不截断") func aside() {
    let table = Table(
      [
        .init("county", Text("县（市、区）", "county")), .init("n", Text("累计入库", "entered"), .number),
        .init("net", Text("净增", "net"), .number, aside: true), .init("time", Text("时间", "time"), spare: true),
        .init("need", Text("标准", "need"), .value),
      ], [["宝丰县", 12, 3, "今天", "20,000.00 万元"]])
    #expect(table.leftOut(.zh, room: nil).isEmpty && table.leftOut(.zh, room: 80).isEmpty)
    #expect(table.leftOut(.zh, room: 40) == ["净增"])
    let narrow = table.lines(.zh, room: 40)
    #expect(narrow.allSatisfy { TextWidth.of($0) <= 40 } && narrow[2].hasSuffix("20,000.00 万元"))
    #expect(!narrow[0].contains("净增") && !narrow[0].contains("时间"))
    // As cards everything is there.
    #expect(table.leftOut(.zh, room: 20).isEmpty && table.lines(.zh, room: 20).contains { $0.contains("净增") })
  }
}
