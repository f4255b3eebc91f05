import Pipeline

extension Command {
  static let officerList = Command(
    "officer list", "服务员 列表", .read, Text("首席科技服务员及其在手企业数", "officers and how many firms they look after"),
    examples: ["officer list"]
  ) { _, shell in
    Answer(list: try shell.store().officers(), empty: Text("还没有服务员", "there is no officer yet"))
  }
}
