/// Credit codes that belong to nobody (虚构信用代码): the outer check digit holds, the inner one never does.
public enum SampleCode {
  /// The check character that GB 11714 asks for after the eight characters of an organisation code (组织机构代码).
  public static func organisationCheck(_ body: String) -> Character? {
    let values = body.compactMap { alphabet.firstIndex(of: $0) }
    guard body.count == 8, values.count == 8 else { return nil }
    let sum = zip(values, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    switch 11 - sum % 11 {
    case 10: return "X"
    case 11: return "0"
    case let digit: return alphabet[digit]
    }
  }

  /// A code of a kind of body (91 is an enterprise) registered in an area.
  static func make(kind: String = "91", area: String, _ random: inout SplitMix64) -> CreditCode {
    let serial = (0..<6).map { _ in String(random.one(of: usable)) }.joined()
    let body = random.one(of: ["MA", "5" + String(random.number(0...9))]) + serial
    let wrong = "0123456789".filter { $0 != organisationCheck(body) }
    guard let code = CreditCode(completing: kind + area + body + String(random.one(of: Array(wrong)))) else {
      preconditionFailure("a sample code has a character outside the alphabet")
    }
    return code
  }

  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  /// What both alphabets have: a credit code knows no I, O, S, V and Z.
  private static let usable = alphabet.filter { !"IOSVZ".contains($0) }
}
