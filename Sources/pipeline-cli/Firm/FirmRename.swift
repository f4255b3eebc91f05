import Pipeline

extension Command {
  private static let newName = Value<String>.argument("NAME", "新名称", Text("新名称", "new name")) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }

  static let firmRename = Command(
    "firm rename", "企业 更名", .write, Text("企业更名；旧名仍能查到", "rename a firm; the old name still finds it"),
    [Common.firm, newName, Common.on], examples: ["firm rename '#12' 例示新材料股份有限公司 --on 2020-03-01"]
  ) { line, shell in
    let json = try shell.store().changeFirm(
      try line.required(Common.firm), verb: "firm rename", [FirmEdit(.name, try line.required(newName))],
      on: line[Common.on] ?? shell.today, shell.write(line))
    return changed(json)
  }
}
