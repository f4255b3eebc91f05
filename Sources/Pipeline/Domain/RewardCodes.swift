/// From which purse a reward is paid (奖补资金来源).
public enum RewardTier: String, Coded {
  case city, province

  public var name: Text {
    switch self {
    case .city: Text("市级", "city")
    case .province: Text("省级", "province")
    }
  }
}

/// How a reward stands (奖补状态).
public enum RewardState: String, Coded {
  case computed, approved, paid, dropped, duplicate
  case partlyPaid = "partly_paid"
  case toClawBack = "to_claw_back"
  case clawedBack = "clawed_back"

  public var name: Text {
    switch self {
    case .computed: Text("待审批", "to be approved")
    case .approved: Text("已审批", "approved")
    case .partlyPaid: Text("部分拨付", "partly paid")
    case .paid: Text("已拨付", "paid")
    case .dropped: Text("证书已终止，不再拨付", "certificate ended, not paid")
    case .duplicate: Text("合并后重复，不再拨付", "twice since a merge, not paid")
    case .toClawBack: Text("应追回", "to be clawed back")
    case .clawedBack: Text("已追回", "clawed back")
    }
  }
}

/// Kinds of money that help a firm on its way (财政扶持种类), 平政〔2019〕16号 二(一)2、3 and 三(一)1.
public enum SupportKind: String, Coded {
  case research, voucher
  case subsidy = "rd_subsidy"

  public var name: Text {
    switch self {
    case .research: Text("科研经费", "research funds")
    case .subsidy: Text("研发费用补助", "R&D subsidy")
    case .voucher: Text("科技创新券", "innovation voucher")
    }
  }
}

/// The papers a reward is paid by (奖补材料): the figures of the year before, the certificate, the claim; what is lacking is
/// said as codes joined by commas.
public enum RewardPapers {
  /// By what a column `lacking` of rewards may say.
  public static let names = EvidenceKind.lacking([.figures, .certificate, .reward])
  /// The same of fiscal support.
  public static let supportNames = EvidenceKind.lacking([.figures, .support])
}
