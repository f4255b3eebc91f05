import Pipeline

extension Command {
  static let applyWithdraw = Command(
    "apply withdraw", "申报 撤回", .write,
    Text("企业撤回申报，回到方案阶段", "the firm withdrew its application: back to the plan"),
    [Common.firm, Common.onRequired, Common.reason], examples: ["apply withdraw 平高 --on 2020-07-01"]
  ) { line, shell in
    let json = try shell.store().takeBackApplication(
      try line.required(Common.firm), verb: "apply withdraw", on: try line.required(Common.onRequired),
      reason: line[Common.reason], shell.write(line))
    return .moved(json, Text("申报已撤回", "application withdrawn"))
  }
}
