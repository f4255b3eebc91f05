/// A calendar day (日期) without time or zone: what people mean by "on 2019-08-01".
///
/// Stored as the number of days since 1970-01-01; years 1900 to 2200.
public struct Day: Sendable, Hashable, Comparable {
  public let number: Int

  public static func < (one: Day, other: Day) -> Bool { one.number < other.number }

  /// Nil when the day does not exist (2020-02-30) or lies outside 1900 to 2200.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2200).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(year: year, month: month)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  public init(number: Int) { self.number = number }

  /// Today in China, whatever zone the machine is set to: UTC+8 all year since 1992.
  public static func today(secondsSince1970: Int) -> Day {
    Day(number: (secondsSince1970 + 8 * 3600).quotientRoundedDown(by: 86_400))
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  private var parts: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = z.quotientRoundedDown(by: 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
  }

  /// Days in a month, 28 to 31.
  public static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  public func adding(days: Int) -> Day { Day(number: number + days) }

  /// The same day some years later; 29 February becomes the 28th where there is none.
  public func adding(years: Int) -> Day {
    let (year, month, day) = parts
    return Day(year: year + years, month: month, day: min(day, Day.length(year: year + years, month: month)))
      ?? adding(days: years * 365)
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2019-08-01`.
  public var description: String {
    let (y, m, d) = (year, month, day)
    return "\(y)-\(m < 10 ? "0" : "")\(m)-\(d < 10 ? "0" : "")\(d)"
  }
}

extension Day {
  /// Reads a date as people write it: `2019-08-01`, `20190801`, `2019年8月1日`, `2019/8/1`, `2019.8.1`,
  /// and, when today is given, `今天`, `昨天`, `前天`, `明天`, `后天`, `today`, `yesterday`, `tomorrow`, and a day of this year,
  /// `8月1日`, `8-1`, `8/1`; `周二`, `星期二`, `tuesday` are the latest that is not to come. Full-width digits count as digits.
  ///
  /// Nil when the text has another form or the day does not exist; the order is always year, month, day.
  public init?(_ text: String, today: Day? = nil) {
    if let iso = Day(iso: text) {
      self = iso
      return
    }
    let plain = FirmName.halfWidth(text).trimmingBlanks()
    if let today {
      switch plain.lowercased() {
      case "今天", "今日", "today":
        self = today
        return
      case "昨天", "昨日", "yesterday":
        self = today.adding(days: -1)
        return
      case "前天":
        self = today.adding(days: -2)
        return
      case "明天", "明日", "tomorrow":
        self = today.adding(days: 1)
        return
      case "后天":
        self = today.adding(days: 2)
        return
      default:
        if let weekday = Day.weekday(named: plain.lowercased()) {
          self = today.adding(days: -((today.weekday - weekday + 7) % 7))
          return
        }
      }
    }
    let digits = plain.utf8.allSatisfy { (48...57).contains($0) }
    var pieces: [Substring]
    if digits, plain.utf8.count == 8 {
      pieces = [plain.prefix(4), plain.dropFirst(4).prefix(2), plain.suffix(2)]
    } else if plain.contains("月") {
      let bare = plain.hasSuffix("日") || plain.hasSuffix("号") ? plain.dropLast() : plain[...]
      pieces = bare.split(whereSeparator: { $0 == "年" || $0 == "月" })
    } else {
      guard let separator = plain.first(where: { "-/.".contains($0) }) else { return nil }
      pieces = plain.split(separator: separator, omittingEmptySubsequences: false)
    }
    // 4.3 is a field of technology or a number before it is a day.
    if pieces.count == 2, let today, !plain.contains(".") {
      pieces.insert(Substring(String(today.year)), at: 0)
    }
    guard pieces.count == 3, pieces[0].utf8.count == 4 else { return nil }
    var numbers: [Int] = []
    for piece in pieces {
      let bare = piece.trimmingBlanks()
      guard !bare.isEmpty, bare.utf8.count <= 4, bare.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(bare)
      else { return nil }
      numbers.append(number)
    }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}

extension Day {
  /// Reads the one form the database writes, `2019-08-01`, without looking further.
  private init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ places: Range<Int>) -> Int? {
      var sum = 0
      for byte in bytes[places] {
        guard (48...57).contains(byte) else { return nil }
        sum = sum * 10 + Int(byte - 48)
      }
      return sum
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension Int {
  /// Division that rounds toward minus infinity, so that days before 1970 come out right.
  func quotientRoundedDown(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Day {
  /// 周一 is 1, 周日 and 星期天 are 7.
  fileprivate static func weekday(named word: String) -> Int? {
    let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    if let place = english.firstIndex(of: word) { return place + 1 }
    guard let lead = ["周", "星期", "礼拜"].first(where: { word.hasPrefix($0) }) else { return nil }
    let rest = word.dropFirst(lead.count)
    return (1...7).first { Day.weekdayName($0).zh == "周" + (rest == "天" ? "日" : rest) }
  }
}
