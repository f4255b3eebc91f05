import Pipeline

extension Command {
  static let demo = Command("demo", "演示", .system, Text("演示", "demo")) { _, _ in Answer(json: .null) }
}
