/// A yearly figure of a firm (年度指标): what `fact set` takes and what a verdict rests on.
public enum FactKey: String, Coded {
  case sales
  case totalIncome = "total_income"
  case hitechIncome = "hitech_income"
  case rd
  case rdDomestic = "rd_domestic"
  case netAssets = "net_assets"
  case staff
  case techStaff = "tech_staff"
  case totalAssets = "total_assets"
  case cost
  case ipAdvance = "ip_advance"
  case ipSupport = "ip_support"
  case ipAcquisition = "ip_acquisition"
  case ipStandard = "ip_standard"
  case mgmtSystem = "mgmt_system"
  case mgmtInstitute = "mgmt_institute"
  case mgmtConversion = "mgmt_conversion"
  case mgmtPeople = "mgmt_people"
  case rdOther = "rd_other"
  case techStaff183 = "tech_staff_183"
  case conversions

  /// What the number counts.
  public enum Unit: String, Sendable {
    /// Yuan with fen.
    case yuan
    /// Heads, the yearly mean of the months; may have decimals.
    case heads
    /// Self-assessed whole points (自评分).
    case points
    /// Whole things counted (项).
    case items
  }

  public var name: Text {
    switch self {
    case .sales: Text("销售收入", "sales income")
    case .totalIncome: Text("总收入", "total income")
    case .hitechIncome: Text("高新技术产品（服务）收入", "high-tech income")
    case .rd: Text("研发费用", "R&D expense")
    case .rdDomestic: Text("境内研发费用", "domestic R&D expense")
    case .netAssets: Text("净资产", "net assets")
    case .staff: Text("职工总数", "staff")
    case .techStaff: Text("科技人员", "R&D staff")
    case .totalAssets: Text("资产总额", "total assets")
    case .cost: Text("成本费用", "costs")
    case .ipAdvance: Text("技术先进程度自评", "self-assessed technical level")
    case .ipSupport: Text("核心支持作用自评", "self-assessed core support")
    case .ipAcquisition: Text("知识产权获得方式自评", "self-assessed IP acquisition")
    case .ipStandard: Text("参与标准制定自评", "self-assessed standards work")
    case .mgmtSystem: Text("研发管理制度自评", "self-assessed R&D system")
    case .mgmtInstitute: Text("研发机构自评", "self-assessed R&D institute")
    case .mgmtConversion: Text("成果转化制度自评", "self-assessed conversion system")
    case .mgmtPeople: Text("人才培养制度自评", "self-assessed training system")
    case .rdOther: Text("研发费用中的其他费用", "other expense within R&D")
    case .techStaff183: Text("满183天的科技人员", "R&D staff of 183 days")
    case .conversions: Text("科技成果转化项数", "conversions of results")
    }
  }

  /// Names with the code to type, by code: `销售收入 sales`.
  public static let shown = Dictionary(
    uniqueKeysWithValues: allCases.map { key in
      let code = " " + key.rawValue
      return (key.rawValue, key.name + Text(code, key.name.en == key.rawValue ? "" : code))
    })
  /// The English name by the Chinese one, for names that the database hands over.
  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name.zh, $0.name) })

  public var unit: Unit {
    switch self {
    case .staff, .techStaff, .techStaff183: .heads
    case .conversions: .items
    case .ipAdvance, .ipSupport, .ipAcquisition, .ipStandard,
      .mgmtSystem, .mgmtInstitute, .mgmtConversion, .mgmtPeople:
      .points
    default: .yuan
    }
  }

  /// The most points that can be had (195号 三(七)); nil for money and heads.
  public var mostPoints: Int64? {
    switch self {
    case .ipAdvance, .ipSupport: 8
    case .ipAcquisition, .mgmtSystem, .mgmtInstitute: 6
    case .mgmtConversion, .mgmtPeople: 4
    case .ipStandard: 2
    default: nil
    }
  }

  /// Only net assets may be below zero.
  public var mayBeNegative: Bool { self == .netAssets }

  /// The other words that sheets and officers use.
  public var synonyms: [String] {
    switch self {
    case .sales: ["营业收入", "销售额", "销售", "销售收入总额", "主营业务收入"]
    case .rd: ["研究开发费用", "研发投入", "研发经费", "研发", "研发费用总额"]
    case .rdDomestic: ["境内研究开发费用"]
    case .hitechIncome: ["高新技术产品收入", "高新技术产品服务收入", "高新收入", "高新技术产品(服务)收入"]
    case .netAssets: ["年末净资产", "净资产总额"]
    case .staff: ["职工人数", "职工数", "从业人员", "从业人数", "员工人数", "职工", "员工", "人数"]
    case .techStaff: ["科技人员数", "研发人员数", "研发人员", "科技人员人数"]
    case .totalIncome: ["收入总额"]
    case .totalAssets: ["总资产"]
    case .rdOther: ["其他费用"]
    case .conversions: ["成果转化项数", "转化项数"]
    default: []
    }
  }

  /// Reads a key, its Chinese name or a synonym.
  public init?(spelled typed: String) {
    let plain = FirmName.key(typed).lowercased()
    guard
      let match = FactKey.allCases.first(where: { key in
        ([key.rawValue, key.name.zh] + key.synonyms).contains { FirmName.key($0).lowercased() == plain }
      })
    else { return nil }
    self = match
  }
}

/// One stated value (指标值), as hundredths of its unit: fen, hundredths of a head, hundredths of a point.
public struct FactValue: Sendable, Hashable {
  public let hundredths: Int64

  public init(hundredths: Int64) { self.hundredths = hundredths }

  /// Decimal text with two places.
  public var decimal: String { Yuan(fen: hundredths).decimal }

  /// Why a text is not a value of a key.
  public enum Flaw: Error, Sendable, Equatable {
    case notANumber
    case negative
    case tooManyPoints(most: Int64)
    case notWhole
    /// Beyond what may be stored: the highest, in hundredths.
    case outOfRange(highest: Int64)
  }

  /// Reads a value for a key. Money takes 万 and 亿; heads and points are plain numbers.
  ///
  /// - Parameter unit: fen in one unit of money when the text names none.
  public init(_ text: String, for key: FactKey, unit: Int64 = 100) throws(Flaw) {
    let read: Int64?
    switch key.unit {
    case .yuan:
      read = Yuan(text, unit: unit)?.fen
    case .heads, .points, .items:
      var body = FirmName.halfWidth(text).trimmingBlanks()
      if key.unit == .heads, body.hasSuffix("人") { body.removeLast() }
      read = ExactDecimal(body)?.scaled(by: 100)
    }
    let limit =
      switch key.unit {
      case .heads: Int64(1_000_000_000)
      case .items: Int64(100_000_000)
      case .yuan, .points: Yuan.limit.fen
      }
    guard let value = read else { throw .notANumber }
    guard value.magnitude <= limit else { throw .outOfRange(highest: limit) }
    if value < 0, !key.mayBeNegative { throw .negative }
    if key.unit == .items, value % 100 != 0 { throw .notWhole }
    if let most = key.mostPoints {
      if value % 100 != 0 { throw .notWhole }
      if value > most * 100 { throw .tooManyPoints(most: most) }
    }
    hundredths = value
  }
}
