import Pipeline

extension Command {
  private static let other = Value<String>.argument(
    "OTHER", "另一条", Text("并入的一条：写法同“企业”", "the record that is merged into it, named like FIRM")
  ) { word, _, _ in word }
  private static let reason = Common.text(
    "reason", "原因", "TEXT", Text("为什么是同一家（为什么拆分）", "why they are one firm (or are not)"), required: true)

  static let firmMerge = Command(
    "firm merge", "企业 合并", .write,
    Text(
      "两条记录是同一家企业：后一条并入前一条，历史都保留，可以拆分",
      "two records are one firm: the second is merged into the first; both histories stay, and it can be taken back"
    ),
    [Common.firm, other, Common.onRequired, reason],
    examples: ["firm merge '#12' '#31' --on 2020-03-02 --reason 换发新代码，同一家企业"]
  ) { line, shell in
    let json = try shell.store().mergeFirm(
      try line.required(Common.firm), with: try line.required(other),
      on: try line.required(Common.onRequired),
      reason: try line.required(reason), shell.write(line))
    let (name, merged) = (json["firm"].firmName, json["other"].firmName)
    var notes = [
      Text("要拆分：", "to take it back: ")
        + Answer.step("firm unmerge '#\(json["other"]["no"].plain)' --on DATE --reason TEXT")
    ]
    if json["looks_like_branch"].bool == true {
      notes.insert(
        Text(
          "\(merged) 的名称是在\(name)后面加字：分支机构不是重复登记，请核对",
          "the name of \(merged) continues that of \(name): a branch is no duplicate of its parent, check it"),
        at: 0)
    }
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(merged) 已并入 \(name)：名称和代码都指向 \(name)，补上指标 \(json["figures"].plain) 项",
            "\(merged) is merged into \(name): its name and code find \(name); figures filled in: \(json["figures"].plain)"
          ))
      ] + stays(json["voided"], Text("重叠的在库经历作废", "overlapping stay voided")),
      notes: notes)
  }

  static let firmUnmerge = Command(
    "firm unmerge", "企业 拆分", .write,
    Text(
      "撤回一次合并，两条记录恢复原样；用并入那一条的编号或代码指明",
      "take a merge back: both records read as before; name the merged record by its number or code"),
    [Common.firm, Common.onRequired, reason],
    examples: ["firm unmerge '#31' --on 2020-04-01 --reason 核对后是两家企业"]
  ) { line, shell in
    let json = try shell.store().unmergeFirm(
      try line.required(Common.firm), on: try line.required(Common.onRequired),
      reason: try line.required(reason),
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(json["other"].firmName) 已从 \(json["firm"].firmName) 拆分（\(json["merged_on"].plain) 的合并撤回）",
            "\(json["other"].firmName) is apart from \(json["firm"].firmName) again (merge of \(json["merged_on"].plain) taken back)"
          ))
      ] + stays(json["restored"], Text("恢复在库经历", "stay restored")))
  }

  private static func stays(_ stays: JSON, _ what: Text) -> [Answer.Block] {
    stays.array.map { stay in
      .line(
        Text(same: "  ") + what
          + Text(
            same:
              " #\(stay["no"].plain) \(stay["year"].plain)  \(stay["entered"].plain) – \(stay["ended"].string ?? "…")  "
          )
          + stay["stage"].stageName)
    }
  }
}
