import Pipeline

extension Command {
  private static func readWeights(_ word: String) throws -> Shortlist.Weights {
    let parts = FirmName.halfWidth(word).split(separator: ":", omittingEmptySubsequences: false).map {
      Int($0)
    }
    guard parts.count == 3, let size = parts[0], let growth = parts[1], let rd = parts[2],
      [size, growth, rd].allSatisfy({ (0...100).contains($0) }), size + growth + rd > 0
    else { throw ShortlistRefusal.badWeights(value: word) }
    return Shortlist.Weights(size: size, growth: growth, rd: rd)
  }

  private static let weightsOption = Value<Shortlist.Weights>.option(
    "weights", "权重", "A:B:C", Text("试用别的权重（规模:增速:研发）", "try other weights (size:growth:R&D)")
  ) { word, _, _ in try readWeights(word) }
  private static let weights = Value<Shortlist.Weights>.argument(
    "WEIGHTS", "权重", Text("规模:增速:研发，例如 30:40:30", "size:growth:R&D, such as 30:40:30")
  ) { word, _, _ in try readWeights(word) }
  private static let fiscal = Common.whole(
    "year", "年度", Text("看哪个会计年度（默认上一年）", "which fiscal year (default: the one before)"), from: 1949, to: 2200)
  private static let top = Common.whole("top", "前", Text("只列前几名", "only so many ranks"), from: 1, to: 100_000)
  private static let since = Common.day(
    "since", "起", Text("从哪一天起（默认今天）", "from which day on (default: today)"))
  private static let batch = Value<String>.argument(
    "BATCH", "批次", Text("批次，用来算剩余天数", "batch, for the days left"), required: false
  ) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }

  static let shortlist = Command(
    "shortlist", "遴选", .read,
    Text(
      "百快遴选：有效高企按规模、增速、研发排位，逐行说明；权重由市局设定",
      "holders ranked by size, growth and R&D, explained row by row; weights are the office's"),
    [fiscal, Common.asOf, Common.county, weightsOption, top],
    examples: ["shortlist --as-of 2021-12-31", "shortlist --year 2020 --weights 30:40:30 --top 20 --csv"]
  ) { line, shell in
    let base = try shell.store().shortlistBase(
      year: line[fiscal], asOf: line[Common.asOf], county: line[Common.county])
    let list = try Shortlist(base, weights: line[weightsOption])
    let head = Text(
      "截至 \(list.asOf) 的有效高企，\(list.year) 年度指标；权重 规模 \(list.weights.size)、增速 \(list.weights.growth)、研发 \(list.weights.rd)；每项得分＝低于它的企业所占比例",
      "holders on \(list.asOf), figures of \(list.year); weights: size \(list.weights.size), growth \(list.weights.growth), R&D \(list.weights.rd); points: share of the others that have less"
    )
    return Answer(
      list: list.table(most: line[top], shell.language), title: head,
      empty: Text("没有有效高企", "there is no holder"))
  }

  static let shortlistWeights = Command(
    "shortlist weights", "遴选 权重", .write, Text("设定遴选权重，从某天起；本地设定", "set the weights from a day on; local"),
    [weights, since, Common.reason],
    examples: ["shortlist weights 30:40:30 --since 2021-01-01 --reason 例示会议纪要"]
  ) { line, shell in
    let json = try shell.store().setShortlistWeights(
      try line.required(weights), since: line[since] ?? shell.today, reason: line[Common.reason],
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(json["since"].plain) 起：规模 \(json["size"].plain)、增速 \(json["growth"].plain)、研发 \(json["rd"].plain)",
            "from \(json["since"].plain): size \(json["size"].plain), growth \(json["growth"].plain), R&D \(json["rd"].plain)"
          ))
      ])
  }

  static let applyReady = Command(
    "apply ready", "申报 准备", .read,
    Text("下一批次的准备名单：诊断结论、未完成事项、离截止几天", "who may apply next: verdict, open items, days to the deadline"),
    [batch, Common.asOf, Common.county],
    examples: ["apply ready 2020-1", "apply ready 2020-1 --county 宝丰县 --csv"]
  ) { line, shell in
    Answer(
      list: try shell.store().readyToApply(
        batch: line[batch], asOf: line[Common.asOf], county: line[Common.county]),
      empty: Text("没有可申报的企业", "nobody may apply"))
  }
}
