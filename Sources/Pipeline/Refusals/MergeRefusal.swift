/// Two records that cannot be merged, or not taken apart, as things are (合并): 33x, exit 3.
public enum MergeRefusal: Refusal {
  case sameFirm(firm: String, no: Int)
  case otherInReserve(firm: String, no: Int, other: String, otherNo: Int)
  case nothingMerged(firm: String, no: Int)
  case laterMergeFirst(firm: String, no: Int, other: String, otherNo: Int)
  case enteredAnew(firm: String, no: Int, year: String, entered: String)

  public var wording: Wording {
    switch self {
    case .sameFirm(let firm, let no):
      Wording(
        "PL330", .refused, Text("两个都是\(firm)（#\(no)）", "both are \(firm) (#\(no))"),
        do: Text("用 #编号 指明要并入的另一条", "name the other record by its #number"))
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
    }
  }

  public static var samples: [MergeRefusal] {
    [
      .sameFirm(firm: "…", no: 3), .otherInReserve(firm: "…", no: 3, other: "…", otherNo: 7),
      .nothingMerged(firm: "…", no: 3), .laterMergeFirst(firm: "…", no: 7, other: "…", otherNo: 9),
      .enteredAnew(firm: "…", no: 3, year: "2020", entered: "2020-08-01"),
    ]
  }
}
