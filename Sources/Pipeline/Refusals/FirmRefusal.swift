/// A name that leads nowhere or to several (查找): 2xx, exit 2.
public enum FirmRefusal: Refusal {
  case unknown(firm: String, similar: Table)
  case ambiguous(firm: String, count: Int, candidates: Table)
  case unknownOfficer(officer: String)
  case ambiguousOfficer(officer: String, candidates: Table)
  case unknownCounty(county: String, known: [String])
  case unknownItem(firm: String, item: String)
  case noOfficerLogin(login: String)
  case unknownTitle(firm: String, title: String, count: Int)
  case unknownBatch(batch: String, known: [String])
  case unknownMapping(mapping: String, known: [String])
  case unknownAlias(firm: String, alias: String)

  /// `api.firm_matches` looks no further.
  private static let mostMatches = 500

  public var wording: Wording {
    switch self {
    case .unknown(let firm, let similar):
      Wording(
        "PL201", .usage,
        Text("没有找到企业“\(firm)”", "no firm matches “\(firm)”")
          + (similar.rows.isEmpty ? Text(same: "") : Text("，是不是：", "; did you mean:")),
        do: Text(
          "换一部分名称、拼音、信用代码或编号再试；服务员只找得到自己服务的企业；新企业先用 intake import 或 firm add",
          "try another part of the name, pinyin, the credit code or the number; officers find the firms they look after; new firms come in by intake import or firm add"
        ), choices: similar)
    case .ambiguous(let firm, let count, let candidates):
      Wording(
        "PL202", .usage,
        count < FirmRefusal.mostMatches
          ? Text("“\(firm)”对应 \(count) 家企业", "“\(firm)” matches \(count) firms")
          : Text("“\(firm)”对应 \(count) 家以上企业", "“\(firm)” matches \(count) firms or more"),
        do: Text("用编号指明是哪一家", "say which one by its number"), choices: candidates)
    case .unknownBatch(let batch, let known):
      Wording(
        "PL221", .usage, Text("没有入库批次“\(batch)”", "there is no batch “\(batch)”"),
        do: Text(
          known.isEmpty ? "还没有导入过名单" : "用 intake batches 查看；最近的：" + known.joined(separator: "、"),
          known.isEmpty
            ? "no list was imported yet" : "see intake batches; the latest: " + known.joined(separator: ", ")
        ))
    case .unknownAlias(let firm, let alias):
      Wording(
        "PL270", .usage, Text("\(firm)没有简称“\(alias)”", "\(firm) has no alias “\(alias)”"),
        do: Text("用 firm show 查看它的简称", "firm show lists its aliases"))
    case .unknownMapping(let mapping, let known):
      Wording(
        "PL222", .usage, Text("没有表头对照“\(mapping)”", "there is no mapping “\(mapping)”"),
        do: Text(
          known.isEmpty ? "先用 mapping set 保存一个" : "可用：" + known.joined(separator: "、"),
          known.isEmpty ? "save one with mapping set" : "use one of: " + known.joined(separator: ", ")))
    case .unknownOfficer(let officer):
      Wording(
        "PL203", .usage, Text("没有首席科技服务员“\(officer)”", "no officer matches “\(officer)”"),
        do: Text("用 officer list 查看，或用 officer add 添加", "see officer list, or add one with officer add"))
    case .ambiguousOfficer(let officer, let candidates):
      Wording(
        "PL204", .usage, Text("有几位服务员叫“\(officer)”", "several officers match “\(officer)”"),
        do: Text("用 #编号 指明是哪一位", "say which one by #number"), choices: candidates)
    case .unknownCounty(let county, let known):
      Wording(
        "PL205", .usage, Text("没有县（市、区）“\(county)”", "no county office “\(county)”"),
        do: Text("可用：" + known.joined(separator: "、"), "use one of: " + known.joined(separator: ", ")))
    case .unknownItem(let firm, let item):
      Wording(
        "PL206", .usage, Text("\(firm)的方案里没有第 \(item) 项", "the plan of \(firm) has no item \(item)"),
        do: Text("用 plan show 查看事项编号", "plan show lists the items"))
    case .noOfficerLogin(let login):
      Wording(
        "PL207", .usage, Text("登录名 \(login) 不是首席科技服务员", "login \(login) is no officer"),
        do: Text(
          "写明是谁：--officer 姓名；不想每次写，设一次 pipeline config set officer 姓名；有哪些人见 officer list",
          "say whose: --officer NAME; to say it once and for all, pipeline config set officer NAME; officer list has the names"
        ))
    case .unknownTitle(let firm, let title, let count):
      Wording(
        "PL210", .usage,
        count == 0
          ? Text("\(firm)没有有效的知识产权“\(title)”", "\(firm) has no title “\(title)” in force")
          : Text("\(firm)有 \(count) 件知识产权叫“\(title)”", "\(firm) has \(count) titles “\(title)”"),
        do: Text("用 ip list 查看，写编号", "see ip list and give the number"))
    }
  }

  public static var samples: [FirmRefusal] {
    let none = Table([], [])
    return [
      .unknown(firm: "平高", similar: none), .ambiguous(firm: "平高", count: 2, candidates: none),
      .unknownOfficer(officer: "王五"), .ambiguousOfficer(officer: "王五", candidates: none),
      .unknownCounty(county: "许昌", known: ["410402 新华区"]), .unknownItem(firm: "…", item: "9"),
      .noOfficerLogin(login: "wang"), .unknownTitle(firm: "…", title: "ZL…", count: 0),
      .unknownBatch(batch: "9", known: ["3 名单.xlsx"]), .unknownMapping(mapping: "宝丰县", known: ["新华区"]),
      .unknownAlias(firm: "…", alias: "pg"),
    ]
  }
}
