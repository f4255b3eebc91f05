import Pipeline

extension Command {
  static let applyReturn = Command(
    "apply return", "申报 退回", .write, Text("申报材料被退回，回到方案阶段", "the application was returned: back to the plan"),
    [Common.firm, Common.onRequired, Common.reason], examples: ["apply return 平高 --on 2020-07-01"]
  ) { line, shell in
    let json = try shell.store().takeBackApplication(
      try line.required(Common.firm), verb: "apply return", on: try line.required(Common.onRequired),
      reason: line[Common.reason], shell.write(line))
    return .moved(json, Text("申报已退回", "application returned"))
  }
}
