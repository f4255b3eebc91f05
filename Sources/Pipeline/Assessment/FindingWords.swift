/// The numbers of a finding as people read them (判定用语): percent, days, titles, levels, points.
public enum FindingWords {
  /// The threshold of a condition.
  public static func need(_ need: String, _ criterion: Criterion) -> Text {
    switch criterion {
    case .age: Text("\(need) 天", "\(need) days")
    case .coreIP: Text("\(need) 件", "\(need) title")
    case .field: Text("三级领域", "level \(need)")
    case .score: Text("＞\(need) 分", "> \(need)")
    case .cleanRecord: Text("\(need) 天内无", "none in \(need) days")
    case .techStaffRatio, .rdRatio, .rdDomestic, .hitechIncomeShare: Measured.threshold(need)
    }
  }

  /// What the firm has of it.
  public static func have(_ have: String, _ criterion: Criterion) -> Text {
    switch criterion {
    case .techStaffRatio, .rdRatio, .rdDomestic, .hitechIncomeShare: Measured.percent(have)
    case .age: Measured.text(have, "days")
    case .coreIP: Measured.text(have, "titles")
    case .score: Measured.text(have, "points")
    case .field, .cleanRecord: Text(same: have)
    }
  }
}
