/// The days a digest speaks of (周报期间), and what such a digest is called.
public struct DigestPeriod: Sendable, Equatable {
  public let first: Day
  public let last: Day
  /// A month by its name, perhaps not over yet.
  private let isMonth: Bool

  public init(_ first: Day, _ last: Day) { self.init(first, last, isMonth: false) }

  private init(_ first: Day, _ last: Day, isMonth: Bool) {
    self.first = first
    self.last = last
    self.isMonth = isMonth
  }

  /// The seven days that end on a day.
  public static func week(until last: Day) -> DigestPeriod { DigestPeriod(last.adding(days: -6), last) }

  /// The month of a day, up to it.
  public static func month(until last: Day) -> DigestPeriod {
    DigestPeriod(monthStart(last), last, isMonth: true)
  }

  /// The calendar week before that of a day, Monday to Sunday.
  public static func weekBefore(_ day: Day) -> DigestPeriod {
    // 1970-01-01, day 0, was a Thursday.
    let sinceMonday = ((day.number + 3) % 7 + 7) % 7
    return DigestPeriod(day.adding(days: -sinceMonday - 7), day.adding(days: -sinceMonday - 1))
  }

  /// The whole calendar month before that of a day.
  public static func monthBefore(_ day: Day) -> DigestPeriod {
    let last = monthStart(day).adding(days: -1)
    return DigestPeriod(monthStart(last), last, isMonth: true)
  }

  private static func monthStart(_ day: Day) -> Day { day.adding(days: 1 - day.day) }

  /// 月报 of a month, whole or up to now, 周报 of seven days, else 工作小结.
  public var name: Text {
    let isWhole = first.day == 1 && last.adding(days: 1).day == 1 && last.number - first.number < 31
    if isMonth || isWhole { return Text("月报", "monthly digest") }
    if last.number - first.number == 6 { return Text("周报", "weekly digest") }
    return Text("工作小结", "digest")
  }
}
