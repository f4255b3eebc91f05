/// One cell as the file holds it (单元格).
public enum Cell: Sendable, Equatable {
  /// Nothing, or a text of no characters (空).
  case empty
  /// A text, without its fonts and phonetic hints (文本).
  case text(String)
  /// The decimal text as written in the file, so that an 18-digit code loses no digit; of fractions at most
  /// the fifteen digits that spreadsheet programs show (数字).
  case number(String)
  /// A numeric cell whose number format is a date format; the time part is dropped (日期).
  ///
  /// Out of line, which makes every other cell a quarter smaller.
  indirect case date(year: Int, month: Int, day: Int)
  /// A truth value (逻辑值).
  case boolean(Bool)
  /// An error value such as `#N/A`, or `noCachedValue` for a formula that was never calculated (错误值).
  case error(String)

  /// The error text of a formula the file holds no result for (公式无缓存值).
  public static let noCachedValue = "no cached value"
}
