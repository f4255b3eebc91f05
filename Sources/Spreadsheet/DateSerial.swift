/// Converts between dates and the day numbers spreadsheets keep them as (日期序列值).
enum DateSerial {
  /// Days from 1899-12-30 to 1970-01-01; right from 1900-03-01 on.
  private static let epoch1900 = 25569
  private static let epoch1904 = 24107
  /// Lotus 1-2-3 took 1900 for a leap year; Excel keeps its 29 February at this number.
  private static let phantomDay = 60

  /// The date a number shows as, or nil if it shows as none.
  static func date(_ serial: Double, is1904: Bool) -> Cell? {
    let last = is1904 ? 2_957_003 : 2_958_465
    guard serial >= 0, serial < Double(last + 1) else { return nil }
    let day = Int(serial)
    if is1904 { return civil(day - epoch1904) }
    guard day > 0, day != phantomDay else { return nil }
    return civil(day - epoch1900 + (day < phantomDay ? 1 : 0))
  }

  /// The day number of a date in the 1900 system, or nil for a day that is in no calendar or before 1900.
  static func serial(year: Int, month: Int, day: Int) -> Int? {
    guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    // March is the first month of the computed year, so that the leap day comes last.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    guard civil(days) == .date(year: year, month: month, day: day) else { return nil }
    let serial = days + epoch1900
    return serial > phantomDay ? serial : serial - 1
  }

  /// The date that lies so many days after 1970-01-01, for any day of the years 1900 to 9999.
  private static func civil(_ days: Int) -> Cell {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return .date(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
