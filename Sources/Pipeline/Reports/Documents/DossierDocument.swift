import Spreadsheet

/// 一企一档: one firm's file as a workbook, a sheet for each kind of thing it has handed in or been given.
public struct DossierDocument: Sendable {
  private let firm: JSON
  private let parts: [(name: String, sheet: OfficeSheet)]
  public let stamp: DataStamp
  /// How many rows of data are in it.
  public let rows: Int

  /// - Parameter json: of `Store.dossier`.
  public init(_ json: JSON, asOf: Day, knownAt: String) {
    firm = json["firm"]
    let verdicts = OfficeColumn.named(Verdict.self)
    let parts: [(String, [OfficeColumn], [JSON])] = [
      ("基本情况", [.init("item", "项目", 18), .init("value", "内容", 60)], DossierDocument.basics(json["firm"])),
      (
        "在库经历",
        [
          .init("year", "入库年度", 9, .whole), .init("entered", "入库", 12, .day), .init("county", "县（市、区）", 14),
          .init("furthest", "最远阶段", 13, OfficeColumn.named(Stage.self)),
          .init("stage", "结果", 13, OfficeColumn.named(Stage.self)), .init("ended", "结束", 12, .day),
        ], json["stays"].array
      ),
      (
        "年度指标",
        [.init("year", "年度", 8, .whole)]
          + FactKey.allCases.map {
            .init(
              $0.rawValue, $0.unit == .yuan ? $0.name.zh + "（万元）" : $0.name.zh, 15,
              $0.unit == .yuan ? .money : .text)
          },
        json["firm"]["facts"].array
      ),
      (
        "知识产权",
        [
          .init("kind", "种类", 22, OfficeColumn.named(IPKind.self)), .init("title", "名称", 40),
          .init("number", "号码", 22),
          .init("granted", "授权", 12, .day), .init("by", "获得方式", 12),
        ], json["titles"].array
      ),
      ("成果转化", [.init("year", "年度", 8, .whole), .init("title", "名称", 60)], json["achievements"].array),
      (
        "申报",
        [
          .init("on", "申报", 12, .day), .init("batch", "批次", 12), .init("verdict", "当时诊断", 14, verdicts),
          .init("back", "退回或撤回", 12, .day), .init("result", "评审", 10, OfficeColumn.named(ReviewResult.self)),
        ], json["applications"].array
      ),
      (
        "证书",
        [
          .init("number", "证书编号", 18), .init("issued", "发证", 12, .day), .init("until", "有效至", 12, .day),
          .init("cause", "提前终止", 20, OfficeColumn.named(CertificateEnd.self)),
        ], json["certificates"].array
      ),
      (
        "资金",
        [
          .init("on", "日期", 12, .day), .init("what", "种类", 22, .coded(DossierDocument.money)),
          .init("amount", "金额（万元）", 14, .money, summed: true), .init("document", "文号", 30),
        ], json["money"].array
      ),
      (
        "材料",
        [
          .init("about", "证明什么", 12, OfficeColumn.named(EvidenceKind.self)), .init("year", "年度", 8, .whole),
          .init("title", "材料名称", 34),
          .init("place", "存放处", 30), .init("on", "日期", 12, .day), .init("sha256", "文件指纹", 66),
        ], json["evidence"].array
      ),
    ]
    self.parts = parts.map { ($0.0, OfficeSheet($0.1, $0.2)) }
    let content = self.parts.flatMap { part in [[part.name]] + part.sheet.content }
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: content)
    rows = self.parts.map { $0.sheet.cells.count }.reduce(0, +)
  }

  private static let money: [String: Text] = Dictionary(
    uniqueKeysWithValues: SupportKind.allCases.map { ($0.rawValue, $0.name) }
      + RewardTier.allCases.flatMap { tier in
        [
          ("reward_" + tier.rawValue, Text("首次认定奖补（\(tier.name.zh)）", "reward (\(tier.name.en))")),
          ("back_" + tier.rawValue, Text("追回奖补（\(tier.name.zh)）", "clawed back (\(tier.name.en))")),
        ]
      })

  private static func basics(_ firm: JSON) -> [JSON] {
    let stage = firm["stage"].string.flatMap(Stage.init(rawValue:))?.name.zh ?? ""
    let lines: [(String, String)] = [
      ("企业名称", firm["name"].plain), ("统一社会信用代码", firm["credit_code"].plain),
      ("县（市、区）", firm["county_name"].string ?? ""), ("成立日期", firm["founded"].string ?? ""),
      ("技术领域", firm["field"].string ?? ""), ("主要产品", firm["product"].string ?? ""),
      ("所属行业", firm["industry"].string ?? ""), ("地址", firm["address"].string ?? ""),
      ("曾用名", firm["former_names"].array.map(\.plain).joined(separator: "、")), ("培育阶段", stage),
      ("首席科技服务员", firm["officer"]["name"].string ?? ""), ("走访次数", firm["visits"].plain),
    ]
    return lines.map { ["item": .string($0.0), "value": .string($0.1)] }
  }

  public var title: String { "\(firm["name"].plain)档案" }

  public var file: OfficeFile {
    .sheets(
      parts.map { part in
        TableDocument(
          sheetName: part.name, title: "\(firm["name"].plain)　\(part.name)", leftNote: "数据截至：\(stamp.asOf)",
          columns: part.sheet.columns.map(\.sheetColumn), rows: part.sheet.cells, footnotes: [stamp.line])
      } + [stamp.sheet(of: title, columns: parts.map(\.name))], csv: nil)
  }
}
