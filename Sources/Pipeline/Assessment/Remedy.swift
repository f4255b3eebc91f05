/// Something that usually mends a gap (补短板措施): local advice with lead time and effort, never law.
public struct Remedy: Sendable, Equatable {
  /// What is done.
  public enum Kind: String, Coded {
    case findOut = "find_out"
    case chooseField = "choose_field"
    case software, utility, design, purchase, invention
    case conversion
    case system, institute, incentive, training, standard
    case hire
    case bookRD = "book_rd"
    case domesticRD = "domestic_rd"
    case hitechIncome = "hitech_income"
    case sales, capital

    public var name: Text {
      switch self {
      case .findOut: Text("查清资料", "find out")
      case .chooseField: Text("确定技术领域", "settle the technical field")
      case .software: Text("登记软件著作权", "register software copyright")
      case .utility: Text("取得实用新型", "obtain utility models")
      case .design: Text("取得外观设计", "obtain designs")
      case .purchase: Text("受让发明专利", "buy an invention patent")
      case .invention: Text("取得发明专利", "obtain an invention patent")
      case .conversion: Text("完成科技成果转化", "convert results into products")
      case .system: Text("健全研发管理制度和辅助账", "set up the R&D system and its ledger")
      case .institute: Text("建立研发机构和产学研合作", "set up an R&D institute with partners")
      case .incentive: Text("建立转化激励制度", "set up the conversion system")
      case .training: Text("建立人才培养引进制度", "set up the training system")
      case .standard: Text("参与制定国家或行业标准", "take part in a standard")
      case .hire: Text("增加科技人员", "add R&D staff")
      case .bookRD: Text("增加并按项目归集研发费用", "spend on R&D and book it by project")
      case .domesticRD: Text("把境外研发转到境内", "move R&D expense into the country")
      case .hitechIncome: Text("提高高新技术产品（服务）收入", "raise high-tech income")
      case .sales: Text("扩大高新产品销售", "raise sales of high-tech products")
      case .capital: Text("增资或留存利润，提高净资产", "raise net assets")
      }
    }

    /// What its amount counts; nil when it is done once.
    public var unit: Unit? {
      switch self {
      case .software, .utility, .design, .purchase, .invention: .titles
      case .conversion: .items
      case .hire: .heads
      case .bookRD, .domesticRD, .hitechIncome, .sales, .capital: .yuan
      case .findOut, .chooseField, .system, .institute, .incentive, .training, .standard: nil
      }
    }

    /// The kind of title it brings; a bought one does not come from own research.
    var title: IPKind? {
      switch self {
      case .software: .software
      case .utility: .utility
      case .design: .design
      case .purchase, .invention: .invention
      default: nil
      }
    }

    /// The judged item it brings to its most points.
    var item: ScoreItem? {
      switch self {
      case .system: .mgmtSystem
      case .institute: .mgmtInstitute
      case .incentive: .mgmtConversion
      case .training: .mgmtPeople
      case .standard: .ipStandard
      default: nil
      }
    }
  }

  /// What an amount counts.
  public enum Unit: String, Sendable {
    case yuan, heads, titles, items

    /// `93.60 万元`, `2 人`.
    public func text(_ amount: Int64) -> Text {
      switch self {
      case .yuan: Text("\(Yuan(fen: amount).exactWan) 万元", "\(Yuan(fen: amount).decimal) yuan")
      case .heads: Text("\(amount) 人", "\(English.many(amount, "head"))")
      case .titles: Text("\(amount) 件", "\(English.many(amount, "title"))")
      case .items: Text("\(amount) 项", "\(English.many(amount, "item"))")
      }
    }

    /// The amount as data: decimal yuan, else a whole number.
    func decimal(_ amount: Int64) -> String { self == .yuan ? Yuan(fen: amount).decimal : String(amount) }
  }

  public let kind: Kind
  /// From the start to when it counts.
  public let leadDays: Int
  /// Days of work: a fixed part, and a part for every `eachOf` begun.
  public let effort: Int
  public let effortEach: Int
  /// Fen for money, else a count.
  public let eachOf: Int64
  /// The bureau that usually helps (责任单位).
  public let bureau: String

  init(kind: Kind, leadDays: Int, effort: Int, effortEach: Int, eachOf: Int64, bureau: String) {
    self.kind = kind
    self.leadDays = leadDays
    self.effort = effort
    self.effortEach = effortEach
    self.eachOf = eachOf
    self.bureau = bureau
  }

  init(_ json: JSON) throws {
    guard let kind = Kind(rawValue: json["kind"].plain), let lead = json["lead_days"].int,
      let effort = json["effort"].int, let each = json["effort_each"].int,
      let eachOf = ExactDecimal(json["each_of"].plain)?.scaled(by: kind.unit == .yuan ? 100 : 1), eachOf > 0
    else { throw LawRefusal.unreadable(ruleSet: "advice", row: json["kind"].plain) }
    self.init(
      kind: kind, leadDays: lead, effort: effort, effortEach: each, eachOf: eachOf,
      bureau: json["bureau"].plain)
  }

  /// Days of work for an amount (fen or a count).
  func effort(for amount: Int64) -> Int {
    let begun = amount / eachOf + (amount % eachOf > 0 ? 1 : 0)
    return effort + effortEach * Int(clamping: begun)
  }
}
