import Pipeline

/// What looks like a slip in figures just recorded (指标存疑): they are recorded, and the person is asked to look again.
struct FactDoubts {
  let said: [Text]

  /// - Parameter json: the answer of `api.fact_set`, with what each figure was.
  init(
    _ json: JSON, _ values: [(key: FactKey, value: FactValue)], year: Int, forecast: Bool, today: Day
  ) {
    var said: [Text] = []
    if year >= today.year, !forecast {
      said.append(
        Text(
          "\(year) 年还没有结束：是预计数的话加 --forecast 再登记一次。",
          "\(year) is not over: if these are expected figures, record them again with --forecast."))
    }
    for change in json["changes"].array {
      guard let key = FactKey(rawValue: change["key"].plain), let was = Double(change["old"].plain),
        let now = Double(change["new"].plain), min(was, now) > 0, max(was, now) / min(was, now) >= 100
      else { continue }
      said.append(
        Text(
          "请核对\(key.name.zh)：和原来登记的相差 100 倍以上，单位写对了吗？",
          "please check \(key.name.en): a hundred times more or less than before; is the unit right?"))
    }
    let given = Dictionary(values.map { ($0.key, $0.value.hundredths) }) { _, last in last }
    for (part, whole) in [
      (FactKey.techStaff, FactKey.staff), (.techStaff183, .techStaff), (.rd, .sales),
      (.hitechIncome, .totalIncome),
      (.rdDomestic, .rd),
    ] {
      guard let small = given[part], let large = given[whole], small > large else { continue }
      said.append(
        Text(
          "请核对：\(part.name.zh)比\(whole.name.zh)还多。", "please check: \(part.name.en) exceeds \(whole.name.en)."
        ))
    }
    self.said = said
  }
}
