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

  /// What officers write for a kind (类别的别称).
  private static let words: [(NeedKind, [String])] = [
    (
      .funds,
      [
        "贷款", "资金", "流动资金", "借款", "担保", "投资", "股权", "授信", "抵押", "loan", "loans", "money", "credit", "funding",
        "investment",
      ]
    ),
    (
      .people,
      [
        "招人", "招聘", "招工", "用工", "人员", "工程师", "技术员", "专家", "员工", "staff", "hiring", "engineer", "engineers",
      ]
    ),
    (
      .technology,
      ["技术难题", "技术攻关", "产学研", "检测", "研发", "工艺", "设备", "tech", "testing", "equipment", "research"]
    ),
    (.premises, ["厂房", "用地", "土地", "车间", "办公", "仓库", "land", "workshop", "plant", "rooms"]),
    (.policy, ["补助", "补贴", "奖补", "税收", "优惠", "申报", "subsidy", "subsidies", "tax"]),
    (.market, ["订单", "销路", "销售", "客户", "推广", "orders", "sales", "customers"]),
    (.ip, ["专利", "商标", "软著", "著作权", "patent", "patents", "trademark"]),
  ]

  public static let alsoCalled = Dictionary(
    words.flatMap { kind, words in words.map { ($0, kind) } }, uniquingKeysWith: { one, _ in one })

  /// The kind that a text seems to be of: the one whose words stand in it, the longest word first; nil for none.
  public static func guessed(from text: String) -> NeedKind? {
    let plain = FirmName.halfWidth(text).lowercased()
    let english = Set(plain.split { !$0.isLetter }.map(String.init))
    let named = allCases.filter { $0 != .other }.map { ($0.name.zh, $0) }
    let found = (alsoCalled.map { ($0.key, $0.value) } + named).filter { word, _ in
      word.allSatisfy(\.isASCII) ? english.contains(word) : plain.contains(word)
    }
    return found.max { ($0.0.count, $1.0) < ($1.0.count, $0.0) }?.1
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
  /// Whether the kind was said; where it was not, it is `other`. No part of what the need is.
  public let isKindSaid: Bool

  public init(kind: NeedKind, text: String, isKindSaid: Bool = true) {
    self.kind = kind
    self.text = text
    self.isKindSaid = isKindSaid
  }

  public static func == (one: NeedDraft, other: NeedDraft) -> Bool {
    one.kind == other.kind && one.text == other.text
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(text)
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
      self.init(kind: .other, text: text, isKindSaid: false)
    }
  }
}
