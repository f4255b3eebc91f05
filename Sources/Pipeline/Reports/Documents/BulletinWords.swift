/// The words of a bulletin (通报文稿): drafted from its figures, changed by the office, and parted again for print.
public enum BulletinWords {
  /// A line that stands for the table or chart of that name.
  static let table = "【县区进度表】"
  static let chart = "【县区进度图】"
  static let problems = "【问题表】"

  /// The draft: title, addressee, then one paragraph a line.
  public static func draft(_ period: BulletinPeriod, _ content: BulletinContent) -> String {
    let asOf = content.json["as_of"].day.map(date) ?? ""
    let city = content.city
    func n(_ key: String) -> Int { city[key].int ?? 0 }
    var lines = [
      "关于\(period.name.zh)高新技术后备企业培育工作情况的通报", "各县（市、区）人民政府，高新区、城乡一体化示范区管委会：",
      "现将\(period.name.zh)全市高新技术后备企业培育工作情况通报如下。", "一、总体情况",
      "截至\(asOf)，全市在库后备企业\(n("stock"))家。本期入库\(n("period_entered"))家；本年度名单累计入库\(n("entered"))家，\(target(city))。"
        + "本期走访\(n("visits"))次，覆盖企业\(n("visited"))家；申报\(n("applied"))家次，认定\(n("certified"))家次。",
      "有效高新技术企业\(n("valid"))家，上年同期\(n("valid_before"))家，净增\(signed(n("valid") - n("valid_before")))家\(growth(city))。",
      identity(content), "二、各县（市、区）进度",
    ]
    lines += standings(content) + [table, chart, "三、存在问题"]
    lines += troubles(content) + [problems, "四、下步工作"]
    lines += [
      "各县（市、区）要对照目标和问题清单，逐企落实首席科技服务员责任，按期补齐“一企一策”，约定的走访按时完成，走访情况当日登记。",
      "市科技局将按月调度、按季通报，并以有效高新技术企业数量增速作为考核依据。", "平顶山市科学技术局", date(content.json["as_of"].day),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func target(_ row: JSON) -> String {
    guard let goal = row["goal"].int else { return "年度目标未定" }
    let entered = row["entered"].int ?? 0
    return "目标\(goal)家，完成\(Percent.text(entered, of: goal).zh)"
  }

  private static func growth(_ row: JSON) -> String {
    guard let before = row["valid_before"].int, before >= Percent.fewest else { return "" }
    return "，增速\(row["growth_shown"].plain)"
  }

  private static func signed(_ number: Int) -> String { number < 0 ? "－\(-number)" : String(number) }

  private static func identity(_ content: BulletinContent) -> String {
    let identity = content.json["identity"]
    func n(_ key: String) -> String { String(identity[key].int ?? 0) }
    return
      "在库数核对：期初\(n("before"))家，加入库\(n("entered"))家，减认定\(n("certified"))家，减出库\(n("exited"))家，期末\(n("stock"))家。"
  }

  /// Who leads and who trails in completion; those that share a rank are named together.
  private static func standings(_ content: BulletinContent) -> [String] {
    let ranked = content.offices.filter { $0["completion_rank"].int != nil }
    guard let last = ranked.compactMap({ $0["completion_rank"].int }).max(), ranked.count >= 2 else {
      return ["各县（市、区）年度目标尚未全部下达，完成率暂不排名。"]
    }
    func names(_ rank: Int) -> String {
      ranked.filter { $0["completion_rank"].int == rank }.map { row in
        "\(row["county_name"].plain)（\(Percent.text(row["entered"].int ?? 0, of: row["goal"].int ?? 0).zh)）"
      }.joined(separator: "、")
    }
    if last == 1 { return ["按入库完成率，各县（市、区）并列：\(names(1))。"] }
    let grown = content.offices.filter { $0["growth_rank"].int == 1 }.map { $0["county_name"].plain }
    return [
      "按入库完成率，居首的是\(names(1))；居末的是\(names(last))。"
        + (grown.isEmpty ? "" : "有效存量增速居首的是\(grown.joined(separator: "、"))。")
    ]
  }

  private static func troubles(_ content: BulletinContent) -> [String] {
    let sentences: [(Report.Problem, String)] = [
      (.noOfficer, "入库后逾期没有指派首席科技服务员的"), (.noPlan, "入库后逾期没有制定“一企一策”的"),
      (.visitOverdue, "约定走访已过期的"), (.notVisited, "长时间没有走访的"), (.staysTooLong, "在同一阶段停留过久的"),
    ]
    let found = sentences.compactMap { kind, words -> String? in
      let n = content.problem(kind)
      return n == 0 ? nil : "\(words)\(n)家"
    }
    if found.isEmpty { return ["按本地设定的期限，没有发现逾期走访、方案未制定和停留过久的企业。"] }
    return [found.joined(separator: "；") + "。明细由市科技局分送各县（市、区）。"]
  }

  static func date(_ day: Day?) -> String { day.map { "\($0.year)年\($0.month)月\($0.day)日" } ?? "" }
}

/// A draft on its way to being frozen (通报草稿): the words, and the lines that say which figures they were written to.
public struct BulletinDraft: Sendable, Equatable {
  public let period: BulletinPeriod
  public let asOf: Day
  public let knownAt: String
  public let sha256: String
  public let words: String

  public init(period: BulletinPeriod, asOf: Day, knownAt: String, sha256: String, words: String) {
    self.period = period
    self.asOf = asOf
    self.knownAt = knownAt
    self.sha256 = sha256
    self.words = words
  }

  /// The file an office changes: everything below the lines with # is its own.
  public var file: String {
    """
    # 通报草稿：改下面的文字；# 开头的行说明数据，不要改。【】是表和图的位置。
    # period: \(period.code)
    # as-of: \(asOf)
    # known-at: \(knownAt)
    # sha256: \(sha256)
    \(words)
    """
  }

  /// - Throws: `BulletinRefusal.notADraft`.
  public init(file text: String, path: String) throws {
    var head: [String: String] = [:]
    var words: [String] = []
    for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      let plain = line.drop { $0 == "\u{FEFF}" }.trimmingBlanks()
      if plain.hasPrefix("#") {
        let halves = plain.dropFirst().split(separator: ":", maxSplits: 1).map { $0.trimmingBlanks() }
        if halves.count == 2 { head[halves[0]] = halves[1] }
      } else if !plain.isEmpty {
        words.append(plain)
      }
    }
    guard let period = head["period"].flatMap(BulletinPeriod.init),
      let asOf = head["as-of"].flatMap({ Day($0) }),
      let knownAt = head["known-at"], knownAt.count >= 19, let sha256 = head["sha256"], !words.isEmpty,
      !words.contains(where: { $0.forbiddenScalar != nil })
    else { throw BulletinRefusal.notADraft(path) }
    self.init(
      period: period, asOf: asOf, knownAt: knownAt, sha256: sha256,
      words: words.joined(separator: "\n") + "\n")
  }
}
