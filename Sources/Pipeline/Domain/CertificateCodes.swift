/// Why a certificate ended before its three years (证书终止原因).
public enum CertificateEnd: String, Coded {
  /// 32号 第十九条(一).
  case fraud
  /// 32号 第十九条(二).
  case accident
  /// 32号 第十九条(三): a change not reported in time, or two annual reports missing.
  case unreported
  /// 32号 第十六条, 第十七条: found, or become, not to meet the conditions.
  case unqualified
  /// Moved as a whole out of the city: the certificate goes on elsewhere, 32号 第十八条.
  case moved
  /// The firm is no more.
  case closed

  /// Those for which the authority revokes.
  public static let revocations: [CertificateEnd] = [.fraud, .accident, .unreported, .unqualified]

  public var name: Text {
    switch self {
    case .fraud: Text("严重弄虚作假", "serious fraud")
    case .accident: Text("重大事故或严重环境违法", "serious accident or violation")
    case .unreported: Text("未按期报告", "not reported")
    case .unqualified: Text("不符合认定条件", "conditions not met")
    case .moved: Text("迁出本市", "moved out of the city")
    case .closed: Text("注销", "closed down")
    }
  }
}

/// What a holder must report within three months (重大变化, 32号 第十七条).
public enum HolderChange: String, Coded {
  case rename, merge, split, reorganise, business, relocate

  public var name: Text {
    switch self {
    case .rename: Text("更名", "renamed")
    case .merge: Text("合并", "merged")
    case .split: Text("分立", "split")
    case .reorganise: Text("重组", "reorganised")
    case .business: Text("经营业务变化", "other business")
    case .relocate: Text("迁移", "moved")
    }
  }
}

/// How a duty of a holder stands (义务状态).
public enum DutyState: String, Coded {
  case due, done, late, missed

  public var name: Text {
    switch self {
    case .due: Text("待办", "due")
    case .done: Text("按期", "in time")
    case .late: Text("逾期已报", "late")
    case .missed: Text("逾期未报", "missed")
    }
  }
}

/// How the renewal of a certificate stands (续认状态).
public enum RenewalState: String, Coded {
  case open, applied, renewed, ended

  public var name: Text {
    switch self {
    case .open: Text("未申报", "not applied")
    case .applied: Text("已申报", "applied")
    case .renewed: Text("已续认", "renewed")
    case .ended: Text("已提前终止", "ended early")
    }
  }
}
