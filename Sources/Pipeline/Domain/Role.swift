/// What a person is in this database (角色); it decides what they see and which verbs they have.
public enum Role: String, Coded {
  case officer, county, city, finance, auditor

  public var name: Text {
    switch self {
    case .officer: Text("服务员", "officer")
    case .county: Text("县级", "county")
    case .city: Text("市级", "city")
    case .finance: Text("财政", "finance")
    case .auditor: Text("审计", "auditor")
    }
  }

  /// The name of a role by its code, or the code itself.
  static func words(_ code: String) -> Text { Role(rawValue: code)?.name ?? Text(same: code) }
}
