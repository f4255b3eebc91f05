/// The items of a one-firm-one-plan from a diagnosis (一企一策起草): one for each condition not met, with what the
/// path found, and one to find out each unknown.
public enum PlanDraft {
  /// - Parameters:
  ///   - basis: the stored diagnosis: `findings` and `paths`.
  ///   - on: the day of the draft; items without a path are due some months later.
  public static func items(from basis: JSON, on: Day) -> [PlanItemDraft] {
    let path = basis["paths"].array.first { $0["feasible"].bool == true }
    return basis["findings"].array.compactMap { finding in
      guard let criterion = Criterion(rawValue: finding["id"].plain) else { return nil }
      let actions = (path?["actions"].array ?? []).filter { $0["criterion"].plain == criterion.rawValue }
      switch finding["status"].string.flatMap(FindingStatus.init(rawValue:)) {
      case .fail where !actions.isEmpty: return item(criterion, actions, from: on)
      case .fail:
        return PlanItemDraft(
          criterion: criterion, measure: waiting(criterion, gap: finding["gap"].string ?? "?"),
          due: on.adding(days: 120), owner: "市科技局")
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

  /// One item for the actions against one gap; it carries an amount when there is but one.
  private static func item(_ criterion: Criterion, _ actions: [JSON], from on: Day) -> PlanItemDraft {
    let measures = actions.map { $0["do"].plain }
    let joined = measures.joined(separator: "；")
    let one = actions.count == 1 ? actions[0] : .null
    return PlanItemDraft(
      criterion: criterion,
      measure: joined.unicodeScalars.count <= 200 ? joined : "\(measures[0])等 \(measures.count) 项",
      due: max(on, actions.compactMap { $0["by"].day }.max() ?? on), owner: actions[0]["bureau"].string,
      amount: one["amount"].string, unit: one["amount"].string.flatMap { _ in one["unit"].string })
  }

  /// What remains when nothing mends a gap in time.
  private static func waiting(_ criterion: Criterion, gap: String) -> String {
    let wan = Yuan(gap).map { "\($0.exactWan) 万元" } ?? gap
    return switch criterion {
    case .age: "等待注册满一年，还差 \(gap) 天"
    case .coreIP: "取得授权知识产权，至少还差 \(gap) 件"
    case .field: "确定所属技术领域（三级编码）"
    case .techStaffRatio: "增加科技人员，还差 \(gap) 人，保存 183 天工作证明"
    case .rdRatio: "按项目归集研发费用，三年合计还差 \(wan)；已结束年度不能补，随三年窗口滚动补足"
    case .rdDomestic: "增加境内研发，还差 \(wan)"
    case .hitechIncomeShare: "提高高新技术产品（服务）收入，还差 \(wan)"
    case .score: "提高创新能力评价，至少还差 \(gap) 分"
    case .cleanRecord: "整改并保持一年内无事故，还需 \(gap) 天"
    }
  }
}
