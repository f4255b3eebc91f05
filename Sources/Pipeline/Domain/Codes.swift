/// A value with a stable code and a Chinese name (编码): both spellings are read, the code is stored.
public protocol Coded: RawRepresentable<String>, CaseIterable, Sendable {
  /// 中文名 and its English.
  var name: Text { get }
  /// What else people call a value (别称), in half width and small letters.
  static var alsoCalled: [String: Self] { get }
}

extension Coded {
  public static var alsoCalled: [String: Self] { [:] }

  /// Reads the code or the English name in any case, the Chinese name, or another word for it.
  public init?(typed: String) {
    let plain = FirmName.halfWidth(typed).trimmingBlanks()
    guard
      let match = Self.allCases.first(where: {
        $0.rawValue == plain.lowercased() || $0.rawValue == plain || $0.name.zh == plain
          || $0.name.en.lowercased() == plain.lowercased()
      }) ?? Self.alsoCalled[plain.lowercased()]
    else { return nil }
    self = match
  }
}

/// Where a firm stands within one stay in the reserve (阶段), in order.
public enum Stage: String, Coded {
  case entered, assigned, diagnosed, planned, ready, applied, reviewed, certified, exited

  public var name: Text {
    switch self {
    case .entered: Text("已入库", "entered")
    case .assigned: Text("已指派", "assigned")
    case .diagnosed: Text("已诊断", "diagnosed")
    case .planned: Text("已制定方案", "planned")
    case .ready: Text("补短板完成", "ready")
    case .applied: Text("已申报", "applied")
    case .reviewed: Text("评审通过", "reviewed")
    case .certified: Text("已认定", "certified")
    case .exited: Text("已出库", "exited")
    }
  }
}

/// Why a firm left without a certificate (出库原因).
public enum ExitReason: String, Coded {
  case moved, closed, violation, fraud, expired, declined, uncooperative

  public var name: Text {
    switch self {
    case .moved: Text("迁出", "moved away")
    case .closed: Text("注销吊销", "closed down")
    case .violation: Text("失信或事故", "violation or accident")
    case .fraud: Text("弄虚作假", "fraud")
    case .expired: Text("期满", "term expired")
    case .declined: Text("自愿退出", "declined")
    case .uncooperative: Text("不配合", "uncooperative")
    }
  }
}

/// By what a word found a firm (检索方式), best first.
public enum FirmMatch: String, Coded {
  case exact, alias, beginning, part, pinyin, sound, similar

  /// Shown to choose from, never taken.
  public var isGuess: Bool { self == .sound || self == .similar }

  public var name: Text {
    switch self {
    case .exact: Text("全名或代码", "name or code")
    case .alias: Text("简称或曾用名", "alias or former name")
    case .beginning: Text("开头", "beginning")
    case .part: Text("其中一段", "part of it")
    case .pinyin: Text("拼音", "pinyin")
    case .sound: Text("同音", "sounds alike")
    case .similar: Text("相近", "similar")
    }
  }
}

/// How a visit was made (走访方式).
public enum VisitMode: String, Coded {
  case onSite = "现场"
  case phone = "电话"
  case online = "线上"

  public var name: Text {
    switch self {
    case .onSite: Text("现场", "on site")
    case .phone: Text("电话", "phone")
    case .online: Text("线上", "online")
    }
  }
}

/// How a title came to the firm (获得方式).
public enum Acquisition: String, Coded {
  case own = "自主研发"
  case bought = "受让"
  case given = "受赠"
  case merged = "并购"

  public var name: Text {
    switch self {
    case .own: Text("自主研发", "own research")
    case .bought: Text("受让", "assigned")
    case .given: Text("受赠", "donated")
    case .merged: Text("并购", "merged")
    }
  }
}

/// A serious event within the year before an application (重大事故或严重违法).
public enum IncidentKind: String, Coded {
  case safety = "安全"
  case quality = "质量"
  case environment = "环境"

  public var name: Text {
    switch self {
    case .safety: Text("安全", "safety")
    case .quality: Text("质量", "quality")
    case .environment: Text("环境", "environment")
    }
  }
}

/// What lets a firm count as a technology SME without the score (资质荣誉, 115号 第八条).
public enum HonourKind: String, Coded {
  case award, institute, standard

  public var name: Text {
    switch self {
    case .award: Text("国家科技奖励", "national science award")
    case .institute: Text("省部级以上研发机构", "provincial R&D institute")
    case .standard: Text("主导制定标准", "standard drafted")
    }
  }
}

/// Why two firms may be one (疑似重复缘由), the strongest first.
public enum Likeness: String, Coded {
  case sameName = "same_name"
  case formerName = "former_name"
  case similarName = "similar_name"
  case sameAddress = "same_address"

  public var name: Text {
    switch self {
    case .sameName: Text("同名", "same name")
    case .formerName: Text("曾用名", "former name")
    case .similarName: Text("名称相近", "similar name")
    case .sameAddress: Text("同址同日成立", "same address and day")
    }
  }
}

/// The experts' result (评审结果).
public enum ReviewResult: String, Coded {
  case pass, fail

  public var name: Text {
    switch self {
    case .pass: Text("通过", "passed")
    case .fail: Text("不通过", "failed")
    }
  }
}
