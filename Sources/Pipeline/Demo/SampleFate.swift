/// What becomes of a fictional firm (去向) until the end of 2022.
public struct SampleFate: Sendable, Equatable {
  /// How much is known of it: the list alone, three years of R&D, or all that the conditions ask for.
  enum Paperwork: Sendable { case list, ratio, full }

  /// One application: years after the intake, the batch of that year, and how it ended.
  struct Attempt: Sendable, Equatable {
    enum Outcome: Sendable { case certified, failed, returned, withdrawn, reviewed, pending }
    let after: Int
    let batch: Int
    let outcome: Outcome

    init(_ outcome: Outcome, after: Int, batch: Int) {
      self.after = after
      self.batch = batch
      self.outcome = outcome
    }
  }

  /// The exit: why, and how many days after it came in.
  struct Leaving: Sendable, Equatable {
    let reason: ExitReason
    let days: Int
  }

  /// How it came in, or that this was a mistake.
  enum Entry: Sendable { case listed, late, mistaken }

  let entry: Entry
  let paperwork: Paperwork
  /// The stage before any application.
  let reached: Stage
  let attempts: [Attempt]
  let leaving: Leaving?

  init(
    _ paperwork: Paperwork, _ reached: Stage, _ attempts: Attempt..., leaving: Leaving? = nil,
    entry: Entry = .listed
  ) {
    self.entry = entry
    self.paperwork = paperwork
    self.reached = reached
    self.attempts = attempts
    self.leaving = leaving
  }

  static func left(_ reason: ExitReason, days: Int, _ reached: Stage) -> SampleFate {
    SampleFate(.ratio, reached, leaving: Leaving(reason: reason, days: days))
  }

  public var isCertified: Bool { attempts.last?.outcome == .certified }
  public var isExited: Bool { leaving != nil }
  public var isMistaken: Bool { entry == .mistaken }
  /// On the list of its year, not added by hand afterwards.
  var isListed: Bool { entry != .late }
}

extension SampleFate {
  /// The firm that the demonstration follows from the list to the certificate.
  static let followed = SampleFate(.full, .ready, .init(.certified, after: 1, batch: 1))

  /// How many firms of an intake year share a fate.
  static func table(_ year: Int) -> [(Int, SampleFate)] {
    switch year {
    case 2019:
      [
        (3, followed), (5, SampleFate(.ratio, .planned, .init(.certified, after: 1, batch: 2))),
        (4, SampleFate(.ratio, .planned, .init(.certified, after: 2, batch: 1))),
        (
          2,
          SampleFate(
            .ratio, .planned, .init(.failed, after: 1, batch: 2), .init(.certified, after: 2, batch: 2))
        ),
        (2, SampleFate(.ratio, .planned, .init(.certified, after: 3, batch: 1))),
        (2, SampleFate(.ratio, .planned, .init(.failed, after: 2, batch: 1))),
        (1, SampleFate(.ratio, .planned, .init(.returned, after: 1, batch: 1))),
        (2, SampleFate(.ratio, .planned, .init(.pending, after: 3, batch: 2))),
        (2, SampleFate(.full, .ready)), (7, SampleFate(.ratio, .planned)),
        (5, SampleFate(.list, .diagnosed)), (4, SampleFate(.list, .assigned)),
        (1, left(.declined, days: 210, .diagnosed)), (1, left(.moved, days: 290, .planned)),
        (1, left(.closed, days: 470, .assigned)), (2, left(.expired, days: 1096, .planned)),
        (1, left(.uncooperative, days: 610, .assigned)), (1, left(.violation, days: 760, .planned)),
        (1, SampleFate(.list, .entered, entry: .mistaken)),
      ]
    case 2020:
      [
        (2, followed), (4, SampleFate(.ratio, .planned, .init(.certified, after: 1, batch: 2))),
        (4, SampleFate(.ratio, .planned, .init(.certified, after: 2, batch: 1))),
        (
          1,
          SampleFate(
            .ratio, .planned, .init(.failed, after: 1, batch: 1), .init(.certified, after: 2, batch: 2))
        ),
        (1, SampleFate(.ratio, .planned, .init(.withdrawn, after: 1, batch: 2))),
        (2, SampleFate(.ratio, .planned, .init(.pending, after: 2, batch: 2))),
        (1, SampleFate(.ratio, .planned, .init(.reviewed, after: 2, batch: 2))),
        (2, SampleFate(.full, .ready)), (8, SampleFate(.ratio, .planned)),
        (8, SampleFate(.list, .diagnosed)), (6, SampleFate(.list, .assigned)),
        (1, left(.moved, days: 240, .assigned)), (1, left(.closed, days: 420, .diagnosed)),
        (1, left(.declined, days: 330, .planned)), (1, left(.uncooperative, days: 540, .assigned)),
        (1, left(.violation, days: 660, .planned)),
      ]
    default:
      [
        (2, followed), (5, SampleFate(.ratio, .planned, .init(.certified, after: 1, batch: 2))),
        (4, SampleFate(.ratio, .planned, .init(.pending, after: 1, batch: 2))),
        (2, SampleFate(.ratio, .planned, .init(.reviewed, after: 1, batch: 2))),
        (2, SampleFate(.full, .ready)), (9, SampleFate(.ratio, .planned)),
        (8, SampleFate(.list, .diagnosed)), (9, SampleFate(.list, .assigned)),
        (1, left(.fraud, days: 400, .planned)), (1, left(.moved, days: 270, .diagnosed)),
        (1, left(.declined, days: 180, .assigned)), (2, SampleFate(.list, .entered, entry: .late)),
      ]
    }
  }
}
