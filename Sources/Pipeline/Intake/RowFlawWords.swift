/// What is said about a flaw (行问题说明), to a clerk who has only the sheet before him.
extension RowFlaw {
  public var message: Text {
    switch self {
    case .nameEmpty: Text("企业名称是空的，请补上", "the firm's name is empty")
    case .invisibleCharacter(let name):
      Text("含有不可见字符 \(name)，请重新输入", "it has the invisible character \(name); type it anew")
    case .tooLong(let most): Text("超过 \(most) 字，请缩短", "it is longer than \(most) characters")
    case .mergedCell:
      Text(
        "这一格在合并单元格里，看不出是哪一家的：请取消合并，逐行填写",
        "the cell lies in a merged block, so it is not clear whose it is: unmerge it and fill in each row")
    case .garbled:
      Text("有乱码，请对照营业执照重新输入", "it is garbled; type it anew from the business licence")
    case .columnsShifted(let cells, let titles):
      Text(
        "这一行有 \(cells) 格，表头只有 \(titles) 列：多半是数字里的逗号没有加引号，后面的格子都错位了",
        "the row has \(English.many(cells, "cell")) and the heading \(titles): a comma without quotes has shifted the rest"
      )
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
      Text("与第 \(row) 行是同一家企业，请删去这一行", "the same firm as in row \(row); delete this row")
    case .codeTwoNames(let rows):
      Text(
        "同一代码在第 \(rows.map(String.init).joined(separator: "、")) 行用了不同名称，请核对",
        "rows \(rows.map(String.init).joined(separator: ", ")) have this code with different names")
    case .badDay:
      Text("不是存在的日期，写成 2004-06-25、2004.6.25 或 2004年6月25日", "not a date that exists; write 2004-06-25")
    case .badNumber: Text("不是数字", "not a number")
    case .dayAhead:
      Text("这一天在入库年度之后，请对照营业执照", "the day is after the year of the list; check the business licence")
    case .beyondRange:
      Text("数值大得不可能，多半是单位弄错", "too large to be true: most likely the unit is wrong")
    case .negative: Text("不能是负数", "it must not be negative")
    case .tooManyPoints(let most): Text("自评分是 0 到 \(most) 的整数", "points are a whole number from 0 to \(most)")
    case .formulaError(let what):
      what.map {
        Text("公式结果是 \($0)，请填写数值", "the formula gives \($0); write the value")
      }
        ?? Text(
          "公式没有算好的结果，请在 Excel 里重新保存或填写数值",
          "the formula has no computed value; save it again in Excel or write the value")
    case .everCertified(let no):
      Text(
        "企业（#\(no)）曾获高企认定；本地设定 ever_certified 为 closed，曾认定的不再入库",
        "firm #\(no) was certified before; the local policy ever_certified is closed to such firms")
    case .endedLater(let ended, let no):
      Text(
        "该企业（#\(no)）上一次在库到 \(ended) 才结束，入库日期不能更早",
        "the firm (#\(no)) left the reserve only on \(ended); it cannot enter before")
    case .sameFirm(let row, let no):
      Text(
        "与第 \(row) 行是同一家企业（两个代码已合并为 #\(no)），只保留一行",
        "the same firm as in row \(row) (both codes are #\(no)); keep one of them")
    case .unknownFirm:
      Text(
        "库里没有这个代码的企业，指标没有记：代码写错的请改正；新企业先报入库名单（intake import）",
        "no firm with this code is known, so the figures were not recorded: mend the code, or bring the firm in first (intake import)"
      )
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
    case .sameNameInList(let row):
      Text("与第 \(row) 行同名但代码不同，请核对", "the same name as in row \(row), with another code")
    case .declaredCount(let said, let found):
      Text("这里写 \(said) 家，实际列了 \(found) 家，请核对", "it says \(English.many(said, "firm")) and lists \(found)")
    case .unitDoubt(let doubt): doubt.message
    case .figureKept(let held):
      Text(
        "库里是 \(held)，没有改动；以表为准请用 fact set",
        "\(held) is on record and stays; if the list is right, use fact set")
    case .columnTwice(let read):
      Text(
        "与“\(safeForTerminal(read))”是同一项，只读了那一列",
        "says the same as “\(safeForTerminal(read))”; only that column was read")
    case .privateUse(let name):
      Text("有造字区字符 \(name)，照原样保存，请核对", "it has the private character \(name), kept as it is; check it")
    case .hiddenSheets(let names):
      Text(
        "隐藏的工作表没有读：\(names.map(safeForTerminal).joined(separator: "、"))；要读请用 --sheet",
        "hidden sheets were not read: \(names.map(safeForTerminal).joined(separator: ", ")); name one with --sheet"
      )
    case .hiddenRead(let rows, let columns):
      Text(
        "隐藏的内容也读入了：\(rows) 行，\(columns.count) 列"
          + (columns.isEmpty ? "" : "（\(columns.map(safeForTerminal).joined(separator: "、"))）"),
        "what is hidden was read as well: \(English.many(rows, "row")), \(English.many(columns.count, "column"))"
          + (columns.isEmpty ? "" : " (\(columns.map(safeForTerminal).joined(separator: ", ")))"))
    case .checkDigitConfirmed: Text("校验位不符，已有人确认无误", "the check digit fails; someone has confirmed the code")
    case .figureUpdated(let held): Text("原为 \(held)，已按表更新", "it was \(held), and is now as in the list")
    case .rounded(let taken):
      Text("比可存的两位小数更细，按 \(taken) 读取", "finer than the two decimals that are stored; read as \(taken)")
    case .dateSerial(let day): Text("按日期序号读作 \(day)", "read as the serial number of \(day)")
    case .branch: Text("像是分支机构，不具备独立法人资格，请核对", "looks like a branch without legal personality")
    case .sameName(let no, let code):
      Text("与库里 #\(no)（\(code)）同名但代码不同，请核对", "#\(no) (\(code)) has the same name and another code")
    case .columnsNotRead(let titles):
      Text(
        "这些列没有读入：\(titles.map(safeForTerminal).joined(separator: "、"))",
        "columns not read: \(titles.map(safeForTerminal).joined(separator: ", "))")
    case .codeFolded: Text("全角、小写或空格已按规范写法读取", "full-width or lower-case letters and blanks were folded")
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
}
