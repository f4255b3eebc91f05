/// The conditions of 32号 第十一条 one by one (认定条件).
extension Judge {
  /// (一) 注册成立一年以上: 365 days count.
  var age: Finding {
    let rule = rules.minAgeDays
    guard let founded = input.founded else {
      return finding(.age, .unknown, rule, unit: "days", missing: ["founded"])
    }
    let days = applyOn.number - founded.number
    return finding(
      .age, rule.admits(days) ? .pass : .fail, rule, have: String(days), gap: String(rule.whole - days),
      unit: "days", evidence: [.init(fact: "founded", value: founded.description)])
  }

  /// (二) ownership of core intellectual property; whether it supports the main product is for people.
  func coreIP(_ titles: TitleCount, _ notes: inout [Note]) -> Finding {
    let rule = rules.minCoreIP
    if titles.anyUsedUp { notes.append(note(.class2Use, .coreIP)) }
    let evidence: [Finding.Evidence]
    if !input.titles.isEmpty {
      evidence = [titles.evidence]
    } else if let none = input.noTitlesOn, none <= applyOn {
      evidence = [.init(fact: "ip_none", value: none.description)]
    } else {
      return finding(.coreIP, .unknown, rule, unit: "titles", missing: ["ip"])
    }
    let have = titles.evidence.value
    if rule.admits(titles.sure) {
      return finding(.coreIP, .pass, rule, have: have, unit: "titles", evidence: evidence)
    }
    if rule.admits(titles.most) {
      return finding(
        .coreIP, .unknown, rule, have: have, unit: "titles", missing: ["ip:filed"], evidence: evidence)
    }
    return finding(
      .coreIP, .fail, rule, have: have, gap: String(rule.whole - titles.most), unit: "titles",
      evidence: evidence)
  }

  /// (三) whether the core technology belongs to a supported field is for people; an entry of the list says so.
  var field: Finding {
    let rule = rules.fieldLevel
    let have = input.field?.code
    guard let field = input.field, let isFinest = input.fieldIsFinest,
      isFinest || rule.admits(field.level)
    else { return finding(.field, .unknown, rule, have: have, missing: ["field"]) }
    return finding(.field, .pass, rule, have: have, evidence: [.init(fact: "field", value: field.code)])
  }

  /// (四) R&D staff of the last fiscal year to its staff, both as means of the months.
  func techStaff(_ notes: inout [Note]) -> Finding {
    var part = sum(.techStaff, [lastYear])
    if rules.choice(.staffDays) == "count", figure(.techStaff183, lastYear) != nil {
      part = sum(.techStaff183, [lastYear])
    }
    let found = share(
      .techStaffRatio, rules.techStaff, part: part, whole: sum(.staff, [lastYear]), unit: "heads")
    if found.status != .unknown {
      if figure(.techStaff183, lastYear) != nil { notes.append(note(.staffDays, .techStaffRatio)) }
      notes.append(note(.partTime, .techStaffRatio))
    }
    return found
  }

  /// (五) R&D to sales over the years that count; the tier goes by last year's sales alone.
  func rd(_ notes: inout [Note]) -> Finding {
    let last = sum(.sales, [lastYear])
    let whole = sum(.sales, years)
    var part = sum(.rd, years)
    guard last.missing.isEmpty else {
      let missing = part.missing + whole.missing
      return finding(
        .rdRatio, .unknown, rules.tierRatio[0], unit: "yuan",
        missing: missing.isEmpty ? last.missing : missing, evidence: part.evidence + whole.evidence)
    }
    let other = sum(.rdOther, years)
    if other.missing.isEmpty, part.missing.isEmpty,
      let share = Fraction(other.total, over: part.total), !rules.otherRD.admits(share)
    {
      notes.append(note(.otherRD, .rdRatio))
      part.evidence += other.evidence
      if rules.choice(.otherRD) == "cut" {
        part.total = Judge.withoutExcess(other: other.total, of: part.total, cap: rules.otherRD.value)
      }
    }
    if whole.missing.isEmpty, part.missing.isEmpty, whole.total == 0 {
      notes.append(note(.zeroSales, .rdRatio))
    }
    return share(.rdRatio, rules.tier(sales: last.total), part: part, whole: whole, unit: "yuan")
  }

  /// R&D expense with its other expense cut to the share it may have of the whole.
  static func withoutExcess(other: Int64, of rd: Int64, cap: Fraction) -> Int64 {
    let rest = Int128(rd - other)
    return Int64(clamping: rest * cap.denominator / (cap.denominator - cap.numerator))
  }

  /// (五) the domestic share of the same R&D.
  var rdDomestic: Finding {
    share(
      .rdDomestic, rules.rdDomestic, part: sum(.rdDomestic, years), whole: sum(.rd, years), unit: "yuan")
  }

  /// (六) high-tech income of the last fiscal year to its total income.
  var hitechIncome: Finding {
    share(
      .hitechIncomeShare, rules.hitechIncome, part: sum(.hitechIncome, [lastYear]),
      whole: sum(.totalIncome, [lastYear]), unit: "yuan")
  }

  /// (七) more than 70 of 100; what judgement leaves open is an interval.
  func scored(_ score: Score, _ titles: TitleCount, _ notes: inout [Note]) -> Finding {
    let rule = rules.scorePass
    let have = score.low == score.high ? "\(score.low)" : "\(score.low)-\(score.high)"
    let (evidence, forecast) = scoreEvidence(score, titles)
    if [score.low, score.high].contains(where: { abs($0 - rule.whole) <= 1 }) {
      notes.append(note(.scoreMean, .score))
    }
    if rule.admits(score.low), !evidence.isEmpty {
      return finding(.score, .pass, rule, have: have, unit: "points", forecast: forecast, evidence: evidence)
    }
    if !rule.admits(score.high), !evidence.isEmpty {
      let gap = rules.choice(.scoreMean) == "decimal" ? "\(rule.whole - score.high).01" : nil
      return finding(
        .score, .fail, rule, have: have, gap: gap ?? String(rule.whole + 1 - score.high), unit: "points",
        forecast: forecast, evidence: evidence)
    }
    return finding(
      .score, .unknown, rule, have: have, unit: "points", missing: score.missing, forecast: forecast,
      evidence: evidence)
  }

  /// (八) clean when a check within the year before the application found nothing and no incident stands
  /// within it; an incident within it fails.
  var cleanRecord: Finding {
    let rule = rules.lookback
    let within = input.incidents.filter { $0.on <= applyOn && rule.admits(applyOn.number - $0.on.number) }
    if let latest = within.filter({ $0.kind != nil }).map(\.on).max() {
      return finding(
        .cleanRecord, .fail, rule, have: latest.description,
        gap: String(rule.whole + 1 - (applyOn.number - latest.number)), unit: "days",
        evidence: [.init(fact: "incident", value: latest.description)])
    }
    guard let checked = within.map(\.on).max() else {
      return finding(.cleanRecord, .unknown, rule, missing: ["incident"])
    }
    return finding(
      .cleanRecord, .pass, rule, have: checked.description,
      evidence: [.init(fact: "incident_none", value: checked.description)])
  }

  /// One of the ratios by itself; nil for other conditions.
  func ratio(_ criterion: Criterion) -> Finding? {
    var notes: [Note] = []
    switch criterion {
    case .techStaffRatio: return techStaff(&notes)
    case .rdRatio: return rd(&notes)
    case .rdDomestic: return rdDomestic
    case .hitechIncomeShare: return hitechIncome
    default: return nil
    }
  }

  func note(_ choice: Choice, _ criterion: Criterion) -> Note {
    Note(choice: choice, value: rules.choice(choice), criterion: criterion)
  }
}
