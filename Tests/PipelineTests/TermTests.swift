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
}
