/// Judges a firm by the rules for technology SMEs (科技型中小企业评价, 国科发政〔2017〕115号): last year's figures,
/// a score of 100, and four ways to count without it.
///
/// Whether the firm works in a forbidden trade or stands on a list of dishonest firms is not recorded here
/// and is for people to look up.
struct SMEJudge {
  private let input: AssessmentInput
  private let law: Law
  private let on: Day
  private let certificateYears: Int

  /// - Parameter certificateYears: the law that says how long a certificate is valid.
  init(_ input: AssessmentInput, law: Law, on: Day, certificateYears highTech: Law?) throws {
    self.input = input
    self.law = law
    self.on = on
    certificateYears = try highTech?.rule("cert_valid_years").whole ?? 0
  }

  private var year: Int { on.year - 1 }

  func rung() throws -> Rung {
    let score = try points()
    let direct = try direct()
    let pass = try law.rule("sme_pass")
    let staffRule = try law.rule("sme_staff_points_min")
    let have = score.low == score.high ? "\(score.low)" : "\(score.low)-\(score.high)"
    let status: FindingStatus =
      if direct != nil || (pass.admits(score.low) && staffRule.admits(score.staff.low)) {
        .pass
      } else if !pass.admits(score.high) || !staffRule.admits(score.staff.high) { .fail } else { .unknown }
    let scored = Rung.Condition(
      name: Text("综合评价得分", "score"), id: "sme_score", status: status, need: pass.text, have: have,
      gap: status == .fail ? String(max(pass.whole - score.high, 0)) : nil, unit: pass.unit,
      gapUnit: pass.unit, clause: pass.clause,
      missing: status == .unknown ? score.missing : [])
    return Rung(
      kind: .sme, ruleSet: law.ruleSet,
      conditions: [
        try most("sme_staff_max", .staff), try most("sme_sales_max", .sales),
        try most("sme_assets_max", .totalAssets), clean(clause: pass.clause), scored,
      ], direct: direct, score: (score.low, score.high))
  }

  private func most(_ id: String, _ key: FactKey) throws -> Rung.Condition {
    let rule = try law.rule(id)
    let value = input.hundredths(key, year)
    let holds = value.map { rule.admits(Fraction(fen: $0)) }
    return Rung.Condition(
      name: key.name, id: id, status: holds.map { $0 ? .pass : .fail } ?? .unknown, need: rule.text,
      have: value.map { Yuan(fen: $0).decimal },
      gap: holds == false ? value.map { Yuan(fen: $0 - rule.value.ceiling(times: 100)).decimal } : nil,
      unit: rule.unit, gapUnit: rule.unit, clause: rule.clause,
      missing: value == nil ? ["\(year):\(key.rawValue)"] : [])
  }

  /// Nothing serious in the last year and this one.
  private func clean(clause: String) -> Rung.Condition {
    let within = input.incidents.filter { $0.on <= on && $0.on.year >= year }
    let bad = within.filter { $0.kind != nil }.map(\.on).max()
    let checked = within.map(\.on).max()
    return Rung.Condition(
      name: Criterion.cleanRecord.name, id: "clean_record",
      status: bad != nil ? .fail : checked != nil ? .pass : .unknown, need: nil,
      have: (bad ?? checked)?.description, gap: nil, unit: nil, gapUnit: nil,
      clause: clause, missing: checked == nil ? ["incident"] : [])
  }

  // MARK: - Score

  private struct Points {
    var low = 0
    var high = 0
    var staff = (low: 0, high: 0)
    var missing: [String] = []
  }

  private func points() throws -> Points {
    var points = Points()
    let capStaff = try law.rule("sme_cap_staff").whole
    let capRD = try law.rule("sme_cap_rd").whole
    let capIP = try law.rule("sme_cap_ip").whole
    let staff = band("sme_staff", .techStaff, .staff)
    points.staff = staff.map { ($0, $0) } ?? (0, capStaff)
    if staff == nil { points.missing += ["\(year):tech_staff", "\(year):staff"] }
    let rd = [band("sme_rd_sales", .rd, .sales), band("sme_rd_cost", .rd, .cost)]
    let known = rd.compactMap { $0 }
    let bestRD = (
      low: known.max() ?? 0, high: known.count == 2 || known.max() == capRD ? known.max() ?? 0 : capRD
    )
    if bestRD.low < bestRD.high { points.missing += ["\(year):rd", "\(year):sales", "\(year):cost"] }
    var ip = (low: 0, high: capIP)
    if input.titles.isEmpty {
      if input.noTitlesOn != nil { ip = (0, 0) } else { points.missing.append("ip") }
    } else {
      ip = try titles()
    }
    points.low = points.staff.low + bestRD.low + ip.low
    points.high = points.staff.high + bestRD.high + ip.high
    return points
  }

  /// Points of a ratio of two figures of the last year; nil when it is not known.
  private func band(_ item: String, _ part: FactKey, _ whole: FactKey) -> Int? {
    guard let part = input.hundredths(part, year), let whole = input.hundredths(whole, year),
      let ratio = Fraction(part, over: whole)
    else { return nil }
    return law.band(item, ratio)?.high ?? 0
  }

  /// Titles owned, granted and in force; here a title of Class II may serve again.
  private func titles() throws -> (low: Int, high: Int) {
    let held = input.titles.filter { title in
      title.owner == nil && title.granted.map { $0 <= on } ?? false && title.lapsed.map { $0 > on } ?? true
    }
    let first = held.count { $0.kind.isClassOne }
    let band =
      law.band("sme_ip_class1", Fraction(first)) ?? law.band("sme_ip_class2", Fraction(held.count - first))
    return (band?.low ?? 0, band?.high ?? 0)
  }

  // MARK: - Direct pass

  /// Which of the four ways opens, if any.
  private func direct() throws -> Text? {
    if input.certificates.contains(where: { $0 <= on && on < $0.adding(years: certificateYears) }) {
      return Text("有效的高新技术企业证书", "a valid high-tech certificate")
    }
    let rank = try law.rule("sme_award_rank_max")
    let place = try law.rule("sme_standard_place_max")
    let awardYears = try law.rule("sme_award_years").whole
    let standardYears = try law.rule("sme_standard_years").whole
    for honour in input.honours where honour.on <= on {
      let placed = honour.place ?? Int.max
      switch honour.kind {
      case .award where rank.admits(placed) && honour.on.adding(years: awardYears) >= on:
        return honour.kind.name
      case .standard where place.admits(placed) && honour.on.adding(years: standardYears) >= on:
        return honour.kind.name
      case .institute: return honour.kind.name
      default: continue
      }
    }
    return nil
  }
}

extension AssessmentInput {
  /// A stated figure, in hundredths of its unit.
  func hundredths(_ key: FactKey, _ year: Int) -> Int64? { facts[year]?[key]?.value.hundredths }
}
