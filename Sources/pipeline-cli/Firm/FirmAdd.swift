import Pipeline

extension Command {
  private static let name = Value<String>.argument("NAME", "名称", Text("企业名称", "the firm's name")) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }
  private static let code = Value<CreditCode>.option(
    "code", "信用代码", "CODE", Text("统一社会信用代码", "credit code"), required: true
  ) { word, _, _ in try readCode(word) }
  private static let founded = Common.day("founded", "成立日期", Text("成立日期", "day of registration"))
  private static let product = Common.line("product", "主要产品", "TEXT", Text("主要产品", "main product"))
  private static let industry = Common.line("industry", "行业", "TEXT", Text("所属行业", "industry"))
  private static let address = Common.line("address", "地址", "TEXT", Text("地址", "address"))

  static let firmAdd = Command(
    "firm add", "企业 新增", .write,
    Text("登记一家企业；给出 --year 时同时入库", "add a firm; with --year it enters the reserve"),
    [
      name, code, Common.county, founded, Common.field, product, industry, address, Common.yearOptional,
      Common.on,
    ],
    examples: ["firm add 例示尼龙制品有限公司 --code 91410421MA00000000 --county 宝丰县 --year 2019 --on 2019-08-01"]
  ) { line, shell in
    var draft = FirmDraft(name: FirmName(try line.required(name)), code: try line.required(code))
    draft.county = line[Common.county]
    draft.founded = line[founded]
    draft.field = line[Common.field]
    draft.product = line[product]
    draft.industry = line[industry]
    draft.address = line[address]
    let store = try shell.store()
    if draft.county == nil {
      draft.county = try store.readingBasis(mapping: nil).offices.first { $0.code == draft.code.area }?.code
    }
    let json = try store.addFirm(
      draft, on: line[Common.on] ?? shell.today, year: line[Common.yearOptional], ids: shell.ids,
      shell.write(line))
    var answer = Answer.moved(
      json, Text("已登记", "added"), next: Answer.step("firm show '#\(json["firm"]["no"].plain)'"))
    if !draft.code.checkDigitHolds { answer.notes.insert(RowFlaw.checkDigit.message, at: 0) }
    return answer
  }

  private static func readCode(_ word: String) throws -> CreditCode {
    let flaw: RowFlaw
    do {
      let code = try CreditCode(word)
      if code.isEnterprise { return code }
      flaw = .codeNotEnterprise(kind: code.kind)
    } catch {
      flaw = RowFlaw(error)
    }
    throw InputRefusal.badCode(value: word, reason: flaw.message)
  }
}
