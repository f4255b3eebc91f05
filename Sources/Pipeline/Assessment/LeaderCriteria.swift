/// 创新龙头后备 by the criteria that an office sets (local policies `leader_…`): no paper of province or city names any, so
/// there are none until somebody sets them, and nothing is judged.
public struct LeaderCriteria: Sendable {
  /// A criterion that may be set (可设条件), each a local policy.
  public enum Key: String, CaseIterable, Sendable {
    case sales = "leader_sales_min"
    case rd = "leader_rd_min"
    case rdRatio = "leader_rd_ratio_min"
    case inventions = "leader_inventions_min"
    case certificate = "leader_certificate"

    var name: Text {
      switch self {
      case .sales: FactKey.sales.name
      case .rd: FactKey.rd.name
      case .rdRatio: Criterion.rdRatio.name
      case .inventions: Text("有效发明专利", "inventions in force")
      case .certificate: Text("有效高企证书", "valid high-tech certificate")
      }
    }
  }

  /// The value that sets nothing.
  public static let unset = "unset"

  private let values: [Key: String]

  /// - Parameter policies: key and value of the local policies of a day.
  public init(_ policies: [String: String]) {
    values = Dictionary(
      uniqueKeysWithValues: Key.allCases.compactMap { key in
        policies[key.rawValue].flatMap { $0 == LeaderCriteria.unset ? nil : (key, $0) }
      })
  }

  /// Nothing is set: the step cannot be judged.
  public var isEmpty: Bool { values.isEmpty }

  /// Reads what an office sets: `unset`, or an amount, a share (0.03 or 3%), a number, `required`; nil for anything else.
  public static func value(_ typed: String, for key: Key) -> String? {
    if typed == unset { return typed }
    switch key {
    case .sales, .rd: return Yuan(typed).flatMap { $0.fen > 0 ? $0.decimal : nil }
    case .rdRatio:
      let isPercent = typed.hasSuffix("%")
      guard
        let part = ExactDecimal(isPercent ? String(typed.dropLast()) : typed)?.scaled(
          by: isPercent ? 1000 : 100_000),
        (1...99_999).contains(part)
      else { return nil }
      let digits = String(part)
      return "0." + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    case .inventions: return Int(typed).flatMap { (1...10_000).contains($0) ? String($0) : nil }
    case .certificate: return typed == "required" ? typed : nil
    }
  }

  /// The step of a firm on a day, from the figures of the fiscal year before; nil while nothing is set.
  func rung(_ input: AssessmentInput, high law: Law, on: Day) throws -> Rung? {
    if isEmpty { return nil }
    let year = on.year - 1
    let rules = try HighTechRules(law)
    let valid = try law.rule("cert_valid_years").whole
    let conditions = Key.allCases.compactMap { key -> Rung.Condition? in
      guard let need = values[key] else { return nil }
      func amount(_ fact: FactKey) -> Rung.Condition {
        let least = Yuan(need)?.fen ?? 0
        let have = input.hundredths(fact, year)
        return condition(
          key, need: need, have: have.map { Yuan(fen: $0).decimal }, met: have.map { $0 >= least },
          gap: have.flatMap { $0 < least ? Yuan(fen: least - $0).decimal : nil }, unit: "yuan",
          missing: have == nil ? ["\(year):\(fact.rawValue)"] : [])
      }
      switch key {
      case .sales: return amount(.sales)
      case .rd: return amount(.rd)
      case .rdRatio:
        let (part, whole) = (input.hundredths(.rd, year), input.hundredths(.sales, year))
        let share = part.flatMap { part in whole.flatMap { $0 > 0 ? Fraction(part, over: $0) : nil } }
        let least = Fraction(decimal: need)
        return condition(
          key, need: need, have: share?.cut(places: 4),
          met: share.flatMap { share in least.map { share >= $0 } }, gap: nil,
          unit: "ratio",
          missing: [("rd", part), ("sales", whole)].filter { $0.1 == nil }.map { "\(year):\($0.0)" })
      case .inventions:
        let least = Int(need) ?? 0
        let standing = input.titles.filter { $0.kind == .invention }.map { $0.standing(on: on, rules: rules) }
        let sure = standing.count { $0 == .counts }
        let most = sure + standing.count { $0 == .uncertain }
        let known = !input.titles.isEmpty || input.noTitlesOn != nil
        return condition(
          key, need: need, have: known ? (sure == most ? "\(sure)" : "\(sure)-\(most)") : nil,
          met: sure >= least ? true : known && most < least ? false : nil,
          gap: known && most < least ? "\(least - most)" : nil, unit: "titles", missing: known ? [] : ["ip"])
      case .certificate:
        let latest = input.certificates.filter { $0 <= on }.max()
        return condition(
          key, need: nil, have: latest?.description,
          met: latest.map { on < $0.adding(years: valid) } ?? false, gap: nil,
          unit: nil, missing: [])
      }
    }
    return Rung(kind: .leaderReserve, ruleSet: "local", conditions: conditions, direct: nil, score: nil)
  }

  private func condition(
    _ key: Key, need: String?, have: String?, met: Bool?, gap: String?, unit: String?, missing: [String]
  ) -> Rung.Condition {
    .init(
      name: key.name, id: key.rawValue, status: met.map { $0 ? .pass : .fail } ?? .unknown, need: need,
      have: have, gap: gap,
      unit: unit, gapUnit: unit, clause: "本地设定 \(key.rawValue)", missing: missing)
  }
}
