import Pipeline

/// What became of a list (导入结果): the verdicts of the reader and of the database put together.
struct IntakeOutcome {
  let reading: IntakeReading
  let input: InputFile
  let brings: Brings
  /// The intake year, or the fiscal year of figures whose heading names none.
  let year: Int
  let on: Day
  /// The answer of `api.intake_enter` or `api.fact_import`; null when the database was not asked.
  let stored: JSON
  /// Whether nothing was written.
  let check: Bool
  let language: Language
  /// Everything that is to be said of the rows, in their order.
  private(set) var complaints: [Complaint] = []

  init(
    reading: IntakeReading, input: InputFile, brings: Brings, year: Int, on: Day, stored: JSON, check: Bool,
    language: Language
  ) {
    self.reading = reading
    self.input = input
    self.brings = brings
    self.year = year
    self.on = on
    self.stored = stored
    self.check = check
    self.language = language
    complaints = (reading.complaints + late + figures + doubts).enumerated()
      .sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
  }

  /// What only the database can tell of a firm.
  private var late: [Complaint] {
    if ["returned", "renamed", "same_name"].allSatisfy({ stored[$0].array.isEmpty }) { return [] }
    let names = Dictionary(
      reading.rows.lazy.map { ($0.number, $0.name.text) }, uniquingKeysWith: { one, _ in one })
    let codes = Dictionary(
      reading.rows.lazy.map { ($0.number, $0.code.text) }, uniquingKeysWith: { one, _ in one })
    func late(_ line: JSON, _ flaw: RowFlaw) -> Complaint {
      let row = line["row"].int ?? 0
      return Complaint(sheet: reading.sheet, row: row, column: "企业名称", value: names[row], flaw: flaw)
    }
    let returned = stored["returned"].array.map { one in
      let no = one["no"].int ?? 0
      switch one["why"].string {
      case "ever_certified": return late(one, .everCertified(no: no))
      case "same_firm": return late(one, .sameFirm(row: one["first"].int ?? 0, no: no))
      case "unknown":
        let row = one["row"].int ?? 0
        return Complaint(
          sheet: reading.sheet, row: row, column: reading.source.codeTitle, value: codes[row],
          flaw: .unknownFirm)
      default: return late(one, .endedLater(ended: one["ended"].plain, no: no))
      }
    }
    let renamed = stored["renamed"].array.map {
      late($0, .renamed(no: $0["no"].int ?? 0, name: $0["name"].plain))
    }
    let sameName = stored["same_name"].array.map {
      late($0, .sameName(no: $0["no"].int ?? 0, code: $0["code"].plain))
    }
    return returned + renamed + sameName
  }

  /// Figures that the list has otherwise than the database: taken, or kept where a person recorded them.
  private var figures: [Complaint] {
    stored["figures"].array.map { one in
      let old = one["old"].plain
      return Complaint(
        sheet: reading.sheet, row: one["row"].int ?? 0, column: column(one), value: one["new"].plain,
        flaw: one["kept"].bool == true ? .figureKept(old) : .figureUpdated(old))
    }
  }

  /// Money far off what is known of the firm; where the list itself told so already, once is enough.
  private var doubts: [Complaint] {
    let said = Set(
      reading.complaints.compactMap { one -> String? in
        if case .unitDoubt = one.flaw { "\(one.row) \(one.column)" } else { nil }
      })
    return stored["doubts"].array.compactMap { one in
      guard let read = Yuan(one["value"].plain), let known = Yuan(one["known"].plain),
        !said.contains("\(one["row"].plain) \(column(one))")
      else { return nil }
      return Complaint(
        sheet: reading.sheet, row: one["row"].int ?? 0, column: column(one), value: read.decimal,
        flaw: .unitDoubt(UnitDoubt(.year(one["known_year"].int ?? 0), read: read.fen, against: known.fen)))
    }
  }

  private func column(_ one: JSON) -> String {
    let key = one["key"].string.flatMap(FactKey.init(rawValue:))
    let year = one["year"].int ?? 0
    return key.flatMap { reading.source.title(of: $0, year: year) }
      ?? "\(year) 年\(key?.name.zh ?? one["key"].plain)"
  }

  private func complaints(_ weight: RowFlaw.Weight) -> [Complaint] {
    complaints.filter { $0.flaw.weight == weight }
  }

  private var rejected: Int { Set(complaints(.rejects).map(\.row)).count }
  private var isRepeat: Bool { stored["repeat"].bool == true }
  private var entered: Int { stored["entered"].int ?? 0 }
  private var alreadyIn: Int { stored["already_in"].array.count }

  var answer: Answer {
    Answer(
      json: json, blocks, table: Table(IntakeOutcome.columns, rows(said)), notes: notes,
      exit: rejected > 0 && !isRepeat ? .partly : .done)
  }

  /// The same answer, and where the rejected rows were written.
  func answer(rejectsAt path: String) -> Answer {
    var answer = answer
    answer.json = json.setting("rejects_file", .string(path))
    answer.blocks.append(
      .line(
        Text("退回的行已写入 \(path)，改好后可直接再导入", "the rejected rows are in \(path), to be mended and imported again")
      ))
    return answer
  }

  private var json: JSON {
    [
      "batch": stored["batch"], "no": stored["no"], "file": .string(input.name),
      "sha256": .string(input.sha256),
      "year": .int(year), "on": .day(on), "sheet": .string(reading.sheet),
      "encoding": .text(reading.encoding),
      "rows": .int(reading.firmRows), "entered": .int(entered), "already_in": .int(alreadyIn),
      "figures": stored["recorded"],
      "rejected": .int(rejected), "repeat": .bool(isRepeat), "check": .bool(check), "op": stored["op"],
      "rejects": .array(complaints(.rejects).map { $0.json(language) }),
      "warnings": .array(complaints(.warns).map { $0.json(language) }),
      "notices": .array(complaints(.tells).map { $0.json(language) }),
    ]
  }

  private static let columns: [Table.Column] = [
    .init("row", Text("行", "row"), .number), .init("column", Text("列", "column")),
    .init("value", Text("内容", "value")), .init("code", Text("代码", "code")),
    .init("message", Text("说明", "what is wrong")),
  ]

  private func rows(_ complaints: [Complaint]) -> [[JSON]] {
    complaints.map { one in
      let line = one.json(language)
      return IntakeOutcome.columns.map { $0.key == "row" && one.row == 0 ? .null : line[$0.key] }
    }
  }

  /// Everything that rejects, and of each other kind at most five examples.
  private var said: [Complaint] {
    var seen: [String: Int] = [:]
    return complaints.filter { one in
      seen[one.flaw.code, default: 0] += 1
      return one.flaw.weight == .rejects || seen[one.flaw.code, default: 0] <= 5
    }
  }

  private var blocks: [Answer.Block] {
    var blocks: [Answer.Block] =
      said.isEmpty ? [] : [.table(Table(IntakeOutcome.columns, rows(said))), .blank]
    let hidden = complaints.count - said.count
    if hidden > 0 {
      blocks.append(
        .line(Text("（同类提示另有 \(hidden) 条，见 --json）", "(\(hidden) more of the same kinds: see --json)")))
    }
    if isRepeat {
      blocks.append(
        .line(
          Text(
            "这个文件在 \(stored["first_on"].plain) 已作为 \(year) 年\(brings == .firms ? "名单" : "指标")导入，这次没有写入",
            "this file was imported for \(year) on \(stored["first_on"].plain); nothing was written")))
    }
    blocks.append(
      .line(
        Text(
          "\(input.name)：企业 \(reading.firmRows) 行，\(taken.zh)，退回 \(rejected)，提醒 \(complaints(.warns).count)",
          "\(input.name): \(English.many(reading.firmRows, "firm row")), \(taken.en), rejected \(rejected), warnings \(complaints(.warns).count)"
        )))
    if stored["refused"].bool == true {
      blocks.append(
        .line(
          Text(
            "有行被退回，按 --all-or-nothing 一行也没有写入",
            "a row was rejected, so --all-or-nothing wrote nothing")))
    }
    if check { blocks.append(.line(Text("（只检查，没有写入）", "(checked only, nothing was written)"))) }
    return blocks
  }

  private var notes: [Text] {
    if check { return [] }
    if isRepeat {
      return [
        Text("要换一种读法重新导入，先撤销：", "to read it another way, take it back first: ")
          + Answer.step("intake undo \(stored["no"].plain)")
      ]
    }
    if rejected > 0 {
      return undo + [
        Text(
          "办法：在原表改好退回的行，再导入一次；已\(brings == .firms ? "入库" : "记")的行会认出来",
          "what to do: mend the rejected rows and import again; rows that are in are recognised")
      ]
    }
    if entered == 0 { return undo }
    return undo + [Text("下一步：", "next: ") + Answer.step("assign auto --year \(year) --on TODAY")]
  }

  /// What was taken in.
  private var taken: Text {
    switch brings {
    case .firms: Text("入库 \(entered)，已在库 \(alreadyIn)", "entered \(entered), already in \(alreadyIn)")
    case .figures:
      Text(
        "认出企业 \(alreadyIn) 家，新记或改动指标 \(stored["recorded"].plain) 项（表头没写年份的按 \(year) 年）",
        "known firms \(alreadyIn), figures new or changed \(stored["recorded"].plain) (headings without a year: \(year))"
      )
    }
  }

  private var undo: [Text] {
    guard let no = stored["no"].int else { return [] }
    return [Text("批次 \(no)；要撤销：", "batch \(no); to take it back: ") + Answer.step("intake undo \(no)")]
  }
}
