/// The numbers of the conditions for a high-tech enterprise (认定条件数值), each taken from the law by its id.
public struct HighTechRules: Sendable {
  public let law: Law
  let minAgeDays, minCoreIP, fieldLevel, techStaff: Law.Rule
  let years: Law.Rule
  let tierSales: [Law.Rule]
  let tierRatio: [Law.Rule]
  let rdDomestic, otherRD, hitechIncome, scorePass, lookback: Law.Rule
  let capIP, capConversion, capManagement, capGrowth, capQuantity, capAcquired: Law.Rule
  let classTwoUses: Law.Rule
  /// The bands of growth, best first.
  let growthBands: [Law.Band]
  private let caps: [ScoreItem: Law.Rule]
  private let terms: [IPKind: Law.Rule]
  private let oldDesignTerm: Law.Rule
  /// From which day of filing on a design has the longer term, as year, month and day in one number.
  private let newDesignTerm: Law.Rule

  /// - Throws: `LawRefusal.incomplete` when a number is missing.
  public init(_ law: Law) throws {
    self.law = law
    minAgeDays = try law.rule("min_age_days")
    minCoreIP = try law.rule("min_ip_core")
    fieldLevel = try law.rule("field_level")
    techStaff = try law.rule("tech_staff_ratio")
    years = try law.rule("fy_window")
    tierSales = try [law.rule("rd_tier1_sales_max"), law.rule("rd_tier2_sales_max")]
    tierRatio = try [law.rule("rd_tier1_ratio"), law.rule("rd_tier2_ratio"), law.rule("rd_tier3_ratio")]
    rdDomestic = try law.rule("rd_domestic_share")
    otherRD = try law.rule("other_rd_cap")
    hitechIncome = try law.rule("hitech_income_share")
    scorePass = try law.rule("score_pass")
    lookback = try law.rule("accident_lookback_days")
    capIP = try law.rule("cap_ip")
    capConversion = try law.rule("cap_conversion")
    capManagement = try law.rule("cap_mgmt")
    capGrowth = try law.rule("cap_growth")
    capQuantity = try law.rule("cap_ip_quantity")
    capAcquired = try law.rule("cap_ip_acquired_only")
    classTwoUses = try law.rule("class2_max_uses")
    var caps: [ScoreItem: Law.Rule] = [:]
    for item in ScoreItem.allCases where item.fact != nil {
      caps[item] = try law.rule("cap_\(item.rawValue)")
    }
    self.caps = caps
    let invention = try law.rule("ip_term_invention")
    terms = try [
      .invention: invention, .defence: invention, .utility: law.rule("ip_term_utility"),
      .design: law.rule("ip_term_design"), .layout: law.rule("ip_term_layout"),
    ]
    oldDesignTerm = try law.rule("ip_term_design_old")
    newDesignTerm = try law.rule("ip_term_design_since")
    growthBands = law.bands["growth"] ?? []
  }

  func choice(_ choice: Choice) -> String { law.choices[choice] ?? choice.options[0] }

  /// The most points of a judged item; 0 for the others.
  func cap(_ item: ScoreItem) -> Int { caps[item]?.whole ?? 0 }

  /// The R&D tier by last year's sales (fen) alone: an upper bound belongs to the tier below it.
  func tier(sales: Int64) -> Law.Rule {
    for (most, ratio) in zip(tierSales, tierRatio) where most.admits(Fraction(fen: sales)) { return ratio }
    return tierRatio[tierRatio.count - 1]
  }

  /// How long a title is protected from its filing; nil when no term ends it within a firm's life here.
  func term(_ kind: IPKind, filed: Day) -> Law.Rule? {
    let day = (filed.year * 100 + filed.month) * 100 + filed.day
    return kind == .design && !newDesignTerm.admits(day) ? oldDesignTerm : terms[kind]
  }
}
