import Pipeline

extension Command {
  private static let pairs = Value<FirmEdit>.argument(
    "KEY=VALUE", "名称=值",
    Text("field、product、industry、address、founded", "field, product, industry, address, founded"),
    repeated: true
  ) { word, spelling, reading in
    let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2, let field = names[FirmName.halfWidth(halves[0]).trimmingBlanks()] else {
      throw InputRefusal.badPair(value: word, example: "product=高压开关 field=8.6.2")
    }
    switch field {
    case .field: return FirmEdit(.field, try Common.readField(halves[1], halves[0]))
    case .founded:
      guard let day = Day(halves[1], today: reading.today) else {
        throw InputRefusal.badDay(option: halves[0], value: halves[1])
      }
      return FirmEdit(.founded, day.description)
    default: return FirmEdit(field, try Common.cleanLine(halves[1], halves[0]))
    }
  }

  private static let names: [String: FirmEdit.Field] = [
    "field": .field, "技术领域": .field, "product": .product, "主要产品": .product, "industry": .industry,
    "行业": .industry, "address": .address, "地址": .address, "founded": .founded, "成立日期": .founded,
  ]

  static let firmEdit = Command(
    "firm edit", "企业 修改", .write,
    Text("修改企业的领域、产品、行业、地址、成立日期", "change field, product, industry, address or day of registration"),
    [Common.firm, pairs, Common.on], examples: ["firm edit 平高 field=8.6.2 product=高压开关"]
  ) { line, shell in
    let edits = line.all(pairs)
    if let twice = edits.first(where: { edit in edits.count { $0.field == edit.field } > 1 }) {
      throw InputRefusal.repeated(option: twice.field.rawValue)
    }
    let json = try shell.store().changeFirm(
      try line.required(Common.firm), verb: "firm edit", edits, on: line[Common.on] ?? shell.today,
      shell.write(line))
    return changed(json)
  }

  /// Says what changed; nothing is an answer too.
  static func changed(_ json: JSON) -> Answer {
    let changes = json["changes"].array
    guard !changes.isEmpty else {
      return Answer(
        json: json,
        [.line(Text(same: json["firm"].firmName) + Text("：没有变化，未写入", ": unchanged, nothing written"))])
    }
    let rows = changes.map { change in
      let key = change["field"].isNull ? change["key"] : change["field"]
      return [key, change["old"], change["new"], .text(FactKey(rawValue: key.plain)?.unit.rawValue)]
    }
    let kind = rows.contains { $0[3].isNull } ? Table.Kind.text : .measure(unit: "unit")
    let table = Table(
      [
        .init("key", Text("项目", "item"), .coded(titles)), .init("old", Text("原值", "old"), kind),
        .init("new", Text("新值", "new"), kind), .init("unit", Text("单位", "unit"), hidden: true),
      ], rows)
    return Answer(
      json: json, [.line(Text(same: json["firm"].firmName)), .table(table)], table: table,
      notes: [Answer.undo(json)])
  }

  /// What a changed particular or figure is called.
  private static let titles: [String: Text] = {
    var titles: [String: Text] = [
      "name": Text("企业名称", "name"), "county": Text("县（市、区）", "county"), "field": Text("技术领域", "field"),
      "founded": Text("成立日期", "day of registration"), "product": Text("主要产品", "product"),
      "industry": Text("行业", "industry"), "address": Text("地址", "address"),
    ]
    for key in FactKey.allCases { titles[key.rawValue] = key.name }
    return titles
  }()
}
