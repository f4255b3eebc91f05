/// The language of what people read (语言): Chinese first, English whole.
public enum Language: String {
  case zh
  case en
}

extension Language: Coded {
  public var name: Text { self == .zh ? Text(same: "中文") : Text(same: "English") }
}

/// A sentence in both languages (双语文本); leaving one out does not compile.
public struct Text: Sendable, Equatable {
  public let zh: String
  public let en: String

  public init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same in both languages: names, codes, numbers.
  public init(same text: String) { self.init(text, text) }

  /// Names one after the other.
  public init(list names: [String]) { self.init(names.joined(separator: "、"), names.joined(separator: ", ")) }

  public subscript(language: Language) -> String { language == .zh ? zh : en }

  public static func + (one: Text, other: Text) -> Text { Text(one.zh + other.zh, one.en + other.en) }
}
