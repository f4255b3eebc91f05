import Pipeline

extension Command {
  static let intakeImport = Command(
    "intake import", "入库 导入", .write,
    Text("把县区报来的名单导入后备库，逐行检查", "bring a list into the reserve, checked row by row"),
    [ListLine.file, Common.year, Common.on] + ListLine.parameters,
    examples: [
      "intake import 名单.xlsx --year 2019 --on 2019-08-01 --check",
      "intake import 名单.xlsx --year 2019 --on 2019-08-01",
    ]
  ) { line, shell in
    try ListLine.run(
      "intake import", .firms, year: try line.required(Common.year), on: line[Common.on] ?? shell.today, line,
      shell)
  }
}
