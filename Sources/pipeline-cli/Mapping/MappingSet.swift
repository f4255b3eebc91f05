import Pipeline

extension Command {
  private static let name = Value<String>.argument(
    "NAME", "名称", Text("对照的名称，例如县（市、区）名", "name of the mapping, such as the county's")
  ) { word, spelling, _ in try Common.clean(word, spelling, longest: 200) }

  private static let pairs = Value<(title: String, means: String?)>.argument(
    "TITLE=WORDS", "表头=读作",
    Text(
      "该县的表头＝通用的表头；不读的列写“不读”，等号后面空着是取消",
      "the county's heading = the usual one; 不读 skips a column, nothing takes it back"),
    repeated: true
  ) { word, _, reading in
    let halves = FirmName.halfWidth(word).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else { throw InputRefusal.badPair(value: word, example: "产值=上年度销售收入（万元）") }
    let title = try Common.clean(String(halves[0]), word, longest: 200)
    let means = halves[1].trimmingBlanks()
    if means.isEmpty { return (title, nil) }
    // Any year will do to see whether the words mean something.
    guard Heading(means, intakeYear: reading.today.year) != .other else {
      throw InputRefusal.unknownHeading(value: means)
    }
    return (title, try Common.clean(means, word, longest: 200))
  }

  static let mappingSet = Command(
    "mapping set", "对照 设定", .write,
    Text("保存一个县自己的表头用语，导入时用 --mapping", "save a county's own words for headings, for --mapping"),
    [name, pairs], examples: ["mapping set 宝丰 单位=企业名称 代码=统一社会信用代码 产值（万）=上年度销售收入（万元）"]
  ) { line, shell in
    let name = try line.required(name)
    let json = try shell.store().setMapping(name, line.all(pairs), shell.write(line))
    let titles = json["titles"].array
    return Answer(
      json: json,
      [
        .line(
          Text(
            "表头对照“\(safeForTerminal(name))”：\(titles.count) 列",
            "mapping “\(safeForTerminal(name))”: \(English.many(titles.count, "heading"))"))
      ]
        + titles.map {
          .line(Text(same: "  \(safeForTerminal($0["title"].plain)) = \(safeForTerminal($0["means"].plain))"))
        })
  }
}
