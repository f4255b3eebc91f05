import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

/// 周报 and 月报 as they are printed and handed in.
@Suite("周报和月报") struct DigestTests {
  @Test("写成文件：内容齐全，没有命令；同名、时段与屏上一致") func file() throws {
    let shop = try ExampleTests.make(.planned, "digestfile")
    defer { try? shop.close() }
    let period = "--from 2019-10-01 --until 2019-10-31 --mine"
    let (screen, _) = try shop.run("pipeline digest \(period)")
    #expect(screen.hasPrefix("月报 2019-10-01 至 2019-10-31，张例示\n"), "\(screen)")
    let (said, exit) = try shop.run("pipeline digest \(period) --out 月报.docx")
    #expect(exit == 0 && said.contains("已写出 月报.docx：月报 张例示　2019-10-01 至 2019-10-31"), "\(said)")
    let (word, _) = try shop.run(
      "python3 -c \"import zipfile,re;print(re.sub('<[^>]*>','|',zipfile.ZipFile('月报.docx').read('word/document.xml').decode()))\""
    )
    for part in [
      "首席科技服务员工作月报", "张例示", "期间走访 1 家", "一、做了什么", "二、走访", "三、还缺的", "四、接下来七天", "例示平高电气有限公司（虚构）",
      "2018 年职工总数", "为什么",
    ] { #expect(word.contains(part), "\(part)\n\(word)") }
    #expect(!word.contains("pipeline") && !word.contains("visit log"), "\(word)")
    let (book, done) = try shop.run(
      "pipeline digest \(period) --out 月报.xlsx >/dev/null && python3 -c \"import zipfile;z=zipfile.ZipFile('月报.xlsx');print(''.join(z.read(n).decode() for n in z.namelist() if n.endswith('.xml')))\""
    )
    #expect(
      done == 0 && ["做了什么", "还缺的", "接下来七天", "2018 年职工总数"].allSatisfy(book.contains), "\(book.prefix(400))")
    // Handing it out is recorded, as every paper is.
    let (access, _) = try shop.run("pipeline audit access --csv")
    #expect(access.contains("digest 2019-10-01 2019-10-31"), "\(access)")
  }

  @Test(
    "多出来的词说得出该写成什么",
    arguments: [
      ("digest 本月", "--本月"), ("digest 上周", "--上周"), ("digest last-month", "--last-month"),
      ("digest 2019-10", "--from 2019-10-01 --until 2019-10-31"),
      ("report funnel 2019年", "--from 2019-01-01 --until 2019-12-31"), ("report quality 本人", "--本人"),
      ("report coverage 县区 宝丰县", "--县区 宝丰县"), ("visit log 平高 昨天", "--on 昨天"),
      ("visit log 平高 电话 --on 今天", "--mode 电话"), ("stage board 2019-10-01", "--as-of 2019-10-01"),
      ("intake list 2019", "--year 2019"), ("bulletin draft 2019Q4", "--period 2019Q4"),
    ]) func instead(_ typed: String, _ written: String) throws
  {
    let (output, exit) = try Workshop.shell("pipeline \(typed)", in: Workshop.root, database: "")
    #expect(exit == 2 && output.contains("办法：写成 \(written)；"), "\(output)")
  }

  @Test("照着写就认得") func accepted() throws {
    let shop = try Workshop("digesthints")
    defer { try? shop.close() }
    for typed in [
      "digest --本月", "周报 --上周", "digest --last-month", "report funnel --from 2019-01-01 --until 2019-12-31",
    ] {
      let (output, exit) = try shop.run("pipeline \(typed)")
      #expect(exit == 0, "\(typed)\n\(output)")
    }
    let (month, _) = try shop.run("pipeline 周报 --本月")
    let (before, _) = try shop.run("pipeline 周报 --上月")
    #expect(month.hasPrefix("月报 ") && before.hasPrefix("月报 "))
  }

  @Test("过去一段时间的，按那时的情况：后来的诊断、方案不算；一天看几次诊断算一次") func asOf() throws {
    let shop = try ExampleTests.make(.manned, "digestasof")
    defer { try? shop.close() }
    for step in [
      "assign set 平高 张例示 --on 2019-08-20", "diagnose 平高 --on 2019-11-20", "diagnose 平高 --on 2019-11-20",
      "plan draft 平高 --on 2019-11-21",
      "incident none 平高 --on 2019-11-20 --evidence 无处罚证明",
    ] {
      let (output, exit) = try shop.run("pipeline " + step)
      try #require(exit == 0, "\(step)\n\(output)")
    }
    func digest(_ from: String, _ until: String) throws -> JSON {
      try #require(
        JSON(parsing: try shop.run("pipeline digest --from \(from) --until \(until) --json").output.trimmed))
    }
    func missing(_ json: JSON, _ what: String) -> Int {
      json["missing"].array.first { $0["what"].string == what }?["firms"].int ?? 0
    }
    let before = try digest("2019-10-01", "2019-10-31")
    let after = try digest("2019-11-01", "2019-11-30")
    #expect(missing(before, "diagnosis") == missing(after, "diagnosis") + 1)
    #expect(missing(before, "plan") == missing(after, "plan") + 1)
    #expect(after["did"].array.first { $0["verb"].string == "diagnose" }?["times"].int == 1)
    let (screen, _) = try shop.run("pipeline digest --from 2019-11-01 --until 2019-11-30")
    #expect(screen.contains("核查无事故") && !screen.contains("incident"), "\(screen)")
  }
}
