/// One of the conditions for a high-tech enterprise (认定条件, 32号 第十一条), in the order of the law.
public enum Criterion: String, Coded {
  case age
  case coreIP = "core_ip"
  case field
  case techStaffRatio = "tech_staff_ratio"
  case rdRatio = "rd_ratio"
  case rdDomestic = "rd_domestic"
  case hitechIncomeShare = "hitech_income_share"
  case score
  case cleanRecord = "clean_record"

  public var name: Text {
    switch self {
    case .age: Text("注册满一年", "a year since registration")
    case .coreIP: Text("核心知识产权", "core intellectual property")
    case .field: Text("技术领域", "technical field")
    case .techStaffRatio: Text("科技人员占比", "share of R&D staff")
    case .rdRatio: Text("研发费用占销售收入", "R&D expense to sales")
    case .rdDomestic: Text("境内研发费用占比", "domestic share of R&D")
    case .hitechIncomeShare: Text("高新收入占总收入", "high-tech share of income")
    case .score: Text("创新能力评价", "innovation score")
    case .cleanRecord: Text("一年内无重大事故或严重违法", "clean record for a year")
    }
  }

  /// Reads an id or the Chinese name.
  public init?(word: String) { self.init(typed: word) }
}

/// What is known of one condition (判定): a missing fact makes it unknown, never failed.
public enum FindingStatus: String, Coded {
  case pass, fail, unknown

  public var name: Text {
    switch self {
    case .pass: Text("达标", "met")
    case .fail: Text("不达标", "not met")
    case .unknown: Text("待核", "unknown")
    }
  }
}

/// The verdict on a firm (诊断结论).
public enum Verdict: String, Coded {
  case eligible
  case notYet = "not_yet"
  case infeasible, unknown

  public var name: Text {
    switch self {
    case .eligible: Text("符合条件", "eligible")
    case .notYet: Text("暂不符合", "not yet")
    case .infeasible: Text("来不及", "infeasible")
    case .unknown: Text("资料不全", "unknown")
    }
  }
}

/// The finding on one condition (逐条判定): what it needs, what there is, what is missing, by which clause.
public struct Finding: Sendable, Equatable {
  public let criterion: Criterion
  public let status: FindingStatus
  /// The threshold and what there is, as decimals; nil where there is no number.
  public let need: String?
  public let have: String?
  /// What is missing in `unit`: yuan as a decimal, heads, titles, days; nil unless failed.
  public let gap: String?
  public let unit: String?
  public let clause: String
  /// Facts that would decide an unknown: `2018:rd`, `founded`, `ip`.
  public let missing: [String]
  /// Forecast facts the finding rests on.
  public let forecast: [String]

  public var json: JSON {
    [
      "id": .string(criterion.rawValue), "status": .string(status.rawValue), "need": .text(need),
      "have": .text(have), "gap": .text(gap), "unit": .text(unit), "clause": .string(clause),
      "missing": .array(missing.map(JSON.string)), "forecast": .array(forecast.map(JSON.string)),
    ]
  }
}

/// The findings on all conditions for one day of application (诊断).
public struct Assessment: Sendable, Equatable {
  public let applyOn: Day
  public let ruleSet: String
  public let findings: [Finding]
  public let score: Score

  /// Any failed condition: not yet. Else any unknown one: unknown. Else eligible.
  public var verdict: Verdict {
    if findings.contains(where: { $0.status == .fail }) { return .notYet }
    return findings.contains { $0.status == .unknown } ? .unknown : .eligible
  }

  /// Forecast facts that the verdict rests on.
  public var forecast: [String] { Array(Set(findings.flatMap(\.forecast))).sorted() }
}
