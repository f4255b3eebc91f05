import Foundation
import Pipeline
import Testing

/// What only a terminal shows: widths, choices, completion, the pager.
@Suite("终端") struct ScreenTests {
  static let firms = [
    ("平顶山市例示高压电气成套设备集团股份有限公司", "91410411MA9X00010U", "湛河区"),
    ("虚构尼龙有限公司", "91410421MA9000020H", "宝丰县"), ("虚构尼龙切片新材料科技有限公司", "91410423MA9000039B", "鲁山县"),
  ]

  static func shop(_ name: String) throws -> Workshop {
    let shop = try Workshop(name)
    for (name, code, county) in firms {
      let (output, exit) = try shop.run("pipeline firm add \(name) --code \(code) --county \(county)")
      try #require(exit == 0, "\(output)")
    }
    return shop
  }

  /// Cells before a text in a line.
  static func cells(before text: String, in line: String) -> Int? {
    line.range(of: text).map { TextWidth.of(String(line[..<$0.lowerBound])) }
  }

  @Test("表格适应屏宽，中文对齐", arguments: [70, 80, 120]) func widths(_ columns: Int) throws {
    let shop = try Self.shop("width\(columns)")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: columns)
    try screen.type(
      "clear; pipeline firm find 91410423MA9000039B; pipeline firm find 有限公司; echo done''", "Enter")
    let lines = try screen.wait(for: "\ndone")
    #expect(lines.allSatisfy { TextWidth.of($0) <= columns })
    let table = lines.drop { !$0.contains("统一社会信用代码") }.dropFirst(3).drop { !$0.contains("统一社会信用代码") }
    let heading = try #require(table.first)
    for (word, cells) in [("91410411MA9X00010U", "统一社会信用代码"), ("湛河区", "县（市")] {
      let row = try #require(table.first { $0.contains(word) }, "\(word)")
      #expect(Self.cells(before: word, in: row) == Self.cells(before: cells, in: heading), "\(row)")
    }
    // What does not fit is cut with a mark, numbers and codes never; the same through a pipe is whole.
    #expect(table.contains { $0.contains("…") } == (columns < 120))
    let (piped, _) = try shop.run("pipeline firm find 有限公司")
    #expect(!piped.contains("…") && piped.contains(Self.firms[0].0))
  }

  @Test("太窄就一行一个值，也对齐", arguments: [60]) func cards(_ columns: Int) throws {
    let shop = try Self.shop("cards\(columns)")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: columns)
    try screen.type("clear; pipeline firm find 虚构; echo done''", "Enter")
    let lines = try screen.wait(for: "\ndone")
    for value in ["91410423MA9000039B", "鲁山县", "虚构尼龙切片新材料科技有限公司"] {
      let line = try #require(lines.first { $0.contains(value) }, "\(value)")
      #expect(Self.cells(before: value, in: line) == 18, "\(line)")
    }
  }

  @Test("几家都对上时在终端里选") func choice() throws {
    let shop = try Self.shop("choice")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100)
    try screen.type("pipeline firm show 虚构尼龙", "Enter")
    try screen.wait(for: "选哪一家")
    try screen.type("9", "Enter")
    try screen.wait(for: "选哪一家", times: 2)
    try screen.type("＃3", "Enter")
    try screen.wait(for: "信用代码：91410423MA9000039B")
    try screen.type("clear; pipeline firm show 虚构尼龙", "Enter")
    try screen.wait(for: "选哪一家")
    try screen.type("", "Enter")
    try screen.wait(for: "错误 PL202")
  }

  @Test("bash 补全：命令、选项、取值、拼音找企业") func bash() throws {
    let shop = try Self.shop("bash")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100)
    try screen.type("eval \"$(pipeline completion bash)\"; echo loaded''", "Enter")
    try screen.wait(for: "\nloaded")
    try screen.type("pipeline fi", "Tab")
    try screen.wait(for: "pipeline firm")
    try screen.type("sh", "Tab")
    try screen.wait(for: "pipeline firm show")
    try screen.type("lsgy", "Tab")
    try screen.wait(for: "show " + Self.firms[0].0)
    try screen.type("--js", "Tab")
    try screen.wait(for: "--json")
    try screen.type("", "C-u")
    try screen.type("pipeline visit log xgnlqp", "Tab")
    try screen.wait(for: "visit log 虚构尼龙切片新材料科技有限公司")
    try screen.type("--mode 电", "Tab")
    try screen.wait(for: "--mode 电话")
    try screen.type("", "C-u")
    try screen.type("pipeline 走", "Tab")
    try screen.wait(for: "pipeline 走访")
  }

  @Test("zsh 补全") func zsh() throws {
    let shop = try Self.shop("zsh")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100, shell: "zsh -f")
    try screen.type(
      "autoload -Uz compinit; compinit -u -d $HOME/zcomp; eval \"$(pipeline completion zsh)\"; echo loaded''",
      "Enter")
    try screen.wait(for: "\nloaded")
    try screen.type("pipeline firm sh", "Tab")
    try screen.wait(for: "firm show")
    try screen.type("xgnlqp", "Tab")
    try screen.wait(for: "show 虚构尼龙切片新材料科技有限公司")
  }

  @Test("fish 补全") func fish() throws {
    let shop = try Self.shop("fish")
    defer { try? shop.close() }
    let screen = try Screen(
      shop, columns: 100, shell: "fish --no-config -C \"function fish_prompt; echo \\\"ready> \\\"; end\"")
    try screen.type("pipeline completion fish | source; echo loaded''", "Enter")
    try screen.wait(for: "\nloaded")
    try screen.type("pipeline firm sho", "Tab")
    try screen.wait(for: "firm show")
    try screen.type("虚构尼龙切", "Tab")
    try screen.wait(for: "show 虚构尼龙切片新材料科技有限公司")
  }

  @Test("长的输出分页，短的不分页；空的分页程序不分页") func pager() throws {
    let shop = try Workshop("pager")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100, rows: 20)
    try screen.type("PIPELINE_PAGER='less -X' pipeline help", "Enter")
    #expect(try screen.wait(for: "\n:").contains { $0.hasPrefix("pipeline：") })
    try screen.type("q")
    try screen.wait(for: "\nready>")
    try screen.type("clear; PIPELINE_PAGER= pipeline help; echo over''", "Enter")
    try screen.wait(for: "\nover")
  }

  @Test("颜色：终端上有，NO_COLOR 和管道里没有") func colours() throws {
    let shop = try Self.shop("colours")
    defer { try? shop.close() }
    func firms(_ before: String) throws -> String { try shop.run("\(before) pipeline firm find 尼龙").output }
    #expect(try !firms("").contains("\u{1B}"))
    #expect(try firms("CLICOLOR_FORCE=1").contains("\u{1B}[1m编号"))
    #expect(try !firms("NO_COLOR=1 CLICOLOR_FORCE=1").contains("\u{1B}"))
    #expect(try firms("PIPELINE_COLOR=always").contains("\u{1B}"))
  }

  @Test("手册页没有排版错误，每条命令都在") func manual() throws {
    let shop = try Workshop("manual")
    defer { try? shop.close() }
    for language in ["zh", "en"] {
      let (page, exit) = try shop.run(
        "pipeline man --lang \(language) | groff -man -K utf8 -T utf8 -ww -P -cbou -rLL=100n")
      #expect(exit == 0 && !page.contains("warning") && !page.contains("error:"), "\(page.prefix(300))")
      #expect(page.contains("visit log") && page.contains("config set") && page.contains("--show-origin"))
      #expect(page.contains("企业") == (language == "zh") || language == "en")
      #expect(
        page.split(separator: "\n").allSatisfy { $0.contains("pipeline ") || TextWidth.of(String($0)) <= 110 }
      )
    }
  }
}
