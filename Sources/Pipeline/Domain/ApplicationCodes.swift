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
