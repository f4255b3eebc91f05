/// Words fit for the public (公开文字): a title and a text in which no telephone number, account, address of mail or of a
/// page stands. Whose need it is, is not seen from here: the database holds the words against the firm's names and contacts.
public struct PublicWording: Sendable, Equatable {
  public let title: String
  public let text: String

  /// - Throws: `SupplyRefusal.reachable` with the first thing by which somebody could be reached.
  public init(title: String, text: String) throws {
    for words in [title, text] {
      if let found = PublicWording.reachable(in: words) { throw SupplyRefusal.reachable(found) }
    }
    self.title = title
    self.text = text
  }

  /// Title and text as names are folded, for the database to look for names in.
  public var key: String { FirmName.key(title + text) }

  /// A telephone number, seven digits or more in a row (numbers of offices, chats and accounts), an @ or an address of a page.
  static func reachable(in text: String) -> String? {
    if let number = PhoneNumber.found(in: text).first { return number }
    let plain = FirmName.halfWidth(text)
    if let digits = plain.split(whereSeparator: { !($0.isASCII && $0.isNumber) && !"- ".contains($0) })
      .map({ $0.filter(\.isNumber) }).first(where: { $0.count >= 7 && !isPeriod($0) })
    {
      return digits
    }
    let words = plain.split(whereSeparator: { !$0.isASCII || $0.isWhitespace }).map(String.init)
    return words.first { word in
      let low = word.lowercased()
      return word.contains("@") || ["http:", "https:", "www."].contains { low.contains($0) }
        || [".com", ".cn", ".net", ".org"].contains { low.hasSuffix($0) && low.count > $0.count }
    }
  }

  /// `2019-2020` or `2019-10-15`: years and days are no numbers to call.
  private static func isPeriod(_ digits: String) -> Bool {
    guard digits.count == 8, let first = Int(digits.prefix(4)), (1949...2200).contains(first) else {
      return false
    }
    if let last = Int(digits.suffix(4)), (1949...2200).contains(last) { return true }
    return Day(digits, today: Day(year: first, month: 1, day: 1) ?? Day.today(secondsSince1970: 0)) != nil
  }
}
