import Pipeline

extension Command {
  static let forecastKeep = Command(
    "forecast keep", "预测 存档", .write,
    Text("存下某一天的年末预测和回测，以后与实际对照", "keep a day's forecast with its back-test, to hold it against what comes"),
    [Common.asOf], examples: ["forecast keep", "forecast keep --as-of 2021-06-30"]
  ) { line, shell in
    let json = try shell.store().keepForecast(asOf: line[Common.asOf], shell.write(line))
    let (day, expected) = (json["as_of"].plain, json["expected"].plain)
    let range = "\(json["low"].plain)–\(json["high"].plain)"
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已存 \(day) 的预测：再认定 \(expected)（\(range)）",
            "kept the forecast of \(day): \(expected) more (\(range))"))
      ],
      notes: [Text("以后用 report forecast 与实际对照", "report forecast holds it against what came")])
  }
}
