/// What kind of provider (供给方类别).
public enum ProviderKind: String, Coded {
  case institute, university, agency, expert

  public var name: Text {
    switch self {
    case .institute: Text("科研院所", "institute")
    case .university: Text("高校", "university")
    case .agency: Text("服务机构", "service agency")
    case .expert: Text("专家", "expert")
    }
  }
}

/// How far the publication of a need has come (发布状态).
public enum Publicity: String, Coded {
  case none, proposed, published, withdrawn

  public var name: Text {
    switch self {
    case .none: Text("未拟发布", "not proposed")
    case .proposed: Text("待发布", "proposed")
    case .published: Text("已发布", "published")
    case .withdrawn: Text("已撤下", "withdrawn")
    }
  }
}

/// A step of a match between a need and a provider (对接进展).
public enum MatchStep: String, Coded {
  case contacted, negotiating, contracted, failed, ended

  public var name: Text {
    switch self {
    case .contacted: Text("已联系", "contacted")
    case .negotiating: Text("洽谈中", "negotiating")
    case .contracted: Text("已签约", "contracted")
    case .failed: Text("未成", "failed")
    case .ended: Text("已完成", "ended")
    }
  }
}

/// How far a need has come with its providers (对接状态): the furthest of its matches.
public enum NeedProgress: String, Coded {
  case unmatched, matched, contacted, negotiating, contracted, ended, failed

  public var name: Text {
    switch self {
    case .unmatched: Text("未匹配", "not matched")
    case .matched: Text("已匹配", "matched")
    default: MatchStep(rawValue: rawValue)?.name ?? Text(same: rawValue)
    }
  }
}

/// What the public is told of a need (公开状态).
public enum PublicState: String, Coded {
  case sought, talking, contracted

  public var name: Text {
    switch self {
    case .sought: Text("征集中", "sought")
    case .talking: Text("对接中", "talking")
    case .contracted: Text("已签约", "contracted")
    }
  }
}

/// By what needs are counted (需求统计的维度).
public enum NeedAxis: String, Coded {
  case publicity, progress, outcome

  public var name: Text {
    switch self {
    case .publicity: Text("发布", "publication")
    case .progress: Text("对接", "match")
    case .outcome: Text("办结", "outcome")
    }
  }

  /// The names of all its states: no two of different axes share a code.
  public static var states: [String: Text] {
    func named<Code: Coded>(_ type: Code.Type) -> [(String, Text)] {
      Code.allCases.map { ($0.rawValue, $0.name) }
    }
    return Dictionary(
      uniqueKeysWithValues: named(Publicity.self) + named(NeedProgress.self) + named(NeedState.self))
  }
}

/// What counts of needs are split by (需求统计分组).
public enum NeedGrouping: String, Coded {
  case county, kind

  public var name: Text { self == .county ? Text("县（市、区）", "county") : Text("类别", "kind") }
}
