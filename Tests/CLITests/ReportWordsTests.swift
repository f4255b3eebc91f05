import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

/// What a report says of its own words (报表用语), as it is printed.
@Suite("报表自己说清用语") struct ReportWordsTests {
  /// Words that nobody knows by heart: where one stands in a report, the report says what it means.
  static let hard = [
    "在库经历", "有近访的", "在库天数", "覆盖天数", "每千天认定", "观察认定", "期望", "95% 界限", "99.8% 界限", "离散系数", "未满期", "在险数",
    "下限", "跳过", "推进率", "中位数", "上四分位", "第 90 百分位", "概率", "Brier", "落入区间", "户均走访", "位次", "库外", "规则集",
  ]
  /// Words of the method, which belong into `explain` and not on the screen.
  static let never = ["Kaplan", "Aalen", "截尾", "泊松", "补对数", "人时", "收缩", "分层"]

  @Test("屏上每个难词都有解释，解释的都在屏上；给程序的没有") func words() throws {
    let shop = try ExampleTests.make(.planned, "words")
    defer { try? shop.close() }
    for kind in ReportKind.allCases {
      let (output, exit) = try shop.run("pipeline report \(kind.rawValue) --as-of 2020-12-31")
      try #require(exit == 0, "\(output)")
      let halves = output.components(separatedBy: "\n用语：\n")
      try #require(halves.count == 2, "\(output)")
      let explained = halves[1].split(separator: "\n").filter { $0.hasPrefix("  · ") }.map {
        String($0.dropFirst(4).prefix { $0 != "：" })
      }
      let columns = halves[0].split(separator: "\n")
        .filter { !$0.hasPrefix("范围：") && !$0.hasPrefix("（没有数据）") }
      let tables = ShownTable.all(in: halves[0].components(separatedBy: "\n"))
      let headings = tables.flatMap(\.headings).joined(separator: "\n")
      for word in Self.hard where headings.contains(word) || halves[0].contains("\n\(word) ") {
        #expect(explained.contains { $0.contains(word) }, "\(kind): \(word)\n\(output)")
      }
      for word in explained.dropLast() where !word.hasPrefix("1/4") {
        let names = word.split(separator: "、").map { String($0) }
        #expect(
          names.contains { name in columns.contains { $0.contains(name.replacing(" 分数", with: "")) } },
          "\(kind): \(word)\n\(output)")
      }
      for word in Self.never { #expect(!output.contains(word), "\(kind): \(word)\n\(output)") }
      // The words first, their code behind them.
      #expect(!output.contains("\nD1"), "\(output)")
      for form in ["--json", "--csv", "--ndjson"] {
        let (data, _) = try shop.run("pipeline report \(kind.rawValue) --as-of 2020-12-31 \(form)")
        #expect(!data.contains("用语") && !data.contains("·"), "\(kind) \(form)\n\(data)")
      }
    }
  }

  @Test("分得出服务员的报表都有 --mine，范围只说一次") func mine() throws {
    let shop = try ExampleTests.make(.planned, "mine")
    defer { try? shop.close() }
    let takes = Command.all.filter { $0.words[0] == "report" && $0.option("--mine") != nil }.map {
      $0.words[1]
    }
    #expect(
      takes.sorted() == ["cohort", "conversion", "coverage", "funnel", "officers", "quality", "time"])
    for kind in takes {
      let (output, exit) = try shop.run("pipeline report \(kind) --as-of 2020-12-31 --mine")
      #expect(exit == 0, "\(output)")
      #expect(output.ranges(of: "范围：").count == 1 && output.contains("范围：#1 张例示 服务的企业"), "\(output)")
      let (listed, done) = try shop.run("pipeline report \(kind) --as-of 2020-12-31 --mine --ids --csv")
      #expect(done == 0, "\(listed)")
      let firms = Set(
        listed.split(whereSeparator: \.isNewline).dropFirst().map {
          $0.split(separator: ",", omittingEmptySubsequences: false)[1]
        })
      #expect(firms.isSubset(of: ["1"]) && (!firms.isEmpty || kind == "officers"), "\(kind)\n\(listed)")
    }
    let (all, _) = try shop.run("pipeline report quality --as-of 2020-12-31")
    #expect(all.ranges(of: "范围：").count == 1, "\(all)")
  }

  @Test("explain 也解释指标代号和用语；猜得出打错的；补全给得出") func explain() throws {
    let shop = try Workshop("explainwords")
    defer { try? shop.close() }
    for word in Term.words {
      let (output, exit) = try shop.run("pipeline explain '\(word)'")
      #expect(exit == 0 && output.contains("："), "\(word)\n\(output)")
    }
    let (coverage, _) = try shop.run("pipeline explain d11 --lang en")
    #expect(coverage.hasPrefix("visit coverage (D11): ") && coverage.contains("\nhow it is counted: "))
    let (near, exit) = try shop.run("pipeline explain 离散")
    #expect(exit == 2 && near.contains("是不是“离散系数”"), "\(near)")
    let (completed, _) = try shop.run("pipeline __complete explain 在库")
    #expect(completed.contains("在库经历\n"), "\(completed)")
  }

  @Test("质量报表和周报说缺哪项指标，是同一个数") func figures() throws {
    let shop = try ExampleTests.make(.planned, "figures")
    defer { try? shop.close() }
    let year = Day.today(secondsSince1970: Int(Date().timeIntervalSince1970)).year - 1
    for step in [
      "fact set '#5' \(year) sales=1000万 rd=60万 staff=30", "fact set '#6' \(year) sales=1000万",
      "fact set '#7' \(year) sales=900万",
    ] {
      let (output, exit) = try shop.run("pipeline " + step)
      try #require(exit == 0, "\(output)")
    }
    let (report, _) = try shop.run("pipeline report quality --json")
    let (digest, _) = try shop.run("pipeline digest --json")
    let missing = try #require(JSON(parsing: digest))["missing"].array
    #expect(try #require(JSON(parsing: report))["missing"].array.count == 3)
    let rows = try shop.run("pipeline report quality --figure missing --csv").output.split(
      whereSeparator: \.isNewline
    )
    .dropFirst()
    #expect(rows.count == 3)
    for row in rows {
      let cells = row.split(separator: ",").map(String.init)
      let told = missing.first { $0["what"].plain == cells[1] }?["firms"].int ?? 0
      #expect(Int(cells[2]) == told && told > 0, "\(row) \(told)")
    }
    let (none, _) = try shop.run("pipeline report quality --ids --cell problems/no_figures --csv")
    #expect(!none.contains(",5,") && !none.contains(",7,") && none.contains(",8,"), "\(none)")
  }
}
