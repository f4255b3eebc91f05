import Foundation
import Pipeline
import Testing

/// What a person at a terminal is asked: the dialogue of a visit, the editor, Ctrl-C, undo, the start of a day.
@Suite("终端对话") struct DialogueTests {
  static func shop(_ name: String) throws -> Workshop {
    let shop = try ScreenTests.shop(name)
    for command in [
      "pipeline firm add 例示对话有限公司 --code 91410422MA9000012M --county 叶县 --year 2019 --on 2019-08-01",
      "pipeline officer add 张例示 --county 叶县", "pipeline assign set 对话 张例示 --on 2019-08-02",
    ] {
      let (output, exit) = try shop.run(command)
      try #require(exit == 0, "\(output)")
    }
    return shop
  }

  static func visits(_ shop: Workshop) throws -> [JSON] {
    try #require(JSON(parsing: try shop.run("pipeline visit list --json").output.trimmed)).array
  }

  @Test("缺什么问什么：数字选、< 返回、? 说明，汇总后登记", arguments: [60, 80, 120]) func dialogue(_ columns: Int) throws {
    let shop = try Self.shop("dialogue\(columns)")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: columns, rows: 50)
    try screen.type("clear; pipeline visit log", "Enter")
    try screen.wait(for: "企业：")
    try screen.type("虚构尼龙", "Enter")
    try screen.wait(for: "写行首的序号（1–2）")
    // What is no answer is said to be none.
    try screen.type("平高", "Enter")
    try screen.wait(for: "没有听懂“平高”")
    try screen.type("#3", "Enter")
    try screen.wait(for: "日期 [")
    // Back to the firm, which is another one.
    try screen.type("<", "Enter")
    try screen.wait(for: "虚构尼龙切片新材料科技有限公司]：")
    try screen.type("lsdh", "Enter")
    try screen.wait(for: "日期 [", times: 2)
    try screen.type("2019-10-15", "Enter")
    try screen.wait(for: "方式：1 现场")
    try screen.type("?", "Enter")
    try screen.wait(for: "写前面的数字，或写名称")
    try screen.type("当面", "Enter")
    try screen.wait(for: "没有听懂“当面”")
    try screen.type("2", "Enter")
    try screen.wait(for: "做了什么：")
    // A character rubbed out is rubbed out whole.
    try screen.type("核对台帐", "BSpace")
    try screen.type("账", "Enter")
    try screen.wait(for: "发现的问题")
    try screen.type("立项资料不全", "Enter")
    try screen.wait(for: "问题怎样处理")
    try screen.type("解决了", "Enter")
    try screen.wait(for: "没有听懂“解决了”")
    try screen.type("2", "Enter")
    try screen.wait(for: "申报意愿")
    try screen.type("4", "Enter")
    try screen.wait(for: "企业要什么")
    try screen.type("招两名研发工程师", "Enter")
    try screen.wait(for: "类别：1 融资")
    try screen.type("贷款500万", "Enter")
    try screen.wait(for: "没有听懂“贷款500万”")
    try screen.type("2", "Enter")
    try screen.wait(for: "还要什么")
    // A need may be taken out again, going back to the question too.
    try screen.type("贷款：500万", "Enter")
    try screen.wait(for: "2  融资：500万")
    try screen.type("", "Enter")
    try screen.wait(for: "下次走访日期")
    try screen.type("<", "Enter")
    try screen.wait(for: "2  融资：500万", times: 2)
    try screen.type("-2", "Enter")
    try screen.wait(for: "还要什么", times: 4)
    try screen.type("", "Enter")
    try screen.wait(for: "下次走访日期", times: 2)
    try screen.type("2019-10-01", "Enter")
    try screen.wait(for: "早于")
    try screen.type("2019-12-10", "Enter")
    let summary = try screen.wait(for: "登记？回车登记").joined(separator: "\n")
    for line in ["企业：#4 例示对话有限公司", "方式：电话", "处理：转交", "意愿：4 有计划", "需求：人才：招两名研发工程师"] {
      #expect(summary.contains(line), "\(line)\n\(summary)")
    }
    #expect(summary.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= columns })
    #expect(!summary.contains("需求：融资"))
    try screen.type("下周", "Enter")
    try screen.wait(for: "没有听懂“下周”")
    try screen.type("", "Enter")
    try screen.wait(for: "企业需求编号：1（人才）")
    let visit = try #require(try Self.visits(shop).first)
    #expect(visit["firm_no"].int == 4 && visit["did"].string == "核对台账" && visit["mode"].string == "电话")
    #expect(visit["willingness"].int == 4 && visit["next_on"].string == "2019-12-10")
  }

  @Test("Ctrl-C 存草稿，什么也没有登记；再来一次接着写") func interrupted() throws {
    let shop = try Self.shop("dialoguebreak")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100, rows: 50)
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-15; echo code=$?", "Enter")
    try screen.wait(for: "方式：")
    try screen.type("", "Enter")
    try screen.wait(for: "做了什么：")
    try screen.type("核对台账，电话 13800000000", "Enter")
    try screen.wait(for: "发现的问题")
    try screen.type("写了一半", "C-c")
    let lines = try screen.wait(for: "code=130")
    #expect(lines.contains { $0.contains("PL145") } && lines.contains { $0.contains("visit.draft.txt") })
    #expect(try Self.visits(shop).isEmpty)
    let draft = shop.folder.appending(path: ".local/share/pipeline/visit.draft.txt")
    let text = try String(contentsOf: draft, encoding: .utf8)
    #expect(
      text.contains("核对台账，电话 138********".replacingOccurrences(of: "，", with: ","))
        || text.contains("138********"))
    #expect(!text.contains("13800000000"))
    let mode = try FileManager.default.attributesOfItem(atPath: draft.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try screen.type("clear; pipeline visit log", "Enter")
    let offer = try screen.wait(for: "有一份草稿").joined(separator: "\n")
    #expect(offer.contains("#4 例示对话有限公司 2019-10-15 核对台账"), "\(offer)")
    // Ctrl-C at this question leaves, and the draft stays.
    try screen.type("", "C-c")
    try screen.wait(for: "PL145")
    try screen.type("clear; pipeline visit log", "Enter")
    try screen.wait(for: "有一份草稿")
    try screen.type("", "Enter")
    let resumed = try screen.wait(for: "发现的问题").joined(separator: "\n")
    for line in ["已填：", "日期：2019-10-15", "做了什么：核对台账"] { #expect(resumed.contains(line), "\(resumed)") }
    for _ in 0..<4 { try screen.type("", "Enter") }
    try screen.wait(for: "登记？回车登记")
    try screen.type("", "Enter")
    try screen.wait(for: "已登记走访")
    #expect(try Self.visits(shop).count == 1)
    #expect(!FileManager.default.fileExists(atPath: draft.path))
  }

  @Test("断在需求那一问，接着写还从那里问起；跳过的不再问") func interruptedAtNeeds() throws {
    let shop = try Self.shop("dialogueneeds")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100, rows: 50)
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-15 --mode 现场", "Enter")
    try screen.wait(for: "做了什么：")
    // An empty visit is asked about once more.
    try screen.type("", "Enter")
    try screen.wait(for: "没写做了什么")
    try screen.type("讲政策", "Enter")
    try screen.wait(for: "发现的问题")
    try screen.type("", "Enter")
    try screen.wait(for: "申报意愿")
    try screen.type("", "Enter")
    try screen.wait(for: "企业要什么")
    try screen.type("人才：招人", "Enter")
    try screen.wait(for: "还要什么")
    try screen.type("", "C-c")
    try screen.wait(for: "PL145")
    try screen.type("clear; pipeline visit log", "Enter")
    try screen.wait(for: "有一份草稿")
    try screen.type("", "Enter")
    let resumed = try screen.wait(for: "还要什么").joined(separator: "\n")
    #expect(resumed.contains("需求：人才：招人") && !resumed.contains("发现的问题"), "\(resumed)")
    try screen.type("贷款500万", "Enter")
    try screen.wait(for: "[1]")
    try screen.type("", "Enter")
    try screen.wait(for: "2  融资：贷款500万")
    try screen.type("", "Enter")
    try screen.wait(for: "下次走访日期")
    try screen.type("", "Enter")
    try screen.wait(for: "登记？回车登记")
    try screen.type("", "Enter")
    try screen.wait(for: "企业需求编号：1（人才）、2（融资）")
  }

  @Test("先写处理没写问题：问到问题时就说") func handlingFirst() throws {
    let shop = try Self.shop("handlingfirst")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100, rows: 50)
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-15 --mode 现场 --did x --handling 转交", "Enter")
    try screen.wait(for: "发现的问题")
    try screen.type("", "Enter")
    try screen.wait(for: "写了处理（转交），却没有发现问题")
    try screen.type("没有辅助账", "Enter")
    try screen.wait(for: "申报意愿")
    for _ in 0..<3 { try screen.type("", "Enter") }
    try screen.wait(for: "登记？回车登记")
    try screen.type("", "Enter")
    try screen.wait(for: "已登记走访")
    let visit = try #require(try Self.visits(shop).first)
    #expect(visit["found"].string == "没有辅助账" && visit["handling"].string == "passed_on")
  }

  @Test("草稿不丢：读不懂的原文再打开，错在哪里写在上面；另写的存成另一份") func drafts() throws {
    let shop = try Self.shop("drafts")
    defer { try? shop.close() }
    // Writes a long text with a line that may be a field misspelt; the second time mends it.
    let script = shop.folder.appending(path: "long.sh")
    try """
    #!/bin/sh
    cp "$1" "$HOME/seen.$(ls $HOME | grep -c '^seen')"
    if grep -q '^经过：两段' "$1"; then sed -i 's/^经过：两段/  经过：两段/' "$1"
    else sed -i 's/^做了什么：.*/做了什么：第一段\\n\\n  第二段\\n经过：两段/' "$1"; fi
    """
    .write(to: script, atomically: true, encoding: .utf8)
    let screen = try Screen(shop, columns: 100, rows: 50)
    try screen.type(
      "clear; cd $HOME; chmod +x long.sh; export VISUAL=$HOME/long.sh; pipeline visit log 对话 --on 2019-10-15 --edit",
      "Enter")
    let failed = try screen.wait(for: "PL483").joined()
    #expect(failed.contains("visit log --edit") && failed.contains("visit.draft.txt"), "\(failed)")
    let folder = shop.folder.appending(path: ".local/share/pipeline")
    let draft = folder.appending(path: "visit.draft.txt")
    let written = try String(contentsOf: draft, encoding: .utf8)
    #expect(written.contains("第二段\n经过：两段"))

    // Another visit with a draft of its own leaves the first as it is.
    try screen.type("clear; pipeline visit log --found 没有辅助账", "Enter")
    let offer = try screen.wait(for: "有一份草稿").joined()
    #expect(offer.contains("读不懂"), "\(offer)")
    try screen.type("n", "Enter")
    try screen.wait(for: "企业：")
    try screen.type("", "C-c")
    #expect(try screen.wait(for: "PL145").joined().contains("visit.draft.2.txt"))
    #expect(try String(contentsOf: draft, encoding: .utf8) == written)
    let (piped, _) = try shop.run("pipeline visit log --found x 2>&1")
    #expect(piped.contains("走访草稿没有登记") && piped.contains("等 2 份"), "\(piped)")
    try screen.type("clear; pipeline visit log --edit", "Enter")
    let list = try screen.wait(for: "有 2 份草稿").joined(separator: "\n")
    #expect(list.contains("1  没有辅助账") || list.contains("1  发现：没有辅助账"), "\(list)")
    try screen.type("d1", "Enter")
    try screen.wait(for: "有一份草稿")
    #expect(FileManager.default.fileExists(atPath: draft.path))
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "visit.draft.2.txt").path))

    // The very text again, its flaw on top, by its line there.
    try screen.type("", "Enter")
    try screen.wait(for: "已登记走访")
    let seen = try String(contentsOf: shop.folder.appending(path: "seen.1"), encoding: .utf8)
    #expect(seen.hasPrefix("#! 有读不懂的行") && seen.hasSuffix(written), "\(seen)")
    let lines = seen.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex(of: "经过：两段")) + 1
    #expect(lines[1].contains("第 \(place) 行：经过：两段"), "\(seen)")
    let visit = try #require(try Self.visits(shop).first)
    #expect(visit["did"].string == "第一段\n\n第二段\n经过：两段")
    #expect(!FileManager.default.fileExists(atPath: draft.path))
  }

  @Test("没登记成的草稿留着，补全了登记就去掉；编辑器里没有改动不登记") func kept() throws {
    let shop = try Self.shop("draftkept")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100, rows: 50)
    try "#!/bin/sh\nsed -i 's/^处理：.*/处理：转交/' \"$1\"\n".write(
      to: shop.folder.appending(path: "half.sh"), atomically: true, encoding: .utf8)
    try screen.type(
      "clear; cd $HOME; chmod +x half.sh; VISUAL=$HOME/half.sh pipeline visit log 对话 --on 2019-10-15 --edit",
      "Enter")
    let failed = try screen.wait(for: "PL144").joined()
    #expect(failed.contains("写的都在草稿") && failed.contains("visit log --edit"), "\(failed)")
    let draft = shop.folder.appending(path: ".local/share/pipeline/visit.draft.txt")
    #expect(FileManager.default.fileExists(atPath: draft.path))
    // Left without a change: nothing is logged unless one says so.
    try screen.type("clear; VISUAL=true pipeline visit log --edit", "Enter")
    try screen.wait(for: "有一份草稿")
    try screen.type("", "Enter")
    try screen.wait(for: "没有改动")
    try screen.type("", "Enter")
    try screen.wait(for: "PL145")
    #expect(try Self.visits(shop).isEmpty && FileManager.default.fileExists(atPath: draft.path))
    // A visit of another firm does not touch it, and says that it waits.
    try screen.type("clear; pipeline visit log 电气 --on 2019-10-15 --did x", "Enter")
    #expect(try screen.wait(for: "走访草稿没有登记").joined().contains("对话 2019-10-15"))
    try screen.type(
      "clear; pipeline visit log 对话 --on 2019-10-15 --found 缺账 --handling 转交; echo over''", "Enter")
    let logged = try screen.wait(for: "\nover").joined()
    #expect(logged.contains("已登记走访") && !logged.contains("草稿"), "\(logged)")
    #expect(!FileManager.default.fileExists(atPath: draft.path))
  }

  @Test("同一家同一天同样的话：先问，回车不登记") func again() throws {
    let shop = try Self.shop("dialogueagain")
    defer { try? shop.close() }
    _ = try shop.run("pipeline visit log 对话 --on 2019-10-15 --did 送政策")
    let screen = try Screen(shop, columns: 100, rows: 40)
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-15 --did 送政策; echo code=$?", "Enter")
    try screen.wait(for: "再登记一次吗？")
    try screen.type("", "Enter")
    try screen.wait(for: "code=130")
    #expect(try Self.visits(shop).count == 1)
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-15 --did 送政策; echo code=$?", "Enter")
    try screen.wait(for: "再登记一次吗？")
    try screen.type("y", "Enter")
    try screen.wait(for: "共 2 次），登记重了就撤销")
    // Other words of the same day are nobody's slip.
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-15 --did 下午又去; echo third=$?", "Enter")
    #expect(try !screen.wait(for: "third=0").joined().contains("再登记"))
    #expect(try Self.visits(shop).count == 3)
    // Without a network the journal is looked at.
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-16 --did 送政策 --offline", "Enter")
    try screen.wait(for: "等待送出 1 条")
    try screen.type("clear; pipeline visit log 对话 --on 2019-10-16 --did 送政策 --offline", "Enter")
    try screen.wait(for: "再登记一次吗？")
    try screen.type("", "Enter")
    try screen.wait(for: "PL145")
  }

  @Test("编辑器：写好就登记，什么也不留就不登记，编辑器失败不登记") func editor() throws {
    let shop = try Self.shop("editor")
    defer { try? shop.close() }
    let script = shop.folder.appending(path: "write.sh")
    try "#!/bin/sh\nsed -i 's/^做了什么：.*/做了什么：第一段\\n  第二段/; s/^需求：.*/需求：融资：贷款/' \"$1\"\n"
      .write(to: script, atomically: true, encoding: .utf8)
    let screen = try Screen(shop, columns: 100, rows: 40)
    try screen.type(
      "chmod +x write.sh 2>/dev/null; cd $HOME; chmod +x write.sh; VISUAL=$HOME/write.sh pipeline visit log 对话 --on 2019-10-15 --edit",
      "Enter")
    try screen.wait(for: "已登记走访")
    let visit = try #require(try Self.visits(shop).first)
    #expect(visit["did"].string == "第一段\n第二段" && visit["on_date"].string == "2019-10-15")
    try screen.type("clear; VISUAL='cp /dev/null' pipeline visit log 对话 --on 2019-10-16 --edit", "Enter")
    try screen.wait(for: "PL143")
    try screen.type("clear; VISUAL=false pipeline visit log 对话 --on 2019-10-16 --edit", "Enter")
    try screen.wait(for: "PL142")
    #expect(try Self.visits(shop).count == 1)
  }

  @Test("离线对话：电话当场退回，记入日志") func offline() throws {
    let shop = try Self.shop("dialogueoffline")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: 100, rows: 40)
    try screen.type(
      "clear; PIPELINE_DB=host=/nowhere pipeline visit log 对话 --on 2019-10-15 --mode 现场 --offline", "Enter")
    try screen.wait(for: "做了什么：")
    try screen.type("电话 0375-2960000", "Enter")
    try screen.wait(for: "日志文件里不存电话")
    try screen.type("讲政策", "Enter")
    try screen.wait(for: "发现的问题")
    for _ in 0..<4 { try screen.type("", "Enter") }
    try screen.wait(for: "登记？回车登记")
    try screen.type("", "Enter")
    try screen.wait(for: "等待送出 1 条")
    #expect(try shop.run("pipeline visit sync").exit == 0 && Self.visits(shop).count == 1)
  }

  @Test("undo 先给看再问，回车不撤销") func undo() throws {
    let shop = try Self.shop("undoasks")
    defer { try? shop.close() }
    _ = try shop.run("pipeline visit log 对话 --on 2019-10-15 --did x")
    let screen = try Screen(shop, columns: 120, rows: 40)
    try screen.type("clear; pipeline undo; echo code=$?", "Enter")
    let asked = try screen.wait(for: "撤销吗？")
    #expect(asked.contains { $0.contains("将撤销“登记走访”") && $0.contains("例示对话有限公司 2019-10-15") })
    try screen.type("", "Enter")
    try screen.wait(for: "PL147")
    try screen.wait(for: "code=130")
    #expect(try Self.visits(shop).count == 1)
    try screen.type("clear; pipeline undo", "Enter")
    try screen.wait(for: "撤销吗？")
    try screen.type("y", "Enter")
    try screen.wait(for: "已撤销“登记走访”")
    #expect(try Self.visits(shop).isEmpty)
  }

  @Test("离线记错了名称：在编辑器里改，再送；撤销写了操作号的也先问") func waiting() throws {
    let shop = try Self.shop("waiting")
    defer { try? shop.close() }
    _ = try shop.run("pipeline visit log 对华 --on 2019-10-15 --did 看账 --need 人才：招人 --offline")
    let (piped, exit) = try shop.run("pipeline visit waiting --edit 2>&1")
    #expect(exit == 2 && piped.contains("PL141"), "\(piped)")
    let screen = try Screen(shop, columns: 100, rows: 50)
    try screen.type("clear; VISUAL='sed -i s/对华/对话/' pipeline visit waiting --edit", "Enter")
    let listed = try screen.wait(for: "visit sync").joined(separator: "\n")
    #expect(listed.contains("对话") && listed.contains("人才") && !listed.contains("  对华"), "\(listed)")
    try screen.type("clear; VISUAL=false pipeline visit waiting --edit; echo over''", "Enter")
    #expect(try screen.wait(for: "\nover").joined().contains("PL142"))
    _ = try shop.run("pipeline visit sync")
    #expect(try Self.visits(shop).count == 1)
    let (json, _) = try shop.run(
      "pipeline visit log 对话 --on 2019-10-20 --did x --need 融资：贷款 --json 2>/dev/null")
    let op = try #require(JSON(parsing: json.trimmed)?["op"].string)
    try screen.type("clear; pipeline undo \(op)", "Enter")
    let asked = try screen.wait(for: "撤销吗？").joined(separator: "\n")
    #expect(asked.contains("登记走访") && asked.contains("登记需求"), "\(asked)")
    try screen.type("", "Enter")
    #expect(try !screen.wait(for: "PL147").joined().contains("错误"))
    #expect(try Self.visits(shop).count == 2)
  }

  @Test("pipeline 一个词就是今天的事；表格适应屏宽", arguments: [60, 80, 120]) func today(_ columns: Int) throws {
    let shop = try Self.shop("today\(columns)")
    defer { try? shop.close() }
    let screen = try Screen(shop, columns: columns, rows: 50)
    try screen.type("clear; pipeline; echo over''", "Enter")
    let lines = try screen.wait(for: "\nover")
    #expect(lines.allSatisfy { TextWidth.of($0) <= columns })
    #expect(lines.contains { $0.contains("逾期 ") && $0.contains("项") })
    #expect(lines.contains { $0.contains("从未走访") } && lines.contains { $0.contains("走访 登记") })
    // Through a pipe it is the list of commands.
    #expect(try shop.run("pipeline").output.contains("用法：pipeline 命令"))
    try screen.type("clear; pipeline config set officer 张例示; pipeline --lang en; echo finis''", "Enter")
    let english = try screen.wait(for: "\nfinis").joined(separator: "\n")
    #expect(english.contains("overdue: ") && english.contains("never vi"))
  }
}
