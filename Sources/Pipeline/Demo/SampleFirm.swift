/// A fictional firm (虚构企业) with its figures of every year and what becomes of it.
public struct SampleFirm: Sendable, Equatable {
  /// Its place in the sample, from 0.
  public let ordinal: Int
  public let name: String
  public let code: CreditCode
  public let office: CountyOffice
  public let founded: Day
  public let trade: Trade
  /// The year of the list it comes in with; a firm that comes again has another one.
  public private(set) var intake: Int
  public private(set) var fate: SampleFate
  let figures: Figures

  /// The first four characters, which name no other firm: what an officer would type.
  public var short: String { String(name.prefix(4)) }

  /// The list leaves the county out, and the code says only the city.
  var isCountyLeftOut: Bool { ordinal == 5 }

  /// What the yearly figures grow from; money in 万元.
  struct Figures: Sendable, Equatable {
    let firstYear: Int
    let firstSales: Int
    let growthPercent: Int
    let rdPerMille: Int
    let staff: Int
    let techPerMille: Int

    /// - Parameters:
    ///   - isStrong: whether the firm meets the conditions on R&D and staff.
    ///   - isFast: whether it grows so fast that growth has the most points.
    init(firstYear: Int, isStrong: Bool, isFast: Bool, _ random: inout SplitMix64) {
      self.firstYear = firstYear
      firstSales = random.number(400...2400)
      growthPercent = isFast ? random.number(36...42) : random.number(3...28)
      rdPerMille = isStrong ? random.number(58...82) : random.number(18...62)
      staff = random.number(24...180)
      techPerMille = isStrong ? random.number(130...280) : random.number(60...180)
    }
  }

  func sales(_ year: Int) -> Int {
    (figures.firstYear..<max(year, figures.firstYear)).reduce(figures.firstSales) { sales, _ in
      sales * (100 + figures.growthPercent) / 100
    }
  }

  func rd(_ year: Int) -> Int { sales(year) * figures.rdPerMille / 1000 }
  var staff: Int { figures.staff }
  var techStaff: Int { figures.staff * figures.techPerMille / 1000 + 1 }

  /// The figures of a year that decide the ratio of R&D.
  func ratioFacts(_ year: Int) -> [String] { ["sales=\(sales(year))万", "rd=\(rd(year))万"] }

  /// All figures of a year that the conditions ask for.
  func allFacts(_ year: Int) -> [String] {
    let sales = sales(year)
    return ratioFacts(year) + [
      "total_income=\(sales + sales / 50)万", "hitech_income=\(sales * 7 / 10)万",
      "rd_domestic=\(rd(year))万", "net_assets=\(sales * 6 / 10)万", "staff=\(staff)",
      "tech_staff=\(techStaff)",
    ]
  }

  /// What the firm's people think of themselves (自评分).
  static let selfAssessment = [
    "ip_advance=8", "ip_support=7", "ip_acquisition=6", "ip_standard=1",
    "mgmt_system=6", "mgmt_institute=5", "mgmt_conversion=4", "mgmt_people=3",
  ]
}

extension SampleFirm {
  /// Makes the firm of a place in the sample.
  init(ordinal: Int, intake: Int, fate: SampleFate, _ random: inout SplitMix64) {
    let mark = SampleWords.marks[ordinal % SampleWords.marks.count]
    let word = SampleWords.words[ordinal % SampleWords.words.count]
    let trade = random.one(of: SampleWords.trades)
    let office = Sample.posts[ordinal % Sample.posts.count]
    let isDocumented = fate.paperwork == .full
    self.ordinal = ordinal
    self.intake = intake
    self.fate = fate
    self.trade = trade
    self.office = office
    name = mark + word + trade.name + (ordinal % 7 == 3 ? "股份有限公司" : "有限公司")
    // In real life too some firms are registered with the city, and their code says no county.
    code = SampleCode.make(area: ordinal % 11 == 5 ? "410400" : office.code, &random)
    founded = .fixed(random.number(2003...2014), random.number(1...12), random.number(1...28))
    figures = Figures(
      firstYear: intake - 3, isStrong: isDocumented || !fate.attempts.isEmpty, isFast: isDocumented, &random)
  }

  /// The same firm on a later list.
  func again(intake: Int, fate: SampleFate) -> SampleFirm {
    var firm = self
    firm.intake = intake
    firm.fate = fate
    return firm
  }
}
