import Pipeline

extension Command {
  static let assignSet = Command(
    "assign set", "指派 设定", .write, Text("给企业指派首席科技服务员，或换人", "assign an officer to a firm, or another one"),
    [Common.firm, Common.officer, Common.onRequired], examples: ["assign set 平高 张例示 --on 2019-08-20"]
  ) { line, shell in
    let json = try shell.store().assign(
      try line.required(Common.firm), to: try line.required(Common.officer),
      on: try line.required(Common.onRequired),
      shell.write(line))
    let name = json["officer"]["name"].plain
    if json["changed"].bool == false {
      return .moved(json, Text("服务员已是\(name)，未写入", "the officer is \(name) already, nothing written"))
    }
    let before = json["before"].string.map { Text("（原为\($0)）", " (was \($0))") } ?? Text(same: "")
    return .moved(
      json, Text("指派给\(name)", "assigned to \(name)") + before,
      next: Answer.step("diagnose '#\(json["firm"]["no"].plain)' --on TODAY"))
  }
}
