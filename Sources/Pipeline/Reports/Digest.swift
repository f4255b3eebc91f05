/// What was done in a period, how the firms stand, and what is not known of them (周报、月报): the same parts on the screen
/// and on paper.
public struct Digest: Sendable {
  /// A part of it: a heading, a table, and what is said when the table has no rows.
  public struct Part: Sendable {
    public let title: Text
    public let empty: Text
    public let table: Table
  }

  public let json: JSON
  public let period: DigestPeriod
  private let language: Language

  /// - Parameter json: of `Store.digest`.
  public init(_ json: JSON, _ period: DigestPeriod, _ language: Language) {
    self.json = json
    self.period = period
    self.language = language
  }

  /// The officer whose it is, if it is one officer's.
  public var officer: String? { json["officer"]["name"].string }

  public var title: Text {
    let name = period.name
    let who = officer.map { Text("，\($0)", ", \($0)") } ?? Text(same: "")
    return Text(
      "\(name.zh) \(period.first) 至 \(period.last)", "\(name.en), \(period.first) to \(period.last)") + who
  }

  /// How many firms, how many seen, and how their needs stand.
  public var lines: [Text] {
    let (needs, firms) = (json["needs"], json["firms"].int ?? 0)
    return [
      Text(
        "在手企业 \(firms) 家，期间走访 \(json["visited"].plain) 家，\(json["visit_days"].plain) 天内走访过 \(json["recent"].plain) 家",
        "\(English.many(firms, "firm")), \(json["visited"].plain) visited in the period, \(json["recent"].plain) within \(json["visit_days"].plain) days"
      ),
      Text(
        "企业需求：新提 \(needs["opened"].plain)，办结 \(needs["settled"].plain)，未办结 \(needs["open"].plain)",
        "needs: \(needs["opened"].plain) said, \(needs["settled"].plain) settled, \(needs["open"].plain) open"
      ),
    ]
  }

  public var parts: [Part] { parts(which: numbers) }

  /// The parts for a reader who knows firms by name, not by number.
  var partsByName: [Part] { parts(which: names) }

  private func parts(which: (JSON) -> String) -> [Part] { [did, visits, missing(which)] }

  private func numbers(_ list: JSON) -> String {
    list.array.map { "#\($0["no"].plain)" }.joined(separator: " ")
  }

  private func names(_ list: JSON) -> String {
    let names = list.array.map { $0["name"].plain }
    let more = names.count > 6 ? "等 \(names.count) 家" : ""
    return names.prefix(6).joined(separator: "、") + more
  }

  private var did: Part {
    Part(
      title: Text("做了什么", "what was done"), empty: Text("期间没有登记", "nothing was recorded in the period"),
      table: Table(
        [
          .init("verb", Text("登记", "record")), .init("times", Text("次数", "times"), .number),
          .init("firms", Text("企业", "firms"), .number),
        ],
        json["did"].array.map { [.string(Verb($0["verb"].plain).name[language]), $0["times"], $0["firms"]] }))
  }

  private var visits: Part {
    Part(
      title: Text("走访", "visits"), empty: Text("期间没有走访", "no visit in the period"),
      table: Table(
        [
          .init("on", Text("日期", "on"), .day), .init("no", Text("编号", "no"), .number),
          .init("firm", Text("企业", "firm")), .init("mode", Text("方式", "mode"), .named(VisitMode.self)),
          .init("did", Text("做了什么", "did")), .init("found", Text("发现", "found")),
          .init("handling", Text("处理", "handling"), .named(Handling.self)),
          .init("willingness", Text("意愿", "willingness"), .named(Willingness.self)),
        ],
        json["visits"].array.map { one in
          [
            one["on"], one["no"], one["firm"], one["mode"], one["did"], one["found"], one["handling"],
            one["willingness"].isNull ? .null : .string(one["willingness"].plain),
          ]
        }))
  }

  private func missing(_ which: (JSON) -> String) -> Part {
    Part(
      title: Text("还缺的", "what is missing"), empty: Text("什么也不缺", "nothing is missing"),
      table: Table(
        [
          .init("what", Text("缺", "missing")), .init("firms", Text("企业", "firms"), .number),
          .init("which", Text("哪几家", "which")),
          .init("command", Text("办法（pipeline …）", "do (pipeline …)"), .command),
        ],
        json["missing"].array.map { one in
          let what = one["what"].plain
          return [
            .string(missing(what)[language]), one["firms"],
            .string(which(one["list"])),
            .string(command(what)[language]),
          ]
        }))
  }

  private func missing(_ what: String) -> Text {
    let year = json["year"].plain
    return switch what {
    case "visit": Text("从未走访", "never visited")
    case "recent_visit":
      Text("\(json["visit_days"].plain) 天内没有走访", "not visited within \(json["visit_days"].plain) days")
    case "diagnosis": Text("没有诊断", "no diagnosis")
    case "plan": Text("没有一企一策", "no plan")
    case "sales": Text("\(year) 年销售收入", "sales income of \(year)")
    case "rd": Text("\(year) 年研发费用", "R&D expense of \(year)")
    case "staff": Text("\(year) 年职工总数", "staff of \(year)")
    case "field": Text("技术领域", "technical field")
    default: Text("县（市、区）", "county")
    }
  }

  /// What fills it in.
  private func command(_ what: String) -> Text {
    let year = json["year"].plain
    return switch what {
    case "visit", "recent_visit": Text("visit log 企业", "visit log FIRM")
    case "diagnosis": Text("diagnose 企业", "diagnose FIRM")
    case "plan": Text("plan draft 企业", "plan draft FIRM")
    case "sales", "rd": Text("fact set 企业 \(year) \(what)=金额", "fact set FIRM \(year) \(what)=AMOUNT")
    case "staff": Text("fact set 企业 \(year) staff=人数", "fact set FIRM \(year) staff=HEADS")
    case "field": Text("firm edit 企业 field=编码", "firm edit FIRM field=CODE")
    default: Text("firm move 企业 县区", "firm move FIRM COUNTY")
    }
  }
}
