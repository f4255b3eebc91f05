/// What became of a problem found in a visit (问题处理).
public enum Handling: String, Coded {
  case settled
  case passedOn = "passed_on"
  case toFollow = "to_follow"

  public var name: Text {
    switch self {
    case .settled: Text("当场解决", "settled on the spot")
    case .passedOn: Text("转交", "passed on")
    case .toFollow: Text("待跟进", "to follow")
    }
  }
}

/// How willing a firm is to apply (申报意愿), in five grades (五档), the least first.
public enum Willingness: String, Coded {
  case none = "1"
  case waiting = "2"
  case willing = "3"
  case planning = "4"
  case preparing = "5"

  public var name: Text {
    switch self {
    case .none: Text("无意愿", "none")
    case .waiting: Text("观望", "wait and see")
    case .willing: Text("有意愿", "willing")
    case .planning: Text("有计划", "planning")
    case .preparing: Text("已在准备", "preparing")
    }
  }

  /// 1 to 5.
  public var grade: Int { Int(rawValue) ?? 0 }
}

/// What a firm asks for (企业需求的类别).
public enum NeedKind: String, Coded {
  case funds, people, technology, premises, policy, market, ip, other

  public var name: Text {
    switch self {
    case .funds: Text("融资", "funds")
    case .people: Text("人才", "people")
    case .technology: Text("技术", "technology")
    case .premises: Text("场地", "premises")
    case .policy: Text("政策", "policy")
    case .market: Text("市场", "market")
    case .ip: Text("知识产权", "intellectual property")
    case .other: Text("其他", "other")
    }
  }
}

/// How a need ended (需求办结), or that it has not.
public enum NeedState: String, Coded {
  case open, met, dropped

  public var name: Text {
    switch self {
    case .open: Text("未办结", "open")
    case .met: Text("已解决", "met")
    case .dropped: Text("不再需要", "dropped")
    }
  }
}

/// A need as it is said (企业需求), on the command line `人才:招研发工程师`.
public struct NeedDraft: Sendable, Hashable {
  public let kind: NeedKind
  public let text: String

  public init(kind: NeedKind, text: String) {
    self.kind = kind
    self.text = text
  }

  /// With a kind before a colon, or none, which is `other`; nil when nothing is said.
  public init?(_ typed: String) {
    let halves = typed.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
    if halves.count == 2, let kind = NeedKind(typed: String(halves[0])) {
      let text = halves[1].trimmingBlanks()
      guard !text.isEmpty else { return nil }
      self.init(kind: kind, text: text)
    } else {
      let text = typed.trimmingBlanks()
      guard !text.isEmpty else { return nil }
      self.init(kind: .other, text: text)
    }
  }
}
