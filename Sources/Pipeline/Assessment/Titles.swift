/// Whether a title counts on a day of application (知识产权是否有效): owned, granted, in force, and for
/// Class II not used up.
enum TitleStanding: Equatable {
  case counts
  /// In force or not: only the year of filing is known, and the term ends within the year.
  case uncertain
  case notGranted, notOwned, lapsed, usedUp
}

/// The titles of a firm on a day of application (知识产权清点).
struct TitleCount {
  private(set) var classOne = (sure: 0, most: 0)
  private(set) var classTwo = (sure: 0, most: 0)
  private(set) var anyOwnResearch = false
  private(set) var anyUsedUp = false

  var sure: Int { classOne.sure + classTwo.sure }
  var most: Int { classOne.most + classTwo.most }
  var evidence: Finding.Evidence { .init(fact: "ip", value: sure == most ? "\(sure)" : "\(sure)-\(most)") }

  init(_ titles: [AssessmentInput.Title], on: Day, rules: HighTechRules) {
    for title in titles {
      let standing = title.standing(on: on, rules: rules)
      if standing == .usedUp { anyUsedUp = true }
      let sure = standing == .counts ? 1 : 0
      let most = standing == .counts || standing == .uncertain ? 1 : 0
      if title.kind.isClassOne {
        classOne = (classOne.sure + sure, classOne.most + most)
      } else {
        classTwo = (classTwo.sure + sure, classTwo.most + most)
      }
      if most == 1, title.by == .own { anyOwnResearch = true }
    }
  }

  /// Points for the number of titles: one of Class I outweighs any number of Class II.
  func points(_ rules: HighTechRules) -> (low: Int, high: Int) {
    let low = TitleCount.band(classOne.sure, classTwo.sure, rules)?.low ?? 0
    let high = TitleCount.band(classOne.most, classTwo.most, rules)?.high ?? 0
    return (low, high)
  }

  static func band(_ classOne: Int, _ classTwo: Int, _ rules: HighTechRules) -> Law.Band? {
    rules.law.band("ip_quantity_class1", Fraction(classOne))
      ?? rules.law.band("ip_quantity_class2", Fraction(classTwo))
  }
}

extension AssessmentInput.Title {
  /// Titles granted on the day count; a use or a lapse on the day does not yet stand against them.
  func standing(on: Day, rules: HighTechRules) -> TitleStanding {
    guard owner == nil else { return .notOwned }
    guard let granted, granted <= on else { return .notGranted }
    if let lapsed, lapsed <= on { return .lapsed }
    if !kind.isClassOne {
      let used = rules.choice(.class2Use) == "reviewed" ? reviewed ?? certified : certified
      // Used before, it would now be used a second time.
      if let used, used < on, !rules.classTwoUses.admits(2) { return .usedUp }
    }
    if let filed {
      guard let term = rules.term(kind, filed: filed) else { return .counts }
      return filed.adding(years: term.whole) > on ? .counts : .lapsed
    }
    guard let year = filingYear, let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31)
    else { return .counts }
    guard let short = rules.term(kind, filed: first), let long = rules.term(kind, filed: last) else {
      return .counts
    }
    if first.adding(years: short.whole) > on { return .counts }
    return last.adding(years: long.whole) > on ? .uncertain : .lapsed
  }

  /// The year in a patent number: ZL201620554029.9 was filed in 2016, ZL98101234.5 in 1998.
  private var filingYear: Int? {
    guard kind == .invention || kind == .utility || kind == .design, let number else { return nil }
    let digits =
      number.utf8.filter { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
      .split(separator: UInt8(ascii: ".")).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    switch digits.utf8.count {
    case 12...13: return Int(digits.prefix(4)).flatMap { (2003...2200).contains($0) ? $0 : nil }
    case 8...9: return Int(digits.prefix(2)).map { $0 >= 85 ? 1900 + $0 : 2000 + $0 }
    default: return nil
    }
  }
}
