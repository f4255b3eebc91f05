import Pipeline

/// The way through the reserve counted again from the ledger (重数), stay by stay, as of a day.
///
/// Each function answers what a report's figure should say: by the place in the figure, then by column.
struct Recount {
  typealias Figure = [String: [String: Int]]

  let last: Day
  private let lines: Ledger
  private let certificates: [Ledger.Certificate]
  /// Stays of each firm by the day, as far as they had gone.
  private let stays: [(line: Int, nth: Int, stay: Decade.Stay)]

  init(_ decade: Decade, _ lines: Ledger, through last: Day) {
    (self.last, self.lines) = (last, lines)
    certificates = lines.certificates.filter { $0.issued <= last }
    stays = decade.firms.flatMap { firm in
      firm.stays.enumerated().compactMap { nth, stay in
        guard stay.entered <= last else { return nil }
        var stay = stay
        stay.steps.removeAll { $0.on > last }
        stay.visits.removeAll { $0 > last }
        stay.applications.removeAll { $0.on > last }
        if let ended = stay.ended, ended > last { (stay.ended, stay.outcome) = (nil, nil) }
        return (firm.number, nth, stay)
      }
    }
  }

  private static func position(_ stage: Stage) -> Int { Stage.allCases.firstIndex(of: stage) ?? 0 }

  /// D7 over the whole decade.
  func stages() -> Figure {
    var figure: Figure = [:]
    func add(_ stage: Stage, _ items: String...) {
      for item in items { figure[stage.rawValue, default: [:]][item, default: 0] += 1 }
    }
    for (_, _, stay) in stays {
      let path = stay.steps.map(\.stage)
      for (place, stage) in path.enumerated() where stage != .exited {
        guard place + 1 < path.count else {
          add(stage, "entered", "there")
          continue
        }
        let next = path[place + 1]
        add(
          stage, "entered",
          next == .exited ? "exited" : Self.position(next) > Self.position(stage) ? "advanced" : "back")
      }
      let been = Set(path).subtracting([.exited])
      let furthest = been.map(Self.position).max() ?? 0
      for stage in Stage.allCases where stage != .exited {
        if been.contains(stage) {
          add(stage, "visited", "reached")
        } else if Self.position(stage) < furthest {
          add(stage, "skipped", "reached")
        }
      }
    }
    return figure
  }

  /// D9: applications of a period.
  func batches(since first: Day) -> Figure {
    var row: [String: Int] = ["applied": 0, "certified": 0, "rejected": 0, "pending": 0, "taken_back": 0]
    for one in stays.flatMap(\.stay.applications) where one.on >= first {
      row["applied", default: 0] += 1
      row[one.fates.last { $0.on <= last }?.fate ?? "pending", default: 0] += 1
    }
    return ["2019-1": row]
  }

  /// D2.
  func intake() -> Figure {
    var figure: Figure = [:]
    var seen: Set<[Int]> = []
    for (line, nth, stay) in stays where seen.insert([line, stay.entered.year]).inserted {
      for item in ["entered", nth == 0 ? "first" : "again"] {
        figure["\(stay.entered.year)", default: ["first": 0, "again": 0]][item, default: 0] += 1
      }
    }
    return figure
  }

  /// D5.
  func cohorts() -> Figure {
    var figure: Figure = [:]
    for (_, nth, stay) in stays where nth == 0 {
      for item in ["entered", stay.outcome?.rawValue ?? "stock"] {
        figure[
          "\(stay.entered.year)", default: ["entered": 0, "certified": 0, "exited": 0, "stock": 0]][
            item, default: 0] += 1
      }
    }
    return figure
  }

  /// D4.
  func horizons() -> Figure {
    var figure: Figure = [:]
    for (_, nth, stay) in stays where nth == 0 {
      for months in [6, 12, 24, 36] {
        let due = Self.later(stay.entered, months: months)
        var row =
          figure["\(stay.entered.year)/\(months)"] ?? [
            "entered": 0, "certified": 0, "immature": 0, "at_risk": 0,
          ]
        row["entered", default: 0] += 1
        if stay.outcome == .certified, let ended = stay.ended, ended <= due {
          row["certified", default: 0] += 1
        }
        if due > last { row["immature", default: 0] += 1 }
        if (stay.ended ?? last) >= due { row["at_risk", default: 0] += 1 }
        figure["\(stay.entered.year)/\(months)"] = row
      }
    }
    return figure
  }

  /// The same day some months later, or the last of that month.
  private static func later(_ day: Day, months: Int) -> Day {
    let month = day.month - 1 + months
    return (0...3).lazy.compactMap { less in
      Day(year: day.year + month / 12, month: month % 12 + 1, day: day.day - less)
    }.first ?? day
  }

  /// The progress of the counties over a period that ends on the day.
  func counties(since first: Day) -> Figure {
    var figure: Figure = [:]
    let items = [
      "entered", "period_entered", "stock", "planned", "visits", "visited", "applied", "certified", "valid",
      "valid_before",
    ]
    for place in Decade.offices + ["all"] {
      figure[place] = Dictionary(uniqueKeysWithValues: items.map { ($0, 0) })
    }
    func add(_ county: String, _ item: String, _ n: Int = 1) {
      for place in [county, "all"] { figure[place]?[item, default: 0] += n }
    }
    /// Firms once in each county and once in all.
    func addFirms(_ item: String, _ pairs: [(line: Int, county: String)]) {
      for place in Decade.offices {
        figure[place]?[item] = Set(pairs.filter { $0.county == place }.map(\.line)).count
      }
      figure["all"]?[item] = Set(pairs.map(\.line)).count
    }
    addFirms(
      "entered", stays.filter { $0.stay.entered.year == last.year }.map { ($0.line, $0.stay.county) })
    addFirms(
      "period_entered", stays.filter { $0.stay.entered >= first }.map { ($0.line, $0.stay.county) })
    var visited: [(line: Int, county: String)] = []
    for (line, _, stay) in stays {
      if stay.ended == nil {
        add(stay.county, "stock")
        if stay.steps.contains(where: { $0.stage == .planned }) { add(stay.county, "planned") }
      }
      let visits = stay.visits.filter { day in day >= first && stay.ended.map { day < $0 } ?? true }
      add(stay.county, "visits", visits.count)
      if !visits.isEmpty { visited.append((line, stay.county)) }
      add(stay.county, "applied", stay.applications.count { $0.on >= first })
    }
    addFirms("visited", visited)
    for one in certificates where one.issued >= first {
      add(lines.county(one.line, one.issued), "certified")
    }
    for line in lines.lines.keys {
      for (item, day) in [("valid", last), ("valid_before", last.adding(years: -1))]
      where lines.isValid(line, day) {
        add(lines.county(line, day), item)
      }
    }
    return figure
  }
}
