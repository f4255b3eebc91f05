/// What a deadline of a batch is for (截止事项).
public enum DeadlineKind: String, Coded {
  case submit, recheck, recommend

  public var name: Text {
    switch self {
    case .submit: Text("企业提交", "firms submit")
    case .recheck: Text("补正重报", "returned ones again")
    case .recommend: Text("推荐上报", "the city recommends")
    }
  }
}

/// What is open to objections (公示事项).
public enum ObjectionKind: String, Coded {
  case certificate, list

  public var name: Text {
    switch self {
    case .certificate: Text("认定公示", "certification")
    case .list: Text("入库名单公示", "intake list")
    }
  }
}

/// In what days a period is counted (天数单位).
public enum DayUnit: String, Coded {
  case working, calendar

  public var name: Text { self == .working ? Text("工作日", "working days") : Text("自然日", "calendar days") }
}

/// What the province announces after the review (公布环节), in order; only the last counts as certified by it.
public enum AnnouncementStep: String, Coded {
  case proposed, published, filed

  public var name: Text {
    switch self {
    case .proposed: Text("拟认定", "proposed")
    case .published: Text("公示", "published")
    case .filed: Text("备案公告", "filed")
    }
  }
}
