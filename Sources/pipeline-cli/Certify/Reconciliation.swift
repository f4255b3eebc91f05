import Foundation
import Pipeline
import Spreadsheet

/// A published list held against the record, as people read it (核对结果).
struct Reconciliation {
  var json: JSON
  let rows: [OfficialRow]
  let year: Int
  let skipped: Int
  let unread: [Int]
  var recorded: [JSON] = []
  var waiting: [(row: Int, why: Text)] = []
  var written: String?

  init(_ json: JSON, rows: [OfficialRow], year: Int, skipped: Int, unread: [Int]) {
    self.json = json
    self.rows = rows
    self.year = year
    self.skipped = skipped
    self.unread = unread
  }

  /// Records the certificates of accepted rows that are not recorded yet: through the stay where the review was passed,
  /// outside where the firm is not in the reserve; a stay that is not so far waits.
  ///
  /// - Throws: `ReconcileRefusal` before anything is written, when a row names no single firm, no number or no day.
  mutating func record(_ accepted: Set<Int>, on: Day?, store: Store, ids: IDs, _ write: Write) throws {
    let judged = Dictionary(
      json["rows"].array.compactMap { one in one["row"].int.map { ($0, one) } },
      uniquingKeysWith: { one, _ in one })
    var todo: [(row: OfficialRow, no: Int, number: CertificateNumber, on: Day, stage: Stage?)] = []
    var wrong: [any Refusal] = []
    for row in rows where accepted.contains(row.number) {
      guard let one = judged[row.number], one["sure"].bool == true, let no = one["no"].int else {
        wrong.append(
          ReconcileRefusal.notOneFirm(
            row: row.number, candidates: judged[row.number]?["candidates"].array.compactMap(\.int) ?? []))
        continue
      }
      if one["recorded"].bool == true { continue }
      guard let number = row.certificate else {
        wrong.append(ReconcileRefusal.noNumber(row: row.number))
        continue
      }
      guard let day = row.issued ?? on else {
        wrong.append(ReconcileRefusal.noDay(row: row.number))
        continue
      }
      todo.append((row, no, number, day, one["stage"].string.flatMap(Stage.init(rawValue:))))
    }
    if !wrong.isEmpty { throw Refusals(wrong) }
    for (place, one) in todo.enumerated() {
      let part = Write(op: write.op.part(place), dryRun: write.dryRun)
      switch one.stage {
      case .reviewed:
        recorded.append(
          try store.recordCertificate("#\(one.no)", on: one.on, number: one.number, ids: ids, part))
      case nil, .certified, .exited:
        recorded.append(
          try store.recordOutsideCertificate("#\(one.no)", on: one.on, number: one.number, ids: ids, part))
      case .some(let stage):
        waiting.append(
          (
            one.row.number,
            Text(
              "#\(one.no) 在库，阶段是“\(stage.name.zh)”：先登记申报和评审",
              "#\(one.no) is in the reserve at “\(stage.name.en)”: application and review come first")
          ))
      }
    }
  }

  private var judged: [JSON] { json["rows"].array }
  private func isSure(_ row: JSON) -> Bool { row["sure"].bool == true }

  /// 认定而库里没有: no firm was found, or one that never came through the reserve.
  private var notOurs: [JSON] {
    judged.filter { $0["candidates"].array.isEmpty || (isSure($0) && $0["in_reserve"].bool != true) }
  }
  /// 名称不同: found, but under another name.
  private var renamed: [JSON] {
    judged.filter {
      ["former", "similar"].contains($0["how"].plain) || (!$0["no"].isNull && $0["renamed"].bool == true)
    }
  }
  /// 同名待确认: the name alone.
  private var byName: [JSON] { judged.filter { $0["how"] == "name" && !isSure($0) } }
  private var contradicting: [JSON] { judged.filter { $0["contradicts"].bool == true } }

  private static let columns: [Table.Column] = [
    .init("row", Text("名单行", "row"), .number), .init("name", Text("名单名称", "name in the list")),
    .init("number", Text("证书编号", "certificate")),
    .init("how", Text("对上的依据", "found by"), .named(ListMatch.self)),
    .init("candidates", Text("库内编号", "our no"), .list), .init("our_name", Text("库内名称", "our name")),
  ]

  private static func table(_ rows: [JSON]) -> Table {
    Table(columns, rows.map { one in columns.map { $0.key == "candidates" ? joined(one) : one[$0.key] } })
  }

  private static func joined(_ row: JSON) -> JSON {
    let numbers = row["candidates"].array.map { "#" + $0.plain }
    return numbers.isEmpty ? .null : .string(numbers.joined(separator: " "))
  }

  private static let absentColumns: [Table.Column] = [
    .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
    .init("county_name", Text("县（市、区）", "county")), .init("number", Text("证书编号", "certificate")),
    .init("standing", Text("现状", "standing"), .named(Stage.self)),
  ]

  var answer: Answer {
    var blocks: [Answer.Block] = []
    func list(_ title: Text, _ table: Table) {
      if !blocks.isEmpty { blocks.append(.blank) }
      let count = Text("（\(table.rows.count)）", " (\(table.rows.count))")
      blocks.append(.line(title + count))
      if !table.rows.isEmpty { blocks.append(.table(table)) }
    }
    list(Text("已认定而不是从库里出来的", "certified, but not through the reserve"), Self.table(notOurs))
    list(
      Text("库里有而名单没有的", "ours, but absent from the list"),
      Table(Self.absentColumns, json["absent"].array.map { one in Self.absentColumns.map { one[$0.key] } }))
    list(Text("名称不同的", "under another name"), Self.table(renamed))
    list(Text("只有名称相同、待确认的", "the same name only, to be confirmed"), Self.table(byName))
    if !contradicting.isEmpty {
      list(Text("代码或编号矛盾的", "code or number contradict"), Self.table(contradicting))
    }
    let coverage = json["coverage"]
    let (listed, sure, open) = (
      coverage["listed"].int ?? 0, coverage["from_reserve"].int ?? 0, coverage["to_confirm"].int ?? 0
    )
    blocks += [
      .blank,
      .line(
        Text(
          "覆盖：名单 \(listed) 家，经后备库培育的 \(sure) 家\(Self.share(sure, listed))"
            + (open > 0 ? "，另有 \(open) 家待确认" : ""),
          "coverage: \(listed) listed, \(sure) came through the reserve\(Self.share(sure, listed))"
            + (open > 0 ? ", \(open) more to confirm" : ""))),
    ]
    var notes: [Text] = []
    if skipped > 0 {
      notes.append(Text("属地不是本市的 \(skipped) 行没有核对", "\(skipped) of other places left out"))
    }
    if !unread.isEmpty {
      let words = unread.prefix(20).map(String.init).joined(separator: "、")
      notes.append(Text("没有企业名称的行：\(words)", "rows without a firm's name: \(words)"))
    }
    if !recorded.isEmpty {
      notes.append(
        Text("登记证书 \(recorded.count) 张", "\(English.many(recorded.count, "certificate")) recorded"))
    }
    notes += waiting.map { Text("第 \($0.row) 行：", "row \($0.row): ") + $0.why }
    if let written { notes.append(Text("已写出 \(written)", "wrote \(written)")) }
    if !byName.isEmpty || !renamed.isEmpty {
      notes.append(
        Text(
          "核实后用 --accept 行号 确认；更名用 firm rename 登记",
          "say yes with --accept ROWS; record a new name with firm rename"))
    }
    let full = json.setting(
      "recorded", .array(recorded)
    ).setting("waiting", .array(waiting.map { ["row": .int($0.row), "why": .string($0.why.zh)] }))
    return Answer(json: full, blocks, notes: notes)
  }

  private static func share(_ part: Int, _ whole: Int) -> String {
    guard whole >= 5 else { return " (\(part)/\(whole))" }
    let tenths = (part * 2000 + whole) / (2 * whole)
    return " (\(tenths / 10).\(tenths % 10)%)"
  }

  /// 核对表: the rows with what was found, and two columns in which a person chooses and says yes.
  var sheet: (document: TableDocument, csv: [[String]]) {
    let titles = ["原行号", "企业名称", "统一社会信用代码", "证书编号", "发证日期", "对上的依据", "库内名称", "库内编号", "确认"]
    let byRow = Dictionary(rows.map { ($0.number, $0) }, uniquingKeysWith: { one, _ in one })
    let lines: [[String]] = judged.map { one in
      let row = one["row"].int.flatMap { byRow[$0] }
      let how = one["how"].string.flatMap(ListMatch.init(rawValue:))?.name.zh ?? ""
      let yes = one["sure"].bool == true ? "是" : ""
      return [
        one["row"].plain, one["name"].plain, one["code"].string ?? "", one["number"].string ?? "",
        row?.issued?.description ?? "", how, one["our_name"].string ?? "",
        one["no"].int.map(String.init) ?? "", yes,
      ]
    }
    let widths: [Double] = [8, 34, 21, 17, 12, 12, 34, 10, 8]
    let document = TableDocument(
      sheetName: "核对", title: "\(year)年认定名单核对表", leftNote: "名称相同或相近的，核实后在“确认”列填“是”；几家可能时填“库内编号”",
      columns: zip(titles, widths).map { .init($0, width: $1) },
      rows: lines.map { $0.map { .text($0) } })
    return (document, [titles] + lines)
  }
}
