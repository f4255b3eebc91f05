/// Where the text of the law is silent or contradicts itself, and what is done here (取舍): recorded as data,
/// shown with the verdict, never printed as law. docs/decisions/0010 gives the reasons.
public enum Choice: String, Coded {
  case growthDBand = "growth_d_band"
  case conversionBelowOne = "conversion_below_one"
  case negativeNetAssets = "negative_net_assets"
  case growthShort = "growth_short"
  case scoreMean = "score_mean"
  case class2Use = "class2_use"
  case otherRD = "other_rd"
  case staffDays = "staff_days"
  case partTime = "part_time"
  case zeroSales = "zero_sales"
  case mgmtPoints = "mgmt_points"

  /// What may be chosen; the first is what holds unless a row says otherwise.
  public var options: [String] {
    switch self {
    case .growthDBand: ["body", "form"]
    case .conversionBelowOne: ["open", "zero"]
    case .negativeNetAssets, .growthShort: ["human", "zero"]
    case .scoreMean: ["whole", "decimal"]
    case .class2Use: ["certified", "reviewed"]
    case .otherRD: ["warn", "cut"]
    case .staffDays: ["average", "count"]
    case .partTime: ["written"]
    case .zeroSales: ["human"]
    case .mgmtPoints: ["self", "open"]
    }
  }

  /// The question the text leaves open.
  public var name: Text {
    switch self {
    case .growthDBand: Text("成长性恰为 5%", "growth of exactly 5 %")
    case .conversionBelowOne: Text("年均转化大于 0 不足 1 项", "between none and one conversion a year")
    case .negativeNetAssets: Text("净资产为负", "negative net assets")
    case .growthShort: Text("经营不满三年或首年为零的成长性", "growth over less than three years")
    case .scoreMean: Text("70 分以上的小数", "decimals above 70 points")
    case .class2Use: Text("Ⅱ类知识产权何时算用过", "when a Class II title is used up")
    case .otherRD: Text("其他费用超过 20%", "other expense above 20 %")
    case .staffDays: Text("满 183 天人数与月平均数", "183-day heads or monthly mean")
    case .partTime: Text("兼职和临时人员进不进分母", "part-time staff in the whole")
    case .zeroSales: Text("三年销售收入为零", "no sales in the period")
    case .mgmtPoints: Text("组织管理没有分档", "no bands for management")
    }
  }

  /// What the chosen option does, as a note beside a finding.
  public func note(_ value: String) -> Text {
    switch (self, value) {
    case (.growthDBand, "form"):
      Text("增长率恰为 5%：按附件4“＞5%”计 E 档（正文为“≥5%”）", "growth is exactly 5 %: band E by form 4 (the body says D)")
    case (.growthDBand, _):
      Text(
        "增长率恰为 5%：按正文“≥5%”计 D 档；附件4专家表写“＞5%”，专家可能给 E 档",
        "growth is exactly 5 %: band D by the body; form 4 says more than 5 %, so experts may give E")
    case (.conversionBelowOne, "zero"):
      Text("年均转化不足 1 项，法条没有这一档：按 0 分计", "less than one conversion a year has no band: counted as 0")
    case (.conversionBelowOne, _):
      Text(
        "年均转化不足 1 项，法条没有这一档：按 0–6 分留待专家", "less than one conversion a year has no band: left open from 0 to 6"
      )
    case (.negativeNetAssets, "zero"):
      Text("净资产有负数，法条没有规定：成长性按 0 分计", "net assets are negative, which the text does not treat: counted as 0")
    case (.negativeNetAssets, _):
      Text(
        "净资产有负数，法条没有规定：成长性留待专家判断", "net assets are negative, which the text does not treat: left to experts")
    case (.growthShort, "zero"):
      Text("经营年限不足以算增长率：按 0 分计", "too few years for a growth rate: counted as 0")
    case (.growthShort, _):
      Text(
        "只有一年按惯例计 0 分；两年而首年为零，法条没有规定，留待专家",
        "one year counts as 0 by custom; two years from zero are left to experts")
    case (.scoreMean, "decimal"):
      Text(
        "专家组打分取平均，70.2 分也大于 70：差距按小数计",
        "the panel's mean may be 70.2, which is more than 70: the gap is in decimals")
    case (.scoreMean, _):
      Text(
        "单项为整数，自评须达 71 分；专家组取平均，70.2 分也算大于 70",
        "items are whole points, so a self-score needs 71; a panel's mean of 70.2 passes too")
    case (.class2Use, "reviewed"):
      Text("Ⅱ类知识产权只能用一次：评审过即算用过", "a Class II title serves once: used up by any application reviewed")
    case (.class2Use, _):
      Text(
        "Ⅱ类知识产权只能用一次：认定成功才算用过，未通过的不算",
        "a Class II title serves once: used up by a certificate, not by a failed application")
    case (.otherRD, "cut"):
      Text(
        "其他费用超过研发费用的 20%：超出部分不计（按总额）",
        "other expense exceeds 20 % of R&D: the excess is not counted (of the total)")
    case (.otherRD, _):
      Text(
        "其他费用超过研发费用的 20%（“一般不得超过”，按总额比）：只提示，不扣减",
        "other expense exceeds 20 % of R&D (“as a rule”, of the total): a warning, nothing is cut")
    case (.staffDays, "count"):
      Text("科技人员按满 183 天的人数计；月平均数另存", "R&D staff by heads of 183 days; the monthly mean is kept too")
    case (.staffDays, _):
      Text(
        "科技人员按符合 183 天条件者的月平均数计；人数另存",
        "R&D staff by the monthly mean of those with 183 days; the heads are kept too")
    case (.partTime, _):
      Text(
        "职工总数含在职人员和满 183 天的兼职、临时人员；在职不足 183 天的算职工、不算科技人员",
        "staff includes employees and part-timers of 183 days; an employee of fewer days counts in the whole only"
      )
    case (.zeroSales, _):
      Text("同期销售收入合计为零，比例没有意义：留待专家判断", "sales of the period are zero, so there is no ratio: left to experts")
    case (.mgmtPoints, "open"):
      Text(
        "组织管理四项没有分档：不采自评，按 0 到满分留待专家",
        "management has no bands: self-scores are not taken, left open to experts")
    case (.mgmtPoints, _):
      Text(
        "组织管理四项没有分档：按有佐证的自评整数分计，专家可能不同",
        "management has no bands: whole self-scores with evidence count; experts may differ")
    }
  }
}

/// A choice that bears on a verdict (取舍提示): shown with it.
public struct Note: Sendable, Hashable {
  public let choice: Choice
  public let value: String
  public let criterion: Criterion

  public var text: Text { choice.note(value) }

  public func json(_ language: Language) -> JSON {
    [
      "id": .string(choice.rawValue), "value": .string(value), "criterion": .string(criterion.rawValue),
      "text": .string(text[language]),
    ]
  }
}
