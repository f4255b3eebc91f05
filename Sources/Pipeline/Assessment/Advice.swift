/// What usually mends a gap (补短板建议): local advice, never printed as law.
///
/// Lead times are days from the draft; responsible bureaus are the usual ones and can be changed by item.
public enum Advice {
  /// The items of a plan for the findings of a diagnosis: one for each failed condition, one “find out”
  /// for each unknown.
  public static func items(for findings: JSON, on: Day) -> [PlanItemDraft] {
    findings.array.compactMap { finding in
      guard let criterion = Criterion(rawValue: finding["id"].plain) else { return nil }
      switch finding["status"].string.flatMap(FindingStatus.init(rawValue:)) {
      case .fail:
        return PlanItemDraft(
          criterion: criterion, measure: measure(criterion, gap: finding["gap"].string),
          due: on.adding(days: leadTime(criterion)), owner: owner(criterion))
      case .unknown:
        let missing = MissingFact.summary(finding["missing"].array.map(\.plain), most: 3).zh
        return PlanItemDraft(
          criterion: criterion,
          measure: missing.isEmpty ? "查清\(criterion.name.zh)" : "查清：补齐\(missing)",
          due: on.adding(days: 30), owner: "县（市、区）科技部门")
      case .pass, nil: return nil
      }
    }
  }

  private static func measure(_ criterion: Criterion, gap: String?) -> String {
    let gap = gap ?? "?"
    return switch criterion {
    case .age: "等待注册满一年，还差 \(gap) 天"
    case .coreIP: "取得授权知识产权，至少还差 \(gap) 件（软件著作权一般 1–3 个月）"
    case .field: "确定所属技术领域（三级编码）"
    case .techStaffRatio: "增加科技人员 \(gap) 人，保存 183 天工作证明"
    case .rdRatio: "按项目归集研发费用，三年合计还差 \(wan(gap))；已结束年度不能补，随三年窗口滚动补足"
    case .rdDomestic: "增加境内研发，还差 \(wan(gap))"
    case .hitechIncomeShare: "提高高新技术产品（服务）收入，还差 \(wan(gap))"
    case .score: "提高创新能力评价，至少还差 \(gap) 分"
    case .cleanRecord: "整改并保持一年内无事故，还需 \(gap) 天"
    }
  }

  private static func wan(_ yuan: String) -> String { Yuan(yuan).map { "\($0.exactWan) 万元" } ?? yuan }

  private static func leadTime(_ criterion: Criterion) -> Int {
    switch criterion {
    case .coreIP: 90
    case .field: 30
    case .score: 180
    default: 120
    }
  }

  private static func owner(_ criterion: Criterion) -> String {
    switch criterion {
    case .coreIP: "市市场监督管理局"
    case .rdRatio, .rdDomestic, .hitechIncomeShare: "市税务局"
    default: "市科技局"
    }
  }
}
