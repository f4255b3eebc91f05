public import Documents

/// The record of a service visit on one sheet (服务记录单): blank to take along, or filled from a visit.
public struct VisitForm: Sendable {
  private let form: JSON
  private let asOf: Day
  public let stamp: DataStamp

  /// - Parameter form: the document of `api.visit_form`.
  public init(form: JSON, asOf: Day, knownAt: String) {
    self.form = form
    self.asOf = asOf
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: [[form.rendered]])
  }

  public var firm: String { form["firm"]["name"].plain }
  private var visit: JSON { form["visit"] }
  private var isBlank: Bool { visit.isNull }

  /// 编号: the firm's number and the day; a filled one carries the beginning of the visit's id.
  public var number: String {
    let firm = form["firm"]["no"].plain
    if isBlank { return "FW-\(firm)-\(asOf.description.filter { $0 != "-" })" }
    return "FW-\(firm)-\(visit["on"].plain.filter { $0 != "-" })-\(visit["id"].plain.suffix(6))"
  }

  /// A box for each value that a visit is recorded with, the one it has ticked.
  private static func boxes<Code: Coded>(_ type: Code.Type, chosen: JSON, graded: Bool = false) -> String {
    Code.allCases.map { code in
      (code.rawValue == chosen.plain ? "☑" : "☐") + (graded ? code.rawValue + " " : "") + code.name.zh
    }.joined(separator: "　")
  }

  /// The firm's needs: on a filled one with their numbers, on a blank one the kinds to tick.
  private var needs: String {
    if isBlank { return VisitForm.boxes(NeedKind.self, chosen: .null) + "\n" }
    return visit["needs"].array.map { need in
      let kind = NeedKind(rawValue: need["kind"].plain)?.name.zh ?? need["kind"].plain
      return "需求 \(need["no"].plain)（\(kind)）：\(need["text"].plain)"
    }.joined(separator: "\n")
  }

  /// Items shown before the rest is only counted, so that a usual visit takes one page.
  private static let itemsShown = 3

  /// The open items of the plan: what the visit is about.
  private var purpose: String {
    let items = form["items"].array.map { item in
      let due = item["due"].string.map { "（\($0) 前）" } ?? ""
      return "\(item["item"].plain). \(item["measure"].plain)\(due)"
    }
    if items.count <= VisitForm.itemsShown + 1 { return items.joined(separator: "\n") }
    return (items.prefix(VisitForm.itemsShown) + ["共 \(items.count) 项，其余见一企一策表"]).joined(separator: "\n")
  }

  private var gaps: String {
    let names = form["items"].array.compactMap { Criterion(rawValue: $0["gap"].plain)?.name.zh }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.joined(separator: "、")
  }

  public var word: WordDocument {
    let day = "　　　　年　　月　　日"
    func text(_ value: JSON) -> String { value.string ?? "" }
    func pair(_ one: String, _ value: String, _ two: String, _ other: String) -> WordTable.Row {
      .init([.label(one), .init(value), .label(two), .init(other)], height: 20)
    }
    func wide(_ label: String, _ value: String, height: Int = 20) -> WordTable.Row {
      .init([.label(label), .init(value, span: 3)], height: height)
    }
    let officer = isBlank ? text(form["officer"]) : text(visit["officer"])
    let table = WordTable(
      widths: [22, 34, 18, 30],
      [
        wide("企业名称", firm),
        pair("统一社会信用代码", text(form["firm"]["credit_code"]), "县（市、区）", text(form["county_name"])),
        pair("服务日期", isBlank ? day : text(visit["on"]), "起止时间", "　时　分至　时　分"),
        wide("服务方式", VisitForm.boxes(VisitMode.self, chosen: visit["mode"])),
        pair("地点", "", "服务人员", officer),
        pair("企业参加人", "", "职务", ""), wide("本次目的（方案未完成事项）", purpose, height: 30),
        wide("对应短板", gaps), wide("本次服务内容", text(visit["did"]), height: isBlank ? 60 : 45),
        wide("发现问题或诉求", text(visit["found"]), height: isBlank ? 45 : 30),
        wide("处理", VisitForm.boxes(Handling.self, chosen: visit["handling"])),
        wide("申报意愿", VisitForm.boxes(Willingness.self, chosen: visit["willingness"], graded: true)),
        wide("企业需求", needs, height: 30), wide("企业提供材料", "", height: 24),
        pair("下次服务时间", visit["next"].string ?? day, "下次事项", ""),
        .init(
          [.label("企业确认签字"), .init("\n" + day), .label("服务员签字"), .init("\n" + day)], height: 40),
      ])
    return WordDocument(
      title: "服务记录单 \(number)", date: asOf.description,
      [
        .paragraph(.title, "首席科技服务员服务记录单"), .paragraph(.note, "编号：\(number)"), .table(table),
        .paragraph(.note, stamp.line),
      ])
  }

  public var file: OfficeFile { .word(word) }
}
