import Testing

@testable import Pipeline

/// Every number of the law on both sides of its boundary (规则边界), inclusive as the text has it.
@Suite("规则边界") struct RuleBoundaryTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let subject, id, admitted, refused: String
    init(_ subject: String, _ id: String, _ admitted: String, not refused: String) {
      (self.subject, self.id, self.admitted, self.refused) = (subject, id, admitted, refused)
    }
    var testDescription: String { id }
  }

  static let rows: [Row] = [
    Row("high_tech", "min_age_days", "365", not: "364"), Row("high_tech", "min_ip_core", "1", not: "0"),
    Row("high_tech", "field_level", "3", not: "2"),
    Row("high_tech", "tech_staff_ratio", "0.1", not: "0.0999999"),
    Row("high_tech", "staff_days", "183", not: "182"), Row("high_tech", "fy_window", "3", not: "4"),
    Row("high_tech", "rd_tier1_sales_max", "50000000", not: "50000000.01"),
    Row("high_tech", "rd_tier1_ratio", "0.05", not: "0.0499999"),
    Row("high_tech", "rd_tier2_sales_max", "200000000", not: "200000000.01"),
    Row("high_tech", "rd_tier2_ratio", "0.04", not: "0.0399999"),
    Row("high_tech", "rd_tier3_ratio", "0.03", not: "0.0299999"),
    Row("high_tech", "rd_domestic_share", "0.6", not: "0.5999999"),
    Row("high_tech", "outsourced_rd_factor", "0.8", not: "0.79"),
    Row("high_tech", "other_rd_cap", "0.2", not: "0.2000001"),
    Row("high_tech", "hitech_income_share", "0.6", not: "0.5999999"),
    Row("high_tech", "main_product_share", "0.5000001", not: "0.5"),
    Row("high_tech", "score_pass", "70.01", not: "70"),
    Row("high_tech", "cap_ip", "30", not: "31"), Row("high_tech", "cap_conversion", "30", not: "31"),
    Row("high_tech", "cap_mgmt", "20", not: "21"), Row("high_tech", "cap_growth", "20", not: "21"),
    Row("high_tech", "cap_ip_advance", "8", not: "9"), Row("high_tech", "cap_ip_support", "8", not: "9"),
    Row("high_tech", "cap_ip_quantity", "8", not: "9"), Row("high_tech", "cap_ip_acquisition", "6", not: "7"),
    Row("high_tech", "cap_ip_acquired_only", "3", not: "4"),
    Row("high_tech", "cap_ip_standard", "2", not: "3"),
    Row("high_tech", "cap_mgmt_system", "6", not: "7"), Row("high_tech", "cap_mgmt_institute", "6", not: "7"),
    Row("high_tech", "cap_mgmt_conversion", "4", not: "5"),
    Row("high_tech", "cap_mgmt_people", "4", not: "5"),
    Row("high_tech", "class2_max_uses", "1", not: "2"),
    Row("high_tech", "accident_lookback_days", "365", not: "366"),
    Row("high_tech", "text_limit", "400", not: "401"), Row("high_tech", "experts_min", "5", not: "4"),
    Row("high_tech", "experts_tech_share", "0.6", not: "0.59"),
    Row("high_tech", "experts_finance_min", "1", not: "0"),
    Row("high_tech", "auditor_age_years", "3", not: "2"),
    Row("high_tech", "auditor_cpa_share", "0.3", not: "0.29"),
    Row("high_tech", "auditor_staff_min", "20", not: "19"),
    Row("high_tech", "report_to_state_due", "1130", not: "1201"),
    Row("high_tech", "publicity_working_days", "10", not: "9"),
    Row("high_tech", "cert_valid_years", "3", not: "4"),
    Row("high_tech", "annual_report_due", "531", not: "601"),
    Row("high_tech", "annual_report_missing_max", "2", not: "1"),
    Row("high_tech", "change_report_months", "3", not: "4"),
    Row("high_tech", "reapply_after_cancel_years", "1", not: "0"),
    Row("high_tech", "ip_term_invention", "19", not: "20"),
    Row("high_tech", "ip_term_utility", "9", not: "10"),
    Row("high_tech", "ip_term_design", "14", not: "15"),
    Row("high_tech", "ip_term_design_old", "9", not: "10"),
    Row("high_tech", "ip_term_design_since", "20210601", not: "20210531"),
    Row("high_tech", "ip_term_layout", "9", not: "10"),
    Row("sme", "sme_staff_max", "500", not: "501"),
    Row("sme", "sme_sales_max", "200000000", not: "200000000.01"),
    Row("sme", "sme_assets_max", "200000000", not: "200000000.01"), Row("sme", "sme_pass", "60", not: "59"),
    Row("sme", "sme_staff_points_min", "4", not: "0"), Row("sme", "sme_cap_staff", "20", not: "21"),
    Row("sme", "sme_cap_rd", "50", not: "51"), Row("sme", "sme_cap_ip", "30", not: "31"),
    Row("sme", "sme_parttime_months", "6", not: "5"), Row("sme", "sme_update_due", "331", not: "401"),
    Row("sme", "sme_award_rank_max", "3", not: "4"), Row("sme", "sme_award_years", "5", not: "6"),
    Row("sme", "sme_standard_place_max", "5", not: "6"), Row("sme", "sme_standard_years", "5", not: "6"),
    Row("giant", "giant_sales_min", "100000000.01", not: "100000000"),
    Row("local", "intake_target", "100", not: "99"), Row("local", "stock_target_2020", "150", not: "149"),
    Row("local", "sme_target_2020", "300", not: "299"), Row("local", "pool_term_years", "3", not: "4"),
    Row("local", "pool_extensions", "1", not: "2"), Row("local", "objection_days", "5", not: "4"),
    Row("local", "rd_subsidy_base", "5000000", not: "5000000.01"),
    Row("local", "rd_subsidy_rate", "0.1", not: "0.11"),
    Row("local", "rd_subsidy_rate_above", "0.05", not: "0.06"),
    Row("local", "rd_subsidy_cap", "1000000", not: "1000000.01"),
    Row("local", "rd_subsidy_cap_sme", "2000000", not: "2000000.01"),
    Row("local", "rd_subsidy_cap_platform", "3000000", not: "3000000.01"),
    Row("local", "rd_subsidy_cap_leader", "4000000", not: "4000000.01"),
  ]

  static let laws = Dictionary(
    uniqueKeysWithValues: ["high_tech", "sme", "giant", "local"].map { ($0, Law.shipped($0)) })

  @Test(arguments: rows) func 边界两侧(_ row: Row) throws {
    let rule = try #require(Self.laws[row.subject]?.rules[row.id])
    #expect(rule.admits(try #require(Fraction(decimal: row.admitted))))
    #expect(!rule.admits(try #require(Fraction(decimal: row.refused))))
  }

  @Test func 一条不漏() {
    for (subject, law) in Self.laws {
      #expect(Set(law.rules.keys) == Set(Self.rows.filter { $0.subject == subject }.map(\.id)))
      #expect(law.rules.values.allSatisfy { !$0.clause.isEmpty })
    }
  }

  struct Edge: Sendable, CustomTestStringConvertible {
    let item, least, below: String
    let points: ClosedRange<Int>
    init(_ item: String, _ least: String, below: String, _ points: ClosedRange<Int>) {
      (self.item, self.least, self.below, self.points) = (item, least, below, points)
    }
    var testDescription: String { "\(item) \(least)" }
  }

  static let edges: [Edge] = [
    Edge("growth", "0.35", below: "0.3499999", 9...10), Edge("growth", "0.25", below: "0.2499999", 7...8),
    Edge("growth", "0.15", below: "0.1499999", 5...6), Edge("growth", "0.05", below: "0.0499999", 3...4),
    Edge("growth", "0.0000001", below: "0", 1...2), Edge("conversion", "5", below: "4.9999", 25...30),
    Edge("conversion", "4", below: "3.9999", 19...24), Edge("conversion", "3", below: "2.9999", 13...18),
    Edge("conversion", "2", below: "1.9999", 7...12), Edge("conversion", "1", below: "0.9999", 1...6),
    Edge("ip_quantity_class1", "1", below: "0", 7...8), Edge("ip_quantity_class2", "5", below: "4", 5...6),
    Edge("ip_quantity_class2", "3", below: "2", 3...4), Edge("ip_quantity_class2", "1", below: "0", 1...2),
    Edge("sme_staff", "0.30", below: "0.2999", 20...20), Edge("sme_staff", "0.25", below: "0.2499", 16...16),
    Edge("sme_staff", "0.20", below: "0.1999", 12...12), Edge("sme_staff", "0.15", below: "0.1499", 8...8),
    Edge("sme_staff", "0.10", below: "0.0999", 4...4), Edge("sme_rd_sales", "0.06", below: "0.0599", 50...50),
    Edge("sme_rd_sales", "0.05", below: "0.0499", 40...40),
    Edge("sme_rd_sales", "0.04", below: "0.0399", 30...30),
    Edge("sme_rd_sales", "0.03", below: "0.0299", 20...20),
    Edge("sme_rd_sales", "0.02", below: "0.0199", 10...10),
    Edge("sme_rd_cost", "0.30", below: "0.2999", 50...50),
    Edge("sme_rd_cost", "0.25", below: "0.2499", 40...40),
    Edge("sme_rd_cost", "0.20", below: "0.1999", 30...30),
    Edge("sme_rd_cost", "0.15", below: "0.1499", 20...20),
    Edge("sme_rd_cost", "0.10", below: "0.0999", 10...10), Edge("sme_ip_class1", "1", below: "0", 30...30),
    Edge("sme_ip_class2", "4", below: "3", 24...24), Edge("sme_ip_class2", "3", below: "2", 18...18),
    Edge("sme_ip_class2", "2", below: "1", 12...12), Edge("sme_ip_class2", "1", below: "0", 6...6),
    Edge("first_reward_cap", "10000000", below: "9999999.99", 30...30),
    Edge("first_reward_cap", "2000000", below: "1999999.99", 20...20),
    Edge("first_reward_cap", "0", below: "-1", 10...10),
  ]

  @Test(arguments: edges) func 档次两侧(_ edge: Edge) throws {
    let law = try #require(Self.laws.values.first { $0.bands[edge.item] != nil })
    let least = try #require(Fraction(decimal: edge.least))
    let band = try #require(law.band(edge.item, least))
    #expect(band.low == edge.points.lowerBound && band.high == edge.points.upperBound)
    let below = law.band(edge.item, try #require(Fraction(decimal: edge.below)))
    #expect(below.map { $0.high < band.low } ?? true)
  }
}
