/// Numbers with their nouns in English (英文单复数): `1 firm`, `2 firms`.
public enum English {
  public static func many(_ count: some BinaryInteger, _ noun: String) -> String { many(String(count), noun) }

  /// - Parameter count: a number as it is shown.
  public static func many(_ count: String, _ noun: String) -> String {
    guard count != "1" else { return "\(count) \(noun)" }
    return noun.hasSuffix("y") && !noun.hasSuffix("ay")
      ? "\(count) \(noun.dropLast())ies" : "\(count) \(noun)s"
  }
}
