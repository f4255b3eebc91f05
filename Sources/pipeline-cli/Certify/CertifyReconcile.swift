import Pipeline

extension Command {
  private static let file = Value<String>.argument(
    "FILE", "文件", Text("公布的名单：.xlsx、.xls、.csv 或复制的文字", "a published list: .xlsx, .xls, .csv or copied text")
  ) { word, _, _ in word }
  private static let year = Common.whole(
    "year", "年度", Text("认定年度", "year of certification"), from: 1949, to: 2200, required: true)
  private static let accept = ReportOptions.list(
    "accept", "确认",
    Text("确认这些行的对应（名单行号），没有证书的登记证书", "say yes to these rows; certificates not yet there are recorded"),
    most: 1_000_000)
  private static let place = Common.text(
    "place", "属地", "TEXT", Text("只看属地含这些字的行（名单有属地列时，默认“平顶山”和十二个县区）", "only rows whose place has this"))
  private static let out = Common.text(
    "out", "输出", "FILE",
    Text("写出核对表（.xlsx、.csv），在“确认”列填“是”后再核对一次", "write a sheet to confirm in, and reconcile it again"))

  static let certifyReconcile = Command(
    "certify reconcile", "认定 核对", .write,
    Text(
      "用公布的名单核对：认定而库里没有的、库里有而名单没有的、名称不同的；只凭名称不对应，要人确认",
      "hold a published list against the record: certified but not ours, ours but absent, other names; a name alone joins nothing"
    ),
    [file, year, Common.on, accept, place, out, Common.force],
    examples: [
      "certify reconcile 公告.xlsx --year 2020", "certify reconcile 公告.csv --year 2020 --out 核对.xlsx",
      "certify reconcile 公告.csv --year 2020 --on 2020-12-04 --accept 5,8",
    ]
  ) { line, shell in
    let input = try InputFile(path: try line.required(file))
    let list = try OfficialList(input.workbook, path: input.path)
    let store = try shell.store()
    let places =
      try line[place].map { [$0] } ?? ["平顶山"]
      + store.readingBasis(mapping: nil).offices.flatMap { [$0.name] + $0.aliases }
    let rows = list.rows.filter { row in
      row.place.map { place in places.contains { place.contains($0) } } ?? true
    }
    let accepted = Set(line[accept] ?? []).union(rows.filter(\.isConfirmed).map(\.number))
    let unknown = accepted.subtracting(rows.map(\.number)).sorted()
    if !unknown.isEmpty { throw ReconcileRefusal.noSuchRow(unknown) }
    let year = try line.required(year)
    var json = try store.reconcile(rows, year: year, accepted: accepted)
    var answer = Reconciliation(
      json, rows: rows, year: year, skipped: list.rows.count - rows.count, unread: list.unread)
    // What a person has said yes to, and what number or code prove, is certified: record what is not yet recorded.
    if !accepted.isEmpty {
      try answer.record(accepted, on: line[Common.on], store: store, ids: shell.ids, shell.write(line))
      if !line[Common.dryRun] {
        json = try store.reconcile(rows, year: year, accepted: accepted)
        answer.json = json
      }
    }
    if let path = line[out] {
      let written = answer.sheet
      _ = try Paper.write(
        .sheets([written.document], csv: written.csv), to: path, "certify reconcile \(year)",
        rows: rows.count, line, shell)
      answer.written = path
    }
    return answer.answer
  }
}
