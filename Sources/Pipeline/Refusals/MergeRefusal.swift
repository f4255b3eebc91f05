/// Two records that cannot be merged, taken apart, or said to be parts of one, as things are (合并、分立): 33x, exit 3.
public enum MergeRefusal: Refusal {
  case sameFirm(firm: String, no: Int)
  case otherInReserve(firm: String, no: Int, other: String, otherNo: Int)
  case nothingMerged(firm: String, no: Int)
  case laterMergeFirst(firm: String, no: Int, other: String, otherNo: Int)
  case enteredAnew(firm: String, no: Int, year: String, entered: String)
  case splitAlready(firm: String, no: Int, other: String, otherNo: Int, on: String)
  case splitInCircle(firm: String, no: Int, other: String, otherNo: Int)
  case partIsOlder(firm: String, no: Int, on: String, known: String)

  public var wording: Wording {
    switch self {
    case .sameFirm(let firm, let no):
      Wording(
        "PL330", .refused, Text("两个都是\(firm)（#\(no)）", "both are \(firm) (#\(no))"),
        do: Text("用 #编号 指明另一条", "name the other record by its #number"))
    case .otherInReserve(let firm, let no, let other, let otherNo):
      Wording(
        "PL331", .refused,
        Text(
          "\(other)（#\(otherNo)）在库，走得也更远，不能并入\(firm)（#\(no)）",
          "\(other) (#\(otherNo)) is in the reserve and went further, so it cannot end in \(firm) (#\(no))"),
        do: Text(
          "反过来合并：pipeline firm merge '#\(otherNo)' '#\(no)' --on 日期 --reason 文字",
          "merge the other way: pipeline firm merge '#\(otherNo)' '#\(no)' --on DATE --reason TEXT"))
    case .nothingMerged(let firm, let no):
      Wording(
        "PL332", .refused,
        Text("\(firm)（#\(no)）没有并入过别的企业", "nothing was merged into \(firm) (#\(no))"),
        do: Text("用 firm show '#\(no)' 查看", "see firm show '#\(no)'"))
    case .laterMergeFirst(let firm, let no, let other, let otherNo):
      Wording(
        "PL333", .refused,
        Text(
          "\(firm)（#\(no)）之后又并入了\(other)（#\(otherNo)）",
          "\(other) (#\(otherNo)) was merged after \(firm) (#\(no))"),
        do: Text(
          "按相反的次序拆分：先 pipeline firm unmerge '#\(otherNo)' --on 日期 --reason 文字",
          "take them apart in the opposite order, first: pipeline firm unmerge '#\(otherNo)' --on DATE --reason TEXT"
        ))
    case .enteredAnew(let firm, let no, let year, let entered):
      Wording(
        "PL334", .refused,
        Text(
          "\(firm)（#\(no)）合并后在 \(entered) 又入库（\(year) 年名单），恢复原来的在库经历就有两次同时在库",
          "\(firm) (#\(no)) entered anew on \(entered) (list of \(year)); with the stay restored it would be in twice"
        ),
        do: Text(
          "先了结后来那次：录错的用 firm void '#\(no)'，离开的用 exit '#\(no)'",
          "close the later stay first: firm void '#\(no)' if it was a mistake, exit '#\(no)' if the firm left"
        ))
    case .splitAlready(let firm, let no, let other, let otherNo, let on):
      Wording(
        "PL335", .refused,
        Text(
          "\(firm)（#\(no)）已登记为 \(on) 从\(other)（#\(otherNo)）分立",
          "\(firm) (#\(no)) is recorded as split off from \(other) (#\(otherNo)) on \(on)"),
        do: Text(
          "登错了就先撤销那一次：用 audit trace '#\(no)' 找到操作号，再 undo OP",
          "if that was a mistake, undo it first: find the operation by audit trace '#\(no)', then undo OP"))
    case .splitInCircle(let firm, let no, let other, let otherNo):
      Wording(
        "PL336", .refused,
        Text(
          "\(firm)（#\(no)）本身是从\(other)（#\(otherNo)）分立出来的",
          "\(firm) (#\(no)) itself was split off from \(other) (#\(otherNo))"),
        do: Text("先写原企业，后写分立出来的企业", "name the old firm first, the new one second"))
    case .partIsOlder(let firm, let no, let on, let known):
      Wording(
        "PL337", .refused,
        Text(
          "\(firm)（#\(no)）在 \(known) 已经入库或认定，不可能 \(on) 才分立出来",
          "\(firm) (#\(no)) entered or was certified on \(known), before it could be split off on \(on)"),
        do: Text(
          "核对分立日期；分给已有的企业不是分立", "check the day; what goes to a firm that was there already is no split"))
    }
  }

  public static var samples: [MergeRefusal] {
    [
      .sameFirm(firm: "…", no: 3), .otherInReserve(firm: "…", no: 3, other: "…", otherNo: 7),
      .nothingMerged(firm: "…", no: 3), .laterMergeFirst(firm: "…", no: 7, other: "…", otherNo: 9),
      .enteredAnew(firm: "…", no: 3, year: "2020", entered: "2020-08-01"),
      .splitAlready(firm: "…", no: 7, other: "…", otherNo: 3, on: "2020-08-01"),
      .splitInCircle(firm: "…", no: 3, other: "…", otherNo: 7),
      .partIsOlder(firm: "…", no: 7, on: "2020-08-01", known: "2019-08-01"),
    ]
  }
}
