/// A word of the reports that nobody knows by heart (用语), with what it means in plain words: a definition by its code, or a
/// column. The words stand in `definitions` and `columns` and nowhere else.
public struct Term: Sendable {
  /// D1 to D16; empty for a word without a definition of its own.
  public let code: String
  public let name: Text
  /// What else people type when they ask for it.
  public let also: [String]
  public let says: Text
  /// What exactly is counted and how, for whoever has to defend the number.
  public let exact: Text?
  /// The Chinese words by which a report shows that it needs the term.
  private let marks: [String]

  init(
    _ name: Text, _ says: Text, code: String = "", also: [String] = [], exact: Text? = nil,
    marks: [String]? = nil
  ) {
    self.code = code
    self.name = name
    self.also = also
    self.says = says
    self.exact = exact
    self.marks = marks ?? [name.zh]
  }

  public static let all = definitions + columns

  /// Everything that can be asked for.
  public static var words: [String] { all.flatMap { ($0.code.isEmpty ? [] : [$0.code]) + [$0.name.zh] } }

  /// The term that a word names, in any case and either language.
  public static func named(_ word: String) -> Term? {
    let plain = FirmName.halfWidth(word).trimmingBlanks().lowercased()
    return all.first { term in
      ([term.code, term.name.zh, term.name.en] + term.also).contains {
        !$0.isEmpty && $0.lowercased() == plain
      }
    }
  }

  /// The columns that a text of a report speaks of, in the order of the list.
  static func columns(in text: String) -> [Term] {
    columns.filter { term in term.marks.contains { text.contains($0) } }
  }

  /// `在库经历：…`.
  var line: Text { name + Text("：", ": ") + says }
}
