import Pipeline

extension Command {
  private static let year = Value<Int>.argument("YEAR", "年度", Text("会计年度", "fiscal year")) {
    word, spelling, _ in
    try Common.readWhole(word, spelling, from: 1949, to: 2200)
  }
  private static let pairs = Value<String>.argument(
    "KEY=VALUE", "名称=值",
    Text(
      "例如 研发费用=60万 staff=62：中文名、代码都可以，等号两边不空格",
      "for example sales=1850万 rd=60万 staff=62, no blanks around the sign"),
    repeated: true
  ) { word, _, _ in
    _ = try FactWords.pair(word)
    return word
  }
  private static let forecast = Flag(
    "forecast", "预计", Text("年度还没有结束，是预计数", "the year is not over: expected figures"))

  static let factSet = Command(
    "fact set", "指标 设定", .write, Text("登记企业某年度的指标", "set a firm's figures of a fiscal year"),
    [Common.firm, year, pairs, forecast, Common.on],
    examples: [
      "fact set 平高 2018 sales=1850万 rd=60万 staff=62 tech_staff=7", "fact set 平高 2018 研发费用=60万 职工总数=62",
    ]
  ) { line, shell in
    let values = try line.all(pairs).map(FactWords.pair)
    let names = values.map(\.key)
    if let twice = names.first(where: { key in names.count { $0 == key } > 1 }) {
      throw InputRefusal.repeated(option: twice.rawValue)
    }
    let json = try shell.store().setFacts(
      try line.required(Common.firm), year: try line.required(year), values, forecast: line[forecast],
      on: line[Common.on] ?? shell.today, shell.write(line))
    var answer = changed(json)
    // 120 is what is left of 120万 when the unit was forgotten.
    let bare = values.filter {
      $0.key.unit == .yuan && $0.value.hundredths != 0 && $0.value.hundredths.magnitude < 10_000 * 100
    }
    if !bare.isEmpty {
      let said = bare.map(\.key.name)
      answer.notes.append(
        Text(
          "请核对：\(said.map(\.zh).joined(separator: "、"))按元登记，不到 1 万元；万元要写单位，如 \(bare[0].key.rawValue)=120万",
          "please check: \(said.map(\.en).joined(separator: ", ")) recorded in yuan, below 10,000; for 10k yuan write the unit, such as \(bare[0].key.rawValue)=120万"
        ))
    }
    return answer
  }
}
