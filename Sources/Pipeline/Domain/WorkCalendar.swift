/// What a day of a notice is (放假或上班): the days it does not name are as the week has them.
public enum DayKind: String, Coded {
  case holiday, workday

  public var name: Text {
    switch self {
    case .holiday: Text("放假", "day off")
    case .workday: Text("上班", "worked")
    }
  }
}

/// Which day counts as the first of a period (起算日).
public enum FirstDay: String, Coded {
  case same, next

  public var name: Text {
    switch self {
    case .same: Text("当日", "the day itself")
    case .next: Text("次日", "the day after it")
    }
  }
}

/// Where a year's table comes from (来源).
public enum CalendarOrigin: String, Coded {
  case builtIn = "built_in"
  case imported

  public var name: Text {
    switch self {
    case .builtIn: Text("程序自带", "built in")
    case .imported: Text("导入", "imported")
    }
  }
}

/// The holidays and shifted working days of one year (工作日历), as a notice announces them.
public struct WorkCalendar: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let day: Day
    public let kind: DayKind
    /// 节日: `春节`.
    public let name: String

    public init(day: Day, kind: DayKind, name: String) {
      self.day = day
      self.kind = kind
      self.name = name
    }
  }

  public let year: Int
  /// 依据: the notice by its number.
  public let notice: String
  public let entries: [Entry]

  public init(year: Int, notice: String, entries: [Entry]) {
    self.year = year
    self.notice = notice
    self.entries = entries
  }

  /// 法定节日: the seven whose days off every year's notice names (全国年节及纪念日放假办法 第二条).
  public static let festivals = ["元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"]

  static func english(_ festival: String) -> String {
    let names = [
      "New Year", "Spring Festival", "Tomb-sweeping Day", "Labour Day", "Dragon Boat Festival",
      "Mid-autumn Festival", "National Day",
    ]
    return festivals.firstIndex(of: festival).map { names[$0] } ?? festival
  }

  /// Names as the notices have them, for tables.
  static let names = Dictionary(
    uniqueKeysWithValues: festivals.flatMap { festival in
      [festival, festival + "节"].map { ($0, Text($0, english(festival))) }
    })

  /// The festivals that no day off is named after: with one missing, every deadline around it would be wrong.
  public var missingFestivals: [String] {
    WorkCalendar.festivals.filter { festival in
      !entries.contains { $0.kind == .holiday && $0.name.contains(festival) }
    }
  }
}

extension Day {
  /// 星期: 1 for Monday to 7 for Sunday. 1970-01-01 was a Thursday.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The name of a weekday from 1 to 7.
  public static func weekdayName(_ weekday: Int) -> Text {
    let zh = ["一", "二", "三", "四", "五", "六", "日"]
    let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    guard (1...7).contains(weekday) else { return Text(same: "-") }
    return Text("周" + zh[weekday - 1], en[weekday - 1])
  }
}
