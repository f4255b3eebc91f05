/// What a column of an intake sheet holds (表头): read from the words of its heading.
public enum Heading: Sendable, Hashable {
  case name, code, county, founded, field, product, industry, address, kindOfBody, contact, phone
  /// A yearly figure; a nil year is the one before the intake year. The unit is fen in one unit of money.
  case fact(FactKey, year: Int?, unit: Int64?)
  /// Known, but not stored: 序号, and whatever a mapping says is not to be read.
  case position
  /// The two columns that a returned file has more than the list: 错误码 and 说明.
  case errorCode, explanation
  case other

  /// Reads a heading such as `2018年销售收入（万元）`, `信用代码`, `上年度研发费用`.
  ///
  /// - Parameter mapping: an office's own words, folded by `plain`, and the usual words they stand for.
  public init(_ title: String, intakeYear: Int, mapping: [String: String] = [:]) {
    let plain = Heading.plain(title)
    if let meant = mapping[plain] {
      self.init(meant, intakeYear: intakeYear)
      return
    }
    if let known = HeadingWords.known[plain] ?? HeadingWords.known[Heading.withoutNote(plain)] {
      self = known
      return
    }
    // A share is no amount: 研发费用占销售收入比例（%）.
    guard !["%", "比例", "占比", "比重", "增长率"].contains(where: plain.contains) else {
      self = .other
      return
    }
    let (bare, unit) = Heading.withoutUnit(plain)
    let (year, rest) = Heading.withoutYear(bare, intakeYear: intakeYear)
    if let meant = mapping[bare] ?? mapping[rest] {
      let heading = Heading(meant, intakeYear: intakeYear)
      guard case .fact(let key, let usual, let usually) = heading else {
        self = heading
        return
      }
      self = .fact(key, year: year ?? usual, unit: key.unit == .yuan ? unit ?? usually : nil)
    } else if let key = Heading.figure(rest) {
      self = .fact(key, year: year, unit: key.unit == .yuan ? unit : nil)
    } else {
      self = .other
    }
  }

  /// A heading as it is compared: folded, without quotes, stars and colons.
  public static func plain(_ title: String) -> String {
    FirmName.key(title).filter { !"'‘’\"“”*:：`".contains($0) }
  }

  private static func figure(_ word: String) -> FactKey? {
    HeadingWords.figures[word] ?? FactKey(spelled: word) ?? FactKey(spelled: withoutCount(word))
  }

  /// `统一社会信用代码(18位)`: a note behind a word that says what it is.
  private static func withoutNote(_ title: String) -> String {
    guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return title }
    return String(title[..<open])
  }

  /// Takes a unit away: `研发费用(万元)`, `研发费用/万元`, `研发费用万元`. Other brackets stay.
  static func withoutUnit(_ title: String) -> (String, Int64?) {
    for (word, fen) in HeadingWords.money {
      for inner in [word, "单位" + word, "人民币" + word] {
        for form in ["(\(inner))", "[\(inner)]", "/\(inner)", ",\(inner)"] where title.hasSuffix(form) {
          return (String(title.dropLast(form.count)), fen)
        }
      }
    }
    for (word, fen) in HeadingWords.money where title.hasSuffix(word) {
      return (String(title.dropLast(word.count)), fen)
    }
    for word in HeadingWords.counts where title.hasSuffix("(\(word))") {
      return (String(title.dropLast(word.count + 2)), nil)
    }
    return (title, nil)
  }

  /// Takes a year away: `2018年`, `2018年度`, `2018年末`, `上年度`, `2018`, in front or behind, there also in brackets.
  static func withoutYear(_ title: String, intakeYear: Int) -> (Int?, String) {
    for (word, before) in HeadingWords.years where title.hasPrefix(word) {
      return (intakeYear - before, String(title.dropFirst(word.count)))
    }
    if let (year, rest) = leadingYear(title[...]) { return (year, String(rest)) }
    let isBracketed = title.hasSuffix(")")
    let body = isBracketed ? title.dropLast() : title[...]
    for length in [6, 5, 4] where body.count > length {
      guard let (year, rest) = leadingYear(body.suffix(length)), rest.isEmpty else { continue }
      let front = body.dropLast(length)
      if isBracketed, !front.hasSuffix("(") { continue }
      return (
        year, String(isBracketed || front.hasSuffix("_") || front.hasSuffix("-") ? front.dropLast() : front)
      )
    }
    return (nil, title)
  }

  private static func leadingYear(_ text: Substring) -> (Int, Substring)? {
    guard text.prefix(4).utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text.prefix(4)),
      (1949...2200).contains(year)
    else { return nil }
    var rest = text.dropFirst(4)
    for word in ["年度", "年末", "年1-12月", "年底", "年"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      break
    }
    if rest.first.map({ "_:-".contains($0) }) ?? false { rest = rest.dropFirst() }
    return (year, rest)
  }

  private static func withoutCount(_ title: String) -> String {
    for ending in ["总额", "合计", "数"] where title.hasSuffix(ending) {
      return String(title.dropLast(ending.count))
    }
    return title
  }

  /// The unit of a line above the heading, `（金额单位：人民币万元）`: fen in one unit.
  static func unitLine(_ text: String) -> Int64? {
    for piece in FirmName.key(text).split(separator: "单位:", omittingEmptySubsequences: false).dropFirst() {
      let word = piece.hasPrefix("人民币") ? piece.dropFirst(3) : piece
      for (name, fen) in HeadingWords.money where word.hasPrefix(name) {
        // 单位:万元 is a unit; 填报单位:万元机械厂 is an office.
        if word.dropFirst(name.count).first.map({ ",、;)(]/人%".contains($0) }) ?? true { return fen }
      }
    }
    return nil
  }
}
