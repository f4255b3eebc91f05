import Pipeline

extension Command {
  private static let newCounty = Value<String>.argument(
    "COUNTY", "县区", Text("县（市、区）：代码或名称", "county office: code or name")
  ) {
    word, spelling, _ in try Common.clean(word, spelling)
  }

  static let firmMove = Command(
    "firm move", "企业 移交", .write, Text("补上或改变企业所属的县（市、区）", "set or change the firm's county office"),
    [Common.firm, newCounty, Common.on], examples: ["firm move '#12' 宝丰县"]
  ) { line, shell in
    let json = try shell.store().changeFirm(
      try line.required(Common.firm), verb: "firm move", [FirmEdit(.county, try line.required(newCounty))],
      on: line[Common.on] ?? shell.today, shell.write(line))
    return changed(json)
  }
}
