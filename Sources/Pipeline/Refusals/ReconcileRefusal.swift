/// What stands against holding a list against the record (名单核对).
public enum ReconcileRefusal: Refusal {
  case noSuchRow([Int])
  case notOneFirm(row: Int, candidates: [Int])
  case noDay(row: Int)
  case noNumber(row: Int)

  public var wording: Wording {
    switch self {
    case .noSuchRow(let rows):
      let words = rows.map(String.init).joined(separator: ", ")
      return Wording(
        "PL281", .usage, Text("名单里没有第 \(words) 行", "the list has no row \(words)"),
        do: Text("行号是表格程序显示的行号", "rows are numbered as a spreadsheet program shows them"))
    case .notOneFirm(let row, let candidates):
      let words = candidates.map { "#\($0)" }.joined(separator: "、")
      return Wording(
        "PL282", .usage,
        candidates.isEmpty
          ? Text("第 \(row) 行没有对上任何企业，不能确认", "row \(row) was not found to be any firm")
          : Text(
            "第 \(row) 行可能是几家企业：\(words)，或与信用代码、证书编号矛盾",
            "row \(row) may be several firms (\(words)), or contradicts code or number"),
        do: Text(
          "新企业先用 firm add；在 --out 写出的核对表里填“库内编号”指定一家",
          "a new firm: firm add; or name one in the last column but one of the sheet that --out writes"))
    case .noDay(let row):
      return Wording(
        "PL283", .usage, Text("第 \(row) 行没有发证日期", "row \(row) has no day of issue"),
        do: Text("用 --on 写发证日期", "give the day of issue with --on"))
    case .noNumber(let row):
      return Wording(
        "PL284", .usage, Text("第 \(row) 行没有证书编号，登记不了证书", "row \(row) has no certificate number to record"),
        do: Text("拿到证书后用 certify record 登记", "record it with certify record once it is known"))
    }
  }

  public static var samples: [ReconcileRefusal] {
    [.noSuchRow([9]), .notOneFirm(row: 4, candidates: [1, 2]), .noDay(row: 4), .noNumber(row: 4)]
  }
}
