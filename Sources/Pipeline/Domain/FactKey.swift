/// A yearly figure of a firm (年度指标): what `fact set` takes and what a verdict rests on.
public enum FactKey: String, Coded {
  case sales, total_income, hitech_income, rd, rd_domestic, net_assets, staff, tech_staff
  case total_assets, cost
  case ip_advance, ip_support, ip_acquisition, ip_standard
  case mgmt_system, mgmt_institute, mgmt_conversion, mgmt_people

  /// What the number counts.
  public enum Unit: Sendable {
    /// Yuan with fen.
    case yuan
    /// Heads, the yearly mean of the months; may have decimals.
    case heads
    /// Self-assessed whole points (自评分).
    case points
  }

  public var name: Text {
    switch self {
    case .sales: Text("销售收入", "sales income")
    case .total_income: Text("总收入", "total income")
    case .hitech_income: Text("高新技术产品（服务）收入", "high-tech income")
    case .rd: Text("研发费用", "R&D expense")
    case .rd_domestic: Text("境内研发费用", "domestic R&D expense")
    case .net_assets: Text("净资产", "net assets")
    case .staff: Text("职工总数", "staff")
    case .tech_staff: Text("科技人员", "R&D staff")
    case .total_assets: Text("资产总额", "total assets")
    case .cost: Text("成本费用", "costs")
    case .ip_advance: Text("技术先进程度自评", "self-assessed technical level")
    case .ip_support: Text("核心支持作用自评", "self-assessed core support")
    case .ip_acquisition: Text("知识产权获得方式自评", "self-assessed IP acquisition")
    case .ip_standard: Text("参与标准制定自评", "self-assessed standards work")
    case .mgmt_system: Text("研发管理制度自评", "self-assessed R&D system")
    case .mgmt_institute: Text("研发机构自评", "self-assessed R&D institute")
    case .mgmt_conversion: Text("成果转化制度自评", "self-assessed conversion system")
    case .mgmt_people: Text("人才培养制度自评", "self-assessed training system")
    }
  }

  public var unit: Unit {
    switch self {
    case .staff, .tech_staff: .heads
    case .ip_advance, .ip_support, .ip_acquisition, .ip_standard,
      .mgmt_system, .mgmt_institute, .mgmt_conversion, .mgmt_people:
      .points
    default: .yuan
    }
  }

  /// The most points that can be had (195号 三(七)); nil for money and heads.
  public var mostPoints: Int64? {
    switch self {
    case .ip_advance, .ip_support: 8
    case .ip_acquisition, .mgmt_system, .mgmt_institute: 6
    case .mgmt_conversion, .mgmt_people: 4
    case .ip_standard: 2
    default: nil
    }
  }

  /// Only net assets may be below zero.
  public var mayBeNegative: Bool { self == .net_assets }

  /// The other words that sheets and officers use.
  public var synonyms: [String] {
    switch self {
    case .sales: ["营业收入", "销售收入总额", "主营业务收入"]
    case .rd: ["研究开发费用", "研发投入", "研发经费", "研发费用总额"]
    case .rd_domestic: ["境内研究开发费用"]
    case .hitech_income: ["高新技术产品收入", "高新技术产品服务收入", "高新收入", "高新技术产品(服务)收入"]
    case .net_assets: ["年末净资产", "净资产总额"]
    case .staff: ["职工人数", "职工数", "从业人员", "从业人数", "员工人数"]
    case .tech_staff: ["科技人员数", "研发人员数", "研发人员", "科技人员人数"]
    case .total_income: ["收入总额"]
    case .total_assets: ["总资产"]
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
  }

  /// Reads a value for a key. Money takes 万 and 亿; heads and points are plain numbers.
  ///
  /// - Parameter unit: fen in one unit of money when the text names none.
  public init(_ text: String, for key: FactKey, unit: Int64 = 100) throws(Flaw) {
    let read: Int64?
    switch key.unit {
    case .yuan:
      read = Yuan(text, unit: unit)?.fen
    case .heads, .points:
      var body = FirmName.halfWidth(text).trimmingBlanks()
      if key.unit == .heads, body.hasSuffix("人") { body.removeLast() }
      read = ExactDecimal(body)?.scaled(by: 100)
    }
    guard let value = read, abs(value) <= Yuan.limit.fen else { throw .notANumber }
    if value < 0, !key.mayBeNegative { throw .negative }
    if let most = key.mostPoints {
      if value % 100 != 0 { throw .notWhole }
      if value > most * 100 { throw .tooManyPoints(most: most) }
    }
    hundredths = value
  }
}
