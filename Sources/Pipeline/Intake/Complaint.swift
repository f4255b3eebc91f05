/// One thing to be said about one row of a sheet (行问题): where, what it held, and why.
public struct Complaint: Sendable, Equatable {
  public let sheet: String
  /// As a spreadsheet program shows it, from 1; 0 speaks of the whole sheet.
  public let row: Int
  /// The heading as the sheet has it.
  public let column: String
  /// The cell as the file holds it; nil for an empty one.
  public let value: String?
  public let flaw: RowFlaw

  public init(sheet: String, row: Int, column: String, value: String?, flaw: RowFlaw) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = value
    self.flaw = flaw
  }

  public func json(_ language: Language) -> JSON {
    [
      "sheet": .string(sheet), "row": .int(row), "column": .string(column), "value": .text(value),
      "code": .string(flaw.code), "message": .string(flaw.message[language]),
    ]
  }

  /// One line for people.
  public var line: Text {
    let place = row == 0 ? Text(same: "") : Text("第 \(row) 行", "row \(row) ")
    let heading = column.isEmpty ? Text(same: "") : Text("“\(column)”", "“\(column)”")
    return Text(same: flaw.code + " ") + place + heading + Text("：", ": ") + flaw.message
  }
}

/// What can be wrong with a row (行错误): PL41x to PL44x reject it, PL45x warn, PL46x only tell.
public enum RowFlaw: Sendable, Equatable {
  case nameEmpty
  case invisibleCharacter(String)
  case tooLong(most: Int)
  case codeEmpty
  case codeNumeric
  case codeLength(Int)
  case codeCharacter(Character, position: Int)
  case codeOldNumber
  case codeNotEnterprise(kind: String)
  case codeTwice(firstRow: Int)
  case codeTwoNames(rows: [Int])
  case badDay
  case badNumber
  case negative
  case tooManyPoints(most: Int64)
  /// The error value, or nil when the file holds no computed value.
  case formulaError(String?)
  case endedLater(ended: String, no: Int)
  // Warnings.
  case countyUnknown
  case countyNotOurs
  case checkDigit
  case renamed(no: Int, name: String)
  // Notices.
  case branch
  case sameName(no: Int, code: String)
  case columnsNotRead([String])
  case codeFolded
  case fieldNotRead

  public enum Weight: Sendable { case rejects, warns, tells }

  public var weight: Weight {
    switch code.dropFirst(3).first {
    case "5": .warns
    case "6": .tells
    default: .rejects
    }
  }

  public var code: String {
    switch self {
    case .nameEmpty: "PL411"
    case .invisibleCharacter: "PL412"
    case .tooLong: "PL413"
    case .codeEmpty: "PL421"
    case .codeNumeric: "PL422"
    case .codeLength: "PL423"
    case .codeCharacter: "PL424"
    case .codeOldNumber: "PL425"
    case .codeNotEnterprise: "PL426"
    case .codeTwice: "PL427"
    case .codeTwoNames: "PL428"
    case .badDay: "PL431"
    case .badNumber: "PL432"
    case .negative: "PL433"
    case .tooManyPoints: "PL434"
    case .formulaError: "PL435"
    case .endedLater: "PL441"
    case .countyUnknown: "PL451"
    case .countyNotOurs: "PL452"
    case .checkDigit: "PL453"
    case .renamed: "PL454"
    case .branch: "PL461"
    case .sameName: "PL462"
    case .columnsNotRead: "PL463"
    case .codeFolded: "PL464"
    case .fieldNotRead: "PL465"
    }
  }

  public var message: Text {
    switch self {
    case .nameEmpty: Text("企业名称是空的，请补上", "the firm's name is empty")
    case .invisibleCharacter(let name):
      Text("含有不可见字符 \(name)，请重新输入", "it has the invisible character \(name); type it anew")
    case .tooLong(let most): Text("超过 \(most) 字，请缩短", "it is longer than \(most) characters")
    case .codeEmpty: Text("统一社会信用代码是空的，请补上", "the credit code is empty")
    case .codeNumeric:
      Text(
        "单元格是数字格式，Excel 已丢失末几位：把该列设为文本后重新填写 18 位代码",
        "the cell is a number, so Excel has lost the last digits: make the column text and type the 18 characters"
      )
    case .codeLength(let length):
      Text("应为 18 位，实际 \(length) 位", "it must have 18 characters, this has \(length)")
    case .codeCharacter(let character, let position):
      Text(
        "第 \(position) 位“\(safeForTerminal(String(character)))”不会出现在信用代码里（没有 I、O、S、V、Z）",
        "character \(position), “\(safeForTerminal(String(character)))”, does not occur in credit codes (no I, O, S, V, Z)"
      )
    case .codeOldNumber:
      Text(
        "这是 15 位的旧注册号，请换成 18 位统一社会信用代码",
        "this is an old 15-digit registration number; give the 18-character code")
    case .codeNotEnterprise(let kind):
      Text(
        "\(RowFlaw.kinds[kind]?.zh ?? "类型 \(kind)")不能认定为高新技术企业，只有 91 开头的企业可以入库",
        "\(RowFlaw.kinds[kind]?.en ?? "type \(kind)") cannot be certified: only enterprises (91) may enter")
    case .codeTwice(let row):
      Text("与第 \(row) 行是同一家企业，只保留一行", "the same firm as in row \(row); keep one of them")
    case .codeTwoNames(let rows):
      Text(
        "同一代码在第 \(rows.map(String.init).joined(separator: "、")) 行用了不同名称，请核对",
        "rows \(rows.map(String.init).joined(separator: ", ")) have this code with different names")
    case .badDay:
      Text("不是存在的日期，写成 2004-06-25、2004.6.25 或 2004年6月25日", "not a date that exists; write 2004-06-25")
    case .badNumber: Text("不是数字", "not a number")
    case .negative: Text("不能是负数", "it must not be negative")
    case .tooManyPoints(let most): Text("自评分是 0 到 \(most) 的整数", "points are a whole number from 0 to \(most)")
    case .formulaError(let what):
      what.map {
        Text("公式结果是 \($0)，请填写数值", "the formula gives \($0); write the value")
      }
        ?? Text(
          "公式没有算好的结果，请在 Excel 里重新保存或填写数值",
          "the formula has no computed value; save it again in Excel or write the value")
    case .endedLater(let ended, let no):
      Text(
        "该企业（#\(no)）上一次在库到 \(ended) 才结束，入库日期不能更早",
        "the firm (#\(no)) left the reserve only on \(ended); it cannot enter before")
    case .countyUnknown:
      Text(
        "信用代码看不出县（市、区），先按“未定”入库，请用 firm move 补上",
        "the code does not tell the county; entered without one, fill it in with firm move")
    case .countyNotOurs:
      Text(
        "不是本市的县（市、区），按信用代码判断或留空，请用 firm move 更正",
        "not one of the city's offices; taken from the code or left open, mend it with firm move")
    case .checkDigit:
      Text(
        "校验位不符，多半有一位写错；确认无误则不用改", "the check digit does not hold: most likely a slip; leave it if it is right"
      )
    case .renamed(let no, let name):
      Text(
        "库里 #\(no) 的名称是“\(safeForTerminal(name))”：如已更名，用 firm rename",
        "#\(no) is known as “\(safeForTerminal(name))”: if renamed, use firm rename")
    case .branch: Text("像是分支机构，不具备独立法人资格，请核对", "looks like a branch without legal personality")
    case .sameName(let no, let code):
      Text("与库里 #\(no)（\(code)）同名但代码不同，请核对", "#\(no) (\(code)) has the same name and another code")
    case .columnsNotRead(let titles):
      Text(
        "这些列没有读入：\(titles.map(safeForTerminal).joined(separator: "、"))",
        "columns not read: \(titles.map(safeForTerminal).joined(separator: ", "))")
    case .codeFolded: Text("全角或小写字母已按半角大写读取", "full-width or lower-case letters were folded")
    case .fieldNotRead: Text("技术领域没有读入，请写编码（如 4.3.2）", "the field was not read; write a code such as 4.3.2")
    }
  }

  private static let kinds: [String: Text] = [
    "92": Text("个体工商户（92）", "a sole trader (92)"), "93": Text("农民专业合作社（93）", "a farmers' cooperative (93)"),
    "51": Text("社会团体（51）", "a social organisation (51)"),
    "52": Text("民办非企业单位（52）", "a private non-enterprise (52)"),
    "53": Text("基金会（53）", "a foundation (53)"), "12": Text("事业单位（12）", "a public institution (12)"),
    "11": Text("机关（11）", "a public body (11)"),
  ]

  public static var samples: [RowFlaw] {
    [
      .nameEmpty, .invisibleCharacter("U+200B"), .tooLong(most: 200), .codeEmpty, .codeNumeric,
      .codeLength(17), .codeCharacter("O", position: 3), .codeOldNumber, .codeNotEnterprise(kind: "92"),
      .codeTwice(firstRow: 5), .codeTwoNames(rows: [5, 9]), .badDay, .badNumber, .negative,
      .tooManyPoints(most: 8), .formulaError("#N/A"), .endedLater(ended: "2020-01-01", no: 3),
      .countyUnknown, .countyNotOurs, .checkDigit, .renamed(no: 3, name: "…"), .branch,
      .sameName(no: 3, code: "…"), .columnsNotRead(["…"]), .codeFolded, .fieldNotRead,
    ]
  }
}
