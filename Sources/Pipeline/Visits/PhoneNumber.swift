/// Telephone numbers in a text (电话号码): they belong to contacts, where each look at them is recorded, and never into
/// a file on a laptop.
public enum PhoneNumber {
  /// The numbers in a text, in half width: a mobile of eleven digits, with or without 86, or an area code and seven or
  /// eight digits; blanks, hyphens and brackets may stand between.
  public static func found(in text: String) -> [String] {
    var numbers: [String] = []
    var run = ""
    // The blank at the end closes the last run.
    for character in FirmName.halfWidth(text) + "\n" {
      if character.isASCII, character.isNumber || !run.isEmpty && "- ()".contains(character) {
        run.append(character)
      } else {
        if isNumber(run.filter(\.isNumber)) { numbers.append(trimmed(run)) }
        run = ""
      }
    }
    return numbers
  }

  /// The text with all but the first three digits of each number starred.
  public static func masked(_ text: String) -> String {
    let numbers = found(in: text)
    if numbers.isEmpty { return text }
    return numbers.reduce(FirmName.halfWidth(text)) { text, number in
      var shown = 0
      let hidden = number.map { character -> Character in
        guard character.isNumber else { return character }
        shown += 1
        return shown > 3 ? "*" : character
      }
      return text.replacing(number, with: String(hidden))
    }
  }

  private static func isNumber(_ digits: String) -> Bool {
    let bytes = Array(digits.utf8)
    func isMobile(_ place: Int) -> Bool {
      bytes[place] == UInt8(ascii: "1") && bytes[place + 1] >= UInt8(ascii: "3")
    }
    return switch bytes.count {
    case 11: isMobile(0) || bytes[0] == UInt8(ascii: "0")
    case 13: digits.hasPrefix("86") && isMobile(2)
    case 10, 12: bytes[0] == UInt8(ascii: "0")
    default: false
    }
  }

  private static func trimmed(_ run: String) -> String {
    let rest = run.drop { "- )".contains($0) }
    return String(rest.reversed().drop { "- (".contains($0) }.reversed())
  }
}
