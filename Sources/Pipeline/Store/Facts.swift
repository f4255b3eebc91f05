import PipelineSQL
import Postgres

extension Store {
  /// Sets figures of one fiscal year (年度指标).
  public func setFacts(
    _ firm: String, year: Int, _ values: [(key: FactKey, value: FactValue)], forecast: Bool, on: Day,
    _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.fact_set(\(write.op), \(PipelineSQL.build), \(key(firm)), \(year),
        \(on.description), \(values.map(\.key.rawValue)), \(values.map(\.value.decimal)), \(forecast)) as answer
      """)
  }

  /// A firm's figures by year; money is a decimal text in yuan, as everywhere in JSON.
  public func facts(_ firm: String) throws -> Table {
    let raw = try table(
      [
        .init("year", Text("年度", "year"), .number), .init("key", Text("代码", "key")),
        .init("name", Text("指标", "figure"), .coded(FactKey.byName)),
        .init("value", Text("数值", "value"), .measure(unit: "unit")),
        .init("unit", Text("单位", "unit"), .coded(Store.units), hidden: true),
        .init("forecast", Text("预计", "forecast"), .flag), .init("on_date", Text("日期", "on"), .day),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by")),
      ], "select * from api.fact_show(\(key(firm)))")
    let places = Dictionary(uniqueKeysWithValues: raw.columns.enumerated().map { ($1.key, $0) })
    guard let value = places["value"], let unit = places["unit"] else { return raw }
    return Table(
      raw.columns,
      raw.rows.map { row in
        var row = row
        let plain = row[value].plain
        row[value] = row[unit] == "yuan" ? .string(plain) : .number(Store.trimmed(plain))
        return row
      })
  }

  /// A decimal without trailing zeros: `62.00` heads are 62.
  private static func trimmed(_ decimal: String) -> String {
    guard decimal.contains(".") else { return decimal }
    let digits = decimal.reversed().drop { $0 == "0" }
    return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
  }

  private static let units: [String: Text] = [
    "yuan": Text("元", "yuan"), "heads": Text("人", "heads"), "points": Text("分", "points"),
    "items": Text("项", "items"),
  ]

  /// Adds a conversion of results into products (科技成果转化).
  public func addAchievement(_ firm: String, year: Int, title: String, on: Day, ids: IDs, _ write: Write)
    throws -> JSON
  {
    try self.write(
      write,
      """
      select api.achievement_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(year), \(title), \(on.description)) as answer
      """)
  }

  /// Records an incident, or with a nil kind that a check found none up to that day (事故核查).
  public func addIncident(
    _ firm: String, on: Day, kind: IncidentKind?, evidence: String?, ids: IDs, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.incident_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(on.description), \(kind?.rawValue), \(evidence)) as answer
      """)
  }
}
