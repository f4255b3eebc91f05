/// Something that is there already (冲突): 5xx, exit 5: read again before writing.
public enum ConflictRefusal: Refusal {
  case operationReused(op: String)
  case firmKnown(firm: String, no: Int)
  case officerKnown(officer: String, no: Int, county: String)
  case ipKnown(firm: String, number: String)
  case achievementKnown(firm: String, title: String)
  case itemDone(firm: String, item: String, on: String)
  case certificateKnown(number: String, firm: String, no: Int)
  case honourKnown(firm: String, title: String)
  case aliasTaken(alias: String, firm: String, no: Int)
  case changedMeanwhile
  case batchUndone(no: Int, file: String, at: String)

  public var wording: Wording {
    switch self {
    case .operationReused(let op):
      Wording(
        "PL501", .conflict, Text("操作号 \(op) 已用于另一项内容", "operation \(op) was used for something else"),
        do: Text("换一个 --op，或去掉它", "use another --op, or leave it out"))
    case .firmKnown(let firm, let no):
      Wording(
        "PL502", .conflict, Text("这个信用代码已经登记：\(firm)（#\(no)）", "this credit code is known: \(firm) (#\(no))"),
        do: Text("用 firm show '#\(no)' 查看", "see firm show '#\(no)'"))
    case .officerKnown(let officer, let no, let county):
      Wording(
        "PL503", .conflict,
        Text("服务员已经登记：\(officer)（#\(no)，\(county)）", "the officer is known: \(officer) (#\(no), \(county))"),
        do: Text("用 officer list 查看；同名的另一个人请加区分字", "see officer list; give a namesake a distinguishing word"))
    case .ipKnown(let firm, let number):
      Wording(
        "PL504", .conflict, Text("\(firm)已登记知识产权 \(number)", "\(firm) has title \(number) already"),
        do: Text("用 ip list 查看", "see ip list"))
    case .achievementKnown(let firm, let title):
      Wording(
        "PL505", .conflict,
        Text("\(firm)已登记成果“\(title)”：同一成果只算一次", "\(firm) has achievement “\(title)”: one result counts once"),
        do: Text("不同的成果请写不同的名称", "give another result another title"))
    case .itemDone(let firm, let item, let on):
      Wording(
        "PL506", .conflict,
        Text("\(firm)的第 \(item) 项已在 \(on) 完成", "item \(item) of \(firm) was done on \(on)"),
        do: Text("用 plan show 查看", "see plan show"))
    case .certificateKnown(let number, let firm, let no):
      Wording(
        "PL507", .conflict,
        Text("证书编号 \(number) 已属于\(firm)（#\(no)）", "certificate \(number) belongs to \(firm) (#\(no))"),
        do: Text("对照证书原件核对编号", "check the number against the certificate"))
    case .aliasTaken(let alias, let firm, let no):
      Wording(
        "PL570", .conflict,
        Text("“\(alias)”已经指 \(firm)（#\(no)）", "“\(alias)” means \(firm) (#\(no)) already"),
        do: Text("换一个简称", "choose another alias"))
    case .honourKnown(let firm, let title):
      Wording(
        "PL509", .conflict, Text("\(firm)已登记“\(title)”", "\(firm) has “\(title)” already"),
        do: Text("用 honour list 查看", "see honour list"))
    case .batchUndone(let no, let file, let at):
      Wording(
        "PL521", .conflict,
        Text("批次 \(no)（\(file)）已在 \(at) 撤销", "batch \(no) (\(file)) was undone on \(at)"),
        do: Text("要重新入库，改好名单后再导入", "to enter the firms again, import the mended list"))
    case .changedMeanwhile:
      Wording(
        "PL508", .conflict, Text("有人刚刚改动了同一条记录", "someone has just changed the same record"),
        do: Text("重新查看后再试", "read again and retry"))
    }
  }

  public static var samples: [ConflictRefusal] {
    [
      .operationReused(op: "0190…"), .firmKnown(firm: "…", no: 3),
      .officerKnown(officer: "…", no: 1, county: "宝丰县"), .ipKnown(firm: "…", number: "ZL…"),
      .achievementKnown(firm: "…", title: "…"), .itemDone(firm: "…", item: "1", on: "2020-01-01"),
      .certificateKnown(number: "GR201941000123", firm: "…", no: 3), .changedMeanwhile,
      .honourKnown(firm: "…", title: "…"), .aliasTaken(alias: "pg", firm: "…", no: 3),
      .batchUndone(no: 3, file: "名单.xlsx", at: "2019-08-02"),
    ]
  }
}
