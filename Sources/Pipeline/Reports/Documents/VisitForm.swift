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

  private static let wishes = ["意愿强烈", "有一定意愿", "态度观望", "明确拒绝", "无法联系"]
  private static let modes = ["现场", "电话", "线上", "培训"]
  private static let handling = ["当场解决", "上报", "跟踪"]

  private static func boxes(_ words: [String], chosen: String? = nil) -> String {
    words.map { ($0 == chosen ? "☑" : "☐") + $0 }.joined(separator: "　")
  }

  /// The open items of the plan: what the visit is about.
  private var purpose: String {
    let items = form["items"].array.map { item in
      let due = item["due"].string.map { "（\($0) 前）" } ?? ""
      return "\(item["item"].plain). \(item["measure"].plain)\(due)"
    }
    return items.joined(separator: "\n")
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
      .init([.label(one), .init(value), .label(two), .init(other)], height: 26)
    }
    func wide(_ label: String, _ value: String, height: Int = 26) -> WordTable.Row {
      .init([.label(label), .init(value, span: 3)], height: height)
    }
    let officer = isBlank ? text(form["officer"]) : text(visit["officer"])
    let table = WordTable(
      widths: [22, 34, 18, 30],
      [
        wide("企业名称", firm),
        pair("统一社会信用代码", text(form["firm"]["credit_code"]), "县（市、区）", text(form["county_name"])),
        pair("服务日期", isBlank ? day : text(visit["on"]), "起止时间", "　　时　　分至　　时　　分"),
        wide("服务方式", VisitForm.boxes(VisitForm.modes, chosen: visit["mode"].string)),
        pair("地点", "", "服务人员（同行）", officer),
        pair("企业参加人", "", "职务", ""), wide("本次目的（方案未完成事项）", purpose, height: 60),
        wide("对应短板", gaps), wide("本次服务内容", text(visit["did"]), height: 80),
        wide("发现问题或诉求", text(visit["found"]), height: 80),
        wide("处理", VisitForm.boxes(VisitForm.handling)), wide("申报意愿", VisitForm.boxes(VisitForm.wishes)),
        wide("企业提供材料", "", height: 40),
        pair("下次服务时间", visit["next"].string ?? day, "下次事项", ""),
        pair("企业确认（签字）", "\n" + day, "服务员（签字）", "\n" + day),
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
