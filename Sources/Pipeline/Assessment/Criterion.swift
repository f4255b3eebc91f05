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

  /// How offices call the conditions when they speak of them (简称).
  public static var alsoCalled: [String: Criterion] {
    [
      "成立年限": .age, "注册年限": .age, "成立时间": .age, "成立满一年": .age, "知识产权": .coreIP, "专利": .coreIP,
      "核心专利": .coreIP,
      "领域": .field, "高新领域": .field, "科技人员": .techStaffRatio, "科技人员比例": .techStaffRatio,
      "人员占比": .techStaffRatio,
      "研发人员": .techStaffRatio, "研发人员占比": .techStaffRatio, "研发": .rdRatio, "研发费用": .rdRatio,
      "研发费用占比": .rdRatio,
      "研发费用比例": .rdRatio, "研发占比": .rdRatio, "研发投入": .rdRatio, "研发强度": .rdRatio, "研发投入强度": .rdRatio,
      "境内研发": .rdDomestic, "境内研发费用": .rdDomestic, "境内占比": .rdDomestic, "高新收入": .hitechIncomeShare,
      "高新收入占比": .hitechIncomeShare, "高品收入": .hitechIncomeShare, "高新产品收入": .hitechIncomeShare,
      "高新技术产品收入": .hitechIncomeShare, "评分": .score, "得分": .score, "打分": .score, "创新能力": .score,
      "创新能力评分": .score,
      "事故": .cleanRecord, "违法": .cleanRecord, "无违法": .cleanRecord, "重大事故": .cleanRecord, "安全事故": .cleanRecord,
    ]
  }

  /// Every Chinese word for one of them, the names first.
  public static var words: [String] { allCases.map(\.name.zh) + alsoCalled.keys.sorted() }

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

  /// The name of a verdict that the database hands over, in quotation marks; none where there is no diagnosis.
  static func words(_ code: String?) -> Text {
    guard let code else { return Text("无", "none") }
    let name = Verdict(rawValue: code)?.name ?? Text(same: code)
    return Text(same: "“") + name + Text(same: "”")
  }
}
