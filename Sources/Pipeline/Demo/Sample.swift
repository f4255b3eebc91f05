/// The bundled sample (演示样本): fictional firms of three intake years, their officers and their lists.
///
/// It is the same each time. Nothing in it is real but the names of the offices and of the technical fields.
public struct Sample: Sendable, Equatable {
  public struct Officer: Sendable, Equatable {
    public let name: String
    public let office: CountyOffice
    /// A field of the first level.
    public let field: String
  }

  public static let years = 2019...2021
  public let firms: [SampleFirm]
  /// The firm that left in 2020 and is on the list of 2021.
  public let comesAgain: SampleFirm?
  /// A firm of 2019 that is on the list of 2020 too.
  let listedTwice: SampleFirm?
  /// A firm whose R&D is too small: its diagnosis names the gap in yuan.
  let fallsShort: SampleFirm?
  public let officers: [Officer]
  /// Rows of the list of 2020 that must be rejected.
  let rejects: Rejects

  struct Rejects: Sendable, Equatable {
    let soleTrader: CreditCode
    let shortened: CreditCode
  }

  public init() {
    var random = SplitMix64(seed: 2019)
    var firms: [SampleFirm] = []
    for year in Sample.years {
      let fates = SampleFate.table(year).flatMap { Array(repeating: $1, count: $0) }
      for fate in (year == Sample.years.lowerBound ? [.followed] : []) + random.shuffled(fates) {
        firms.append(SampleFirm(ordinal: firms.count, intake: year, fate: fate, &random))
      }
    }
    self.firms = firms
    comesAgain = firms.first { $0.fate.leaving?.reason == .declined }?
      .again(intake: 2021, fate: SampleFate(.ratio, .planned))
    listedTwice = firms.first { $0.fate == SampleFate(.ratio, .planned) }
    fallsShort = firms.first { firm in
      firm.fate == SampleFate(.ratio, .planned) && firm.rd(firm.intake - 1) * 25 < firm.sales(firm.intake - 1)
    }
    officers = Sample.posts.enumerated().map { place, office in
      Officer(
        name: String(SampleWords.surnames[place]) + SampleWords.marks[place % SampleWords.marks.count],
        office: office, field: String(place * 3 % 8 + 1))
    }
    rejects = Rejects(
      soleTrader: SampleCode.make(kind: "92", area: "410422", &random),
      shortened: SampleCode.make(area: "410423", &random))
  }

  /// The firm that the demonstration follows.
  public var followed: SampleFirm { firms[0] }

  public static let offices = [
    ("410402", "新华区"), ("410403", "卫东区"), ("410404", "石龙区"), ("410411", "湛河区"), ("410421", "宝丰县"),
    ("410422", "叶县"), ("410423", "鲁山县"), ("410425", "郏县"), ("410481", "舞钢市"), ("410482", "汝州市"),
    ("410471", "高新区"), ("410472", "城乡一体化示范区"),
  ].map { CountyOffice(code: $0, name: $1, aliases: []) }

  /// The offices once each, and those with most firms twice.
  static let posts = offices + offices.filter { ["高新区", "宝丰县", "汝州市", "舞钢市"].contains($0.name) }
}

extension Day {
  /// A day that the sample names.
  static func fixed(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year: year, month: month, day: day) else {
      preconditionFailure("the sample names a day that does not exist")
    }
    return day
  }
}
