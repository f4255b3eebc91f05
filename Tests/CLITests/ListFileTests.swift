import Foundation
import Pipeline
import Testing

/// Lists as files of every kind, through the whole command (名单文件).
@Suite("名单文件，整条命令") struct ListFileTests {
  /// Writes the rows of rows.json as files of every kind.
  private static let maker = """
    import csv, io, json, openpyxl, xlwt
    rows = json.load(open('rows.json'))
    book, sheet = xlwt.Workbook(encoding='utf-8'), openpyxl.Workbook()
    old = book.add_sheet('Sheet1')
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value:
                old.write(r, c, value)
                sheet.active.cell(r + 1, c + 1).value = value
    book.save('list.xls')
    sheet.save('list.xlsx')
    for name, encoding, mark in [('utf8', 'utf-8', ''), ('bom', 'utf-8', '\\ufeff'), ('gb', 'gb18030', ''), ('utf16', 'utf-16-le', '\\ufeff')]:
        text = io.StringIO()
        csv.writer(text, delimiter='\t' if name == 'utf16' else ',').writerows(rows)
        with open(name + '.csv', 'wb') as file: file.write((mark + text.getvalue()).encode(encoding))
    """

  private static let kinds = ["bom.csv", "gb.csv", "utf16.csv", "list.xlsx", "list.xls"]

  private func make(_ rows: [[String]], in shop: Workshop) throws {
    try JSON.array(rows.map { .array($0.map(JSON.string)) }).rendered.write(
      to: shop.folder.appending(path: "rows.json"), atomically: true, encoding: .utf8)
    try Self.maker.write(to: shop.folder.appending(path: "make.py"), atomically: true, encoding: .utf8)
    try #require(try shop.run("/usr/bin/python3 make.py").exit == 0)
  }

  @Test("GB18030、UTF-16、xlsx、xls 与 UTF-8 的同一名单，结果逐行一致") func same() throws {
    let shop = try Workshop("forms")
    defer { try? shop.close() }
    // One good row, one to ask about and two to send back.
    try make(
      [
        ["附件1"], ["单位：万元"],
        ["企业名称", "统一社会信用代码", "县（市、区）", "成立日期", "2018年销售收入", "联系电话"],
        ["例示星河尼龙有限公司（虚构）", "91410421MA9000012N", "宝丰县", "2004.6.25", "1,850", "13700000001"],
        ["例示云杉电气有限公司（虚构）", "91410421MA9000020H", "", "2010年3月1日", "无", ""],
        ["例示镕泰𠮷材料有限公司（虚构）", "91410481MA9000047", "舞钢市", "2016-02-30", "十万", ""],
        ["合作社样本（虚构）", "93410421MA9000127N", "宝丰县", "20150101", "", ""],
        ["合计", "", "", "", "1,850", ""],
      ], in: shop)
    func judged(_ file: String) throws -> [String] {
      let (output, exit) = try shop.run(
        "pipeline intake import \(file) --year 2019 --on 2019-08-01 --check --json")
      let answer = try #require(JSON(parsing: output.trimmed))
      #expect(exit == 4 && answer["rows"].int == 4, "\(file): \(output)")
      #expect(answer["entered"].int == 2 && answer["rejected"].int == 2)
      return ["rejects", "warnings", "notices"].flatMap { list in
        answer[list].array.map { one in
          ["row", "column", "value", "code", "message"].map { one[$0].plain }.joined(separator: "|")
        }
      }
    }
    let expected = try judged("utf8.csv")
    #expect(expected.count >= 4)
    for file in Self.kinds { #expect(try judged(file) == expected, "\(file)") }
  }

  /// Renamed firms, half- and full-width brackets, blanks, no column of codes, one certified under a former name, one absent.
  @Test("公布的名单是哪种文件，核对都一样") func reconcile() throws {
    let shop = try Workshop("reconcileforms")
    defer { try? shop.close() }
    for (number, name) in [
      "例示星河尼龙(平顶山)有限公司", "例示云杉电气有限公司", "虚构青禾生物有限公司", "虚构长风材料有限公司", "例示近水仪表有限公司",
    ].enumerated() {
      let code = CreditCode(completing: "91410421\(400_000_000 + number)")?.text ?? ""
      let (output, exit) = try shop.run("pipeline firm add '\(name)' --code \(code) --county 宝丰县")
      try #require(exit == 0, "\(output)")
      if number == 4 {
        let (output, exit) = try shop.run(
          "pipeline certify record \(code) --on 2020-12-04 --number GR20204100010\(number) --outside")
        try #require(exit == 0, "\(output)")
      }
    }
    #expect(try shop.run("pipeline firm rename 青禾 虚构青禾生物股份有限公司 --on 2021-03-01").exit == 0)
    try make(
      [
        ["附件：河南省2020年认定的第一批高新技术企业备案名单"], ["序号", "属地", "企业名称", "证书编号"],
        ["1", "平顶山市", "例示星河尼龙（平顶山） 有限公司", "GR202041000100"],
        ["2", "平顶山市", "例示云杉电气　有限公司", "GR202041000101"],
        ["3", "平顶山市", "虚构青禾生物有限公司", "GR202041000102"],
        ["4", "平顶山市", "河南虚构长风材料股份有限公司", "GR202041000103"],
        ["5", "平顶山市", "例示外来智能有限公司", "GR202041000105"], ["6", "郑州市", "例示远方软件有限公司", "GR202041000106"],
      ], in: shop)
    func lists(_ file: String) throws -> String {
      let (output, exit) = try shop.run("pipeline certify reconcile \(file) --year 2020")
      try #require(exit == 0, "\(file): \(output)")
      return output
    }
    let expected = try lists("utf8.csv")
    for line in [
      "已认定而不是从库里出来的（1）", "例示外来智能有限公司  GR202041000105  -", "库里有而名单没有的（1）", "例示近水仪表有限公司  宝丰县",
      "名称不同的（2）", "曾用名      #3", "名称相近    #4", "只有名称相同、待确认的（2）", "同名        #1", "同名        #2",
    ] { #expect(expected.contains(line), "\(line)\n\(expected)") }
    for file in Self.kinds { #expect(try lists(file) == expected, "\(file)") }
  }

  @Test("坏文件与怪文件：退出码如约，什么也不写") func exitCodes() throws {
    let shop = try Workshop("badfiles")
    defer { try? shop.close() }
    let maker = Workshop.root.appending(path: "Tests/BadFiles/make.py").path
    let (list, made) = try shop.run("mkdir files && /usr/bin/python3 -B '\(maker)' files quick")
    #expect(made == 0, "\(list)")
    let lines = list.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count >= 120)
    for line in lines {
      let encoding = line[1].isEmpty ? "" : " --encoding \(line[1])"
      let (said, exit) = try shop.run(
        "pipeline intake import 'files/\(line[0])' --year 2019 --on 2019-08-01\(encoding)")
      let read = line[2] == "*" || ["xlsx: ", "xls: ", "csv "].contains { line[2].hasPrefix($0) }
      // What cannot be read is a usage error; what can be read is judged row by row, or has no list in it.
      #expect(read ? [0, 2, 4].contains(exit) : exit == 2, "\(line): \(exit) \(said)")
      if exit == 2 { #expect(said.contains("PL"), "\(line): \(said)") }
    }
    let status = try shop.run("pipeline db status --json")
    #expect(JSON(parsing: status.output.trimmed)?["firms"].int == 0)
  }
}
