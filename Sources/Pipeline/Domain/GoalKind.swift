/// What a goal of a year is of (目标种类).
public enum GoalKind: String, Coded {
  case intake, stock, growth

  public var name: Text {
    switch self {
    case .intake: Text("入库", "intake")
    case .stock: Text("存量", "valid stock")
    case .growth: Text("增速", "growth of the stock")
    }
  }

  /// What its number counts.
  public var unit: Text { self == .growth ? Text("%", "%") : Text(" 家", " firms") }
}
