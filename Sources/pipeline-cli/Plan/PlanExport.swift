import Pipeline

extension Command {
  private static let out = Paper.out(["xlsx", "docx", "pdf"])

  static let planExport = Command(
    "plan export", "方案 导出", .system, Text("导出一企一策表：一家企业一份", "export the one-firm-one-plan sheet"),
    [Common.firm, out, Paper.columns, Paper.force], examples: ["plan export 平高 --out 平高一企一策.docx"]
  ) { line, shell in
    let path = try line.required(out)
    let columns = try Paper.columnSet(line, for: .plan)
    let store = try shell.store()
    let document = PlanDocument(
      plan: try store.planSheet(try line.required(Common.firm)), asOf: shell.today,
      knownAt: try store.moment(), columns: columns)
    let notes = try Paper.write(
      document.file(for: path), to: path, "plan export \(document.firm)", rows: document.rows, line, shell)
    return .wrote(path, Text(same: document.firm), document.stamp, notes)
  }
}

extension Answer {
  /// That a document about something was written.
  static func wrote(_ path: String, _ about: Text, _ stamp: DataStamp, _ notes: [Text] = []) -> Answer {
    let json: JSON = ["file": .string(path), "about": .string(about.zh)]
    let shown = Text(safeForTerminal(about.zh), safeForTerminal(about.en))
    return Answer(
      json: stamp.json.members.reduce(json) { $0.setting($1.key, $1.value) },
      [.line(Text("已写出 \(safeForTerminal(path))：", "wrote \(safeForTerminal(path)): ") + shown)],
      notes: notes)
  }
}
