/// One of the twelve items of the innovation score (评价指标, 195号 三(七)), in the order of the law.
public enum ScoreItem: String, Coded {
  case ipAdvance = "ip_advance"
  case ipSupport = "ip_support"
  case ipQuantity = "ip_quantity"
  case ipAcquisition = "ip_acquisition"
  case ipStandard = "ip_standard"
  case conversion
  case mgmtSystem = "mgmt_system"
  case mgmtInstitute = "mgmt_institute"
  case mgmtConversion = "mgmt_conversion"
  case mgmtPeople = "mgmt_people"
  case growthNetAssets = "growth_net_assets"
  case growthSales = "growth_sales"

  public var name: Text {
    switch self {
    case .ipAdvance: Text("技术先进程度", "technical level")
    case .ipSupport: Text("核心支持作用", "core support")
    case .ipQuantity: Text("知识产权数量", "number of titles")
    case .ipAcquisition: Text("获得方式", "how acquired")
    case .ipStandard: Text("参与标准制定", "work on standards")
    case .conversion: Text("科技成果转化", "conversion of results")
    case .mgmtSystem: Text("研发管理制度", "R&D system")
    case .mgmtInstitute: Text("研发机构", "R&D institute")
    case .mgmtConversion: Text("转化激励制度", "conversion system")
    case .mgmtPeople: Text("人才培养制度", "training system")
    case .growthNetAssets: Text("净资产增长率", "growth of net assets")
    case .growthSales: Text("销售收入增长率", "growth of sales")
    }
  }

  /// The block whose points are capped together (知识产权 30、成果转化 30、组织管理 20、成长性 20).
  public enum Block: CaseIterable, Sendable { case ip, conversion, management, growth }

  public var block: Block {
    switch self {
    case .ipAdvance, .ipSupport, .ipQuantity, .ipAcquisition, .ipStandard: .ip
    case .conversion: .conversion
    case .mgmtSystem, .mgmtInstitute, .mgmtConversion, .mgmtPeople: .management
    case .growthNetAssets, .growthSales: .growth
    }
  }

  /// The self-assessed points of a judged item; nil for items that follow from counts.
  public var fact: FactKey? {
    switch self {
    case .ipAdvance: .ipAdvance
    case .ipSupport: .ipSupport
    case .ipAcquisition: .ipAcquisition
    case .ipStandard: .ipStandard
    case .mgmtSystem: .mgmtSystem
    case .mgmtInstitute: .mgmtInstitute
    case .mgmtConversion: .mgmtConversion
    case .mgmtPeople: .mgmtPeople
    case .ipQuantity, .conversion, .growthNetAssets, .growthSales: nil
    }
  }
}

/// What the points of an item rest on (依据): counts decide, a self-score narrows, or nothing is known yet.
public enum ScoreBasis: String, Coded {
  case counts, judgement, unknown

  public var name: Text {
    switch self {
    case .counts: Text("按数计", "counted")
    case .judgement: Text("判断", "judged")
    case .unknown: Text("待定", "open")
    }
  }
}
