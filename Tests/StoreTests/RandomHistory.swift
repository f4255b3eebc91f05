import Pipeline
import Postgres

/// A made-up history of 40 firms (随机历史) from one seed, and the plain count of what it should report.
struct RandomHistory {
  struct Stay {
    let entered: Day
    var ended: Day?
    var certified = false
  }

  static let start: Day = "2019-08-01"
  private(set) var stays: [Stay] = []
  private var random: Seeded

  init(seed: UInt64) { random = Seeded(state: seed) }

  /// Entered, certified, exited and in stock by the end of a day.
  func counts(on day: Day) -> [Int] {
    let entered = stays.filter { $0.entered <= day }
    let ended = entered.filter { $0.ended.map { $0 <= day } ?? false }
    let certified = ended.filter(\.certified).count
    return [entered.count, certified, ended.count - certified, entered.count - ended.count]
  }

  mutating func play(on desk: Desk, firms: Int = 40) throws {
    for number in 1...firms {
      var day = RandomHistory.start.adding(days: Int.random(in: 0...400, using: &random))
      var year = day.year
      while day < RandomHistory.start.adding(days: 1000) {
        guard let end = try live(number, from: day, year: year, desk) else { break }
        day = end.adding(days: Int.random(in: 0...200, using: &random))
        year = day.year
      }
    }
  }

  /// Visits on any day, and other officers for some of the firms that are still there.
  mutating func visit(on desk: Desk) throws {
    for number in 1...12 {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let day = RandomHistory.start.adding(days: Int.random(in: 0...1000, using: &random))
        try desk.perform("visit log", number, on: day)
      }
      if let stage = try desk.stage(number), stage != .entered, stage != .certified, stage != .exited {
        // Refused where the stay has gone on after that day.
        _ = try? desk.store.assign(code(number).text, to: "李工", on: "2022-06-01", desk.write())
      }
    }
  }

  /// Declares some visits void and some certificates a few days later than recorded, as any correction does.
  mutating func correct(on desk: Desk) throws {
    let connection = try Database.current.connect()
    try connection.run(
      script: """
        do $$
        declare
          e record;
          op uuid := (select o.op from pipeline.operation o limit 1);
        begin
          for e in
            select v.firm, v.seq, v.verb, v.on_date, f.head from pipeline.event v join pipeline.firm f on f.id = v.firm
            where v.verb in ('visit log', 'certify record') and v.seq % 2 = 0 order by f.no, v.seq
          loop
            update pipeline.firm set head = head + 1 where id = e.firm;
            insert into pipeline.event (firm, seq, verb, on_date, op)
            select e.firm, f.head, 'stage correct', e.on_date, op from pipeline.firm f where f.id = e.firm;
            insert into pipeline.correction (firm, seq, corrects, on_date, void, reason)
            select e.firm, f.head, e.seq, case when e.verb = 'certify record' then e.on_date + 3 end,
              e.verb = 'visit log', '更正' from pipeline.firm f where f.id = e.firm;
          end loop;
        end
        $$;
        select api._episode_rebuild(e.id) from pipeline.episode e where not e.voided;
        """)
  }

  /// One stay; gives the day it ended on, or nil when it goes on.
  private mutating func live(_ number: Int, from: Day, year: Int, _ desk: Desk) throws -> Day? {
    let list = try desk.list([number], year: year, on: from, file: "\(number) \(from)")
    _ = try desk.store.enter(list, ids: desk.ids, desk.write())
    var stay = Stay(entered: from)
    var day = from
    let steps = Int.random(in: 0...7, using: &random)
    for verb in Desk.way(to: .certified).prefix(steps) {
      day = day.adding(days: Int.random(in: 0...120, using: &random))
      try desk.perform(verb, number, on: day)
      if verb == "apply submit", Int.random(in: 0..<4, using: &random) == 0 {
        try desk.perform("apply return", number, on: day)
        try desk.perform("apply submit", number, on: day)
      }
    }
    if steps == 7 {
      (stay.ended, stay.certified) = (day, true)
    } else if Bool.random(using: &random) {
      day = day.adding(days: Int.random(in: 0...60, using: &random))
      try desk.perform("exit", number, on: day)
      stay.ended = day
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      try desk.perform("firm void", number, on: day)
    } else {
      stays.append(stay)
    }
    return stay.ended
  }
}

/// SplitMix64: the same numbers from the same seed everywhere.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
