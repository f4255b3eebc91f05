/// A kind of intellectual property title (知识产权种类); trade marks are none.
public enum IPKind: String, Coded {
  case invention, defence, plant, crop, drug, tcm, layout, utility, design, software

  public var name: Text {
    switch self {
    case .invention: Text("发明专利", "invention patent")
    case .defence: Text("国防专利", "defence patent")
    case .plant: Text("植物新品种", "plant variety")
    case .crop: Text("国家级农作物品种", "national crop variety")
    case .drug: Text("国家新药", "new drug")
    case .tcm: Text("国家一级中药保护品种", "protected Chinese medicine")
    case .layout: Text("集成电路布图设计专有权", "circuit layout")
    case .utility: Text("实用新型", "utility model")
    case .design: Text("外观设计", "design")
    case .software: Text("软件著作权", "software copyright")
    }
  }

  /// Ⅰ类 may be used again in a later application, Ⅱ类 only once (195号 三(二)).
  public var isClassOne: Bool {
    switch self {
    case .utility, .design, .software: false
    default: true
    }
  }
}
