import Pipeline

extension Command {
  /// A report as a command: the options all reports have, those of this one, and either the figures or what they count.
  static func report(
    _ kind: ReportKind, _ about: Text, by groupings: [Grouping] = [], period: Bool = false, figures: [String],
    more: [any Parameter] = [], examples: [String],
    _ make: (@Sendable (Store, ReportQuestion, Line, _ group: String?) throws -> Report)? = nil
  ) -> Command {
    let by = ReportOptions.by(groupings)
    let figure = ReportOptions.figure(figures)
    // One's own firms make sense wherever the firms of one officer can be told apart.
    let mine: [any Parameter] =
      groupings.contains(.officer) || kind == .officers ? [Mine.officer, Mine.flag] : []
    let parameters: [any Parameter] =
      [Common.asOf, Common.knownAt] + (groupings.isEmpty ? [] : [by])
      + (period ? [ReportOptions.from, ReportOptions.until] : []) + [ReportOptions.county] + mine + more
      + [figure, Common.ids, ReportOptions.cell, ReportPage.html, ReportPage.open, Common.force]
    return Command(
      "report \(kind.rawValue)", "报表 \(kind.name.zh)", .read, about, parameters, examples: examples
    ) { line, shell in
      var question = ReportQuestion(
        asOf: line[Common.asOf], knownAt: line[Common.knownAt], by: line[by], since: line[ReportOptions.from],
        until: line[ReportOptions.until], county: line[ReportOptions.county])
      let store = try shell.store()
      var group: String?
      if !mine.isEmpty {
        let (officer, mine) = Mine.meant(line, shell)
        if officer != nil || mine {
          if let other = line[by], other != .officer {
            throw InputRefusal.unexpected("--by", command: "report \(kind.rawValue)")
          }
          if kind != .officers { question.by = .officer }
          group = try store.officerLabel(officer, mine: mine)
        }
      }
      if line[Common.ids] || line[ReportOptions.cell] != nil {
        return Answer(
          list: try ReportOptions.listed(kind, question, cell: line[ReportOptions.cell], of: group, store),
          empty: Text("没有明细", "nothing is counted"))
      }
      var report = try make?(store, question, line, group) ?? store.report(kind, question, only: group)
      if let group { report = report.own(group) }
      let picture = kind == .funnel && line[figure] == nil ? Dashboard.lines(report) : []
      let answer = (line[figure].map(report.only) ?? report).answer(picture: picture)
      return try ReportPage.deliver(report, answer, line, shell)
    }
  }
}
