import Pipeline

/// Which of several firms is meant (选择企业): asked on a terminal, never guessed.
struct FirmChoice {
  let terminal: Terminal
  let language: Language
  let talk: (String) -> Void

  /// The line with the firm chosen in place of the word typed; nil when there is nobody to ask, nothing to choose
  /// from, or no choice was made.
  func settled(_ refusal: FirmRefusal, in line: Line) -> Line? {
    guard terminal.asks, let typed = refusal.typedFirm, let choices = refusal.wording.choices,
      !choices.rows.isEmpty, line.texts.contains(typed)
    else { return nil }
    talk(Render.refusal(refusal.wording, language, withRemedy: false))
    let numbers = choices.json.array.map { $0["no"].plain }
    while let answer = terminal.ask(Text("选哪一家？写编号，回车放弃：", "which one? its no, Enter for none: ")[language]) {
      let word = FirmName.halfWidth(answer).trimmingBlanks()
      if word.isEmpty { return nil }
      let number = word.hasPrefix("#") ? String(word.dropFirst()) : word
      if numbers.contains(number) { return line.replacing(typed, with: "#" + number) }
    }
    return nil
  }
}

extension FirmRefusal {
  /// The same, with the firms on top that sound like the word.
  func withSoundAlikes(_ store: Store) -> FirmRefusal {
    guard case .unknown(let firm, let similar) = self, let heard = try? store.soundingLike(firm),
      !heard.isEmpty
    else { return self }
    let rows = heard.map { $0.setting("county", $0["county_name"]) }
    let rest = similar.json.array.filter { row in !rows.contains { $0["no"].int == row["no"].int } }
    return .unknown(
      firm: firm,
      similar: Table(
        similar.columns, (rows + rest).prefix(5).map { row in similar.columns.map { row[$0.key] } }))
  }

  /// The word that names no single firm.
  fileprivate var typedFirm: String? {
    switch self {
    case .ambiguous(let firm, _, _), .unknown(let firm, _): firm
    default: nil
    }
  }
}
