/// Words for a period (期间说法): 上月, 10月, 2026-10, 2026年, as people say them; for telling how to write them as options.
public enum PeriodWord {
  /// The days that a word means, up to today where the period is not over; nil when it is no period, or is still to come.
  public static func days(_ word: String, today: Day) -> DigestPeriod? {
    let plain = FirmName.halfWidth(word).trimmingBlanks().lowercased()
    let named: DigestPeriod?
    switch plain {
    case "本周", "这周", "this week": named = .week(until: today)
    case "上周", "last week": named = .weekBefore(today)
    case "本月", "这个月", "this month": named = .month(until: today)
    case "上月", "上个月", "last month": named = .monthBefore(today)
    default:
      let year = ["今年": today.year, "本年": today.year, "去年": today.year - 1, "上年": today.year - 1][plain]
      let month = plain.hasSuffix("月") ? plain.dropLast().description : ""
      let code =
        year.map(String.init)
        ?? (Int(month).map { (1...12).contains($0) } == true ? "\(today.year)-\(month)" : plain)
      named = BulletinPeriod(code).map { DigestPeriod($0.since, $0.until) }
    }
    guard let found = named, found.first <= today else { return nil }
    return DigestPeriod(found.first, min(found.last, today))
  }
}
