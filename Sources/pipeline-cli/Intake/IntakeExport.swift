import Pipeline

extension Command {
  private static let out = Common.text(
    "out", "输出", "FILE", Text("输出文件：.xlsx 或 .csv", "file to write: .xlsx or .csv"), required: true)
  private static let isPublic = Flag(
    "public", "公示", Text("公示版：不含财务、服务员和短板", "for publication: no finance, officer or gaps"))

  static let intakeExport = Command(
    "intake export", "入库 导出", .system, Text("导出年度入库名单，可直接打印上报", "export the annual list, ready to print"),
    [Common.year, out, isPublic, Common.force], examples: ["intake export --year 2019 --out 2019年入库名单.xlsx"]
  ) { line, shell in
    let year = try line.required(Common.year)
    let path = try line.required(out)
    let list = try shell.store().intakeList(year: year)
    let document = IntakeDocument(list: list, year: year, asOf: shell.today, isPublic: line[isPublic])
    let guarded = try OutputFile.write(
      document, to: path, force: line[Common.force], created: shell.secondsSince1970)
    let notes =
      guarded == 0
      ? []
      : [
        Text(
          "有 \(guarded) 个单元格以 = + - @ 开头，已加单引号，以免被当作公式",
          "\(guarded) cells begin with = + - @ and were quoted, lest they be taken for formulas")
      ]
    return Answer(
      json: [
        "file": .string(path), "year": .int(year), "rows": .int(list.rows.count),
        "public": .bool(line[isPublic]),
      ],
      [.line(Text("已写出 \(path)：\(list.rows.count) 家", "wrote \(path): \(list.rows.count) firms"))],
      notes: notes)
  }
}
