/// The conversion report as scripts read it: for the whole, or for each group, D1, D4, D6 and D8 under their fixed keys.
struct ConversionJSON {
  let counts: ReportCounts
  let incidence: Table
  let ratio: Table

  var members: [JSON.Member] {
    guard counts.by != nil else { return part("") }
    let groups = counts.bins.map { bin in
      JSON.object([.init("key", .string(bin)), .init("name", counts.name(ofBin: bin))] + part(bin))
    }
    return [.init("groups", .array(groups))]
  }

  private func part(_ bin: String) -> [JSON.Member] {
    let items = ["entered", "certified", "exited", "stock"]
    let identity = zip(items, counts.counts("identity", "all", items, bin: bin))
    return [
      .init("stock", .int(counts.count("identity", "all", "stock", bin: bin))),
      .init("identity", .object(identity.map { JSON.Member($0, $1) })),
      .init("cohorts", .array(cohorts(bin))),
      .init(
        "cumulative_incidence",
        .array(rows(incidence, bin, ["days", "certified", "exited", "in_stock", "low", "high", "at_risk"]))),
      .init("ratio", .array(rows(ratio, bin, ["year", "entered", "certified", "ratio"]))),
    ]
  }

  private func cohorts(_ bin: String) -> [JSON] {
    let places = Report.cohortPlaces(counts, bin: bin)
    return counts.places("cohorts", bin: bin).map { year in
      let entered = counts.count("cohorts", year, "entered", bin: bin)
      let horizons = places.filter { "\($0.year)" == year }.map { place, _, months -> JSON in
        let certified = counts.count("horizons", place, "certified", bin: bin)
        let immature = counts.count("horizons", place, "immature", bin: bin)
        let rate = Percent.json(certified, of: entered)
        let line: JSON = [
          "months": .int(months), "certified": .int(certified), "mature": .bool(immature == 0),
          "immature": .int(immature), "rate": immature == 0 ? rate : .null,
        ]
        return immature == 0 ? line : line.setting("at_least", rate)
      }
      return [
        "year": .number(year), "entered": .int(entered),
        "certified": .int(counts.count("cohorts", year, "certified", bin: bin)), "horizons": .array(horizons),
      ]
    }
  }

  private func rows(_ table: Table, _ bin: String, _ keys: [String]) -> [JSON] {
    table.rows.filter { counts.by == nil || table.value("group", in: $0) == .string(bin) }
      .map { row in .object(keys.map { JSON.Member($0, table.value($0, in: row)) }) }
  }
}
