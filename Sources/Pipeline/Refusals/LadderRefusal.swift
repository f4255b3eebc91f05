/// A step of the ladder that cannot be judged (梯次).
public enum LadderRefusal: Refusal {
  case noCriteria(on: String)

  public var wording: Wording {
    switch self {
    case .noCriteria(let on):
      Wording(
        "PL627", .refused,
        Text(
          "创新龙头后备：截至 \(on) 没有设定条件，不作判定（省、市文件没有找到统一条件）",
          "reserve of leading firms: no criteria are set on \(on), so nothing is judged (no paper of province or city was found)"
        ),
        do: Text(
          "由市级设定至少一项，例如 policy set leader_sales_min 2亿 --note 文号",
          "the city sets one at least, such as policy set leader_sales_min 200000000 --note PAPER"))
    }
  }

  public static var samples: [LadderRefusal] { [.noCriteria(on: "2020-03-01")] }
}
