/// A bulletin that cannot be made or does not hold (通报).
public enum BulletinRefusal: Refusal {
  case unknown(String, known: [String])
  case badPeriod(String)
  case notADraft(String)
  case periodToCome(String, first: String)
  case needsTheCity(login: String)
  case frozenAlready(no: Int, period: String, at: String)
  case draftDiffers(period: String)
  case differs(no: String, cells: Int)

  public var wording: Wording {
    switch self {
    case .unknown(let which, let known):
      Wording(
        "PL256", .usage, Text("没有通报“\(which)”", "there is no bulletin “\(which)”"),
        do: known.isEmpty
          ? Text(
            "还没有冻结的通报：先 bulletin draft，再 bulletin freeze",
            "none is frozen yet: bulletin draft, then bulletin freeze")
          : Text(
            "用 bulletin list 查看；最近的：" + known.joined(separator: "、"),
            "see bulletin list; the latest: " + known.joined(separator: ", ")))
    case .badPeriod(let word):
      Wording(
        "PL257", .usage, Text("“\(word)”不是通报期间", "“\(word)” is not a period"),
        do: Text("写成 2019、2019Q4 或 2019-11", "write 2019, 2019Q4 or 2019-11"))
    case .notADraft(let path):
      Wording(
        "PL258", .usage,
        Text(
          "\(path) 不是通报草稿：缺少说明数据的 # 行，或没有正文",
          "\(path) is no draft: lines with # that name its data, or its words, are missing"),
        do: Text(
          "用 bulletin draft --period 期间 --out 文件 重新起草",
          "draft it anew with bulletin draft --period P --out FILE"))
    case .periodToCome(let period, let first):
      Wording(
        "PL351", .refused, Text("\(period) 还没有开始（\(first)）", "\(period) has not begun (\(first))"),
        do: Text("换一个期间，或把 --as-of 写在期间之内", "choose another period, or an --as-of within it"))
    case .needsTheCity(let login):
      Wording(
        "PL350", .notPermitted,
        Text("通报是全市的数字，\(login) 只看得到一部分", "a bulletin counts the whole city; \(login) sees a part of it"),
        do: Text("由市科技局或审计的登录名来做", "have a login of the city bureau or of audit do it"))
    case .frozenAlready(let no, let period, let at):
      Wording(
        "PL550", .conflict,
        Text(
          "\(period) 同样的通报已冻结（#\(no)，\(at)）",
          "the same bulletin of \(period) is frozen already (#\(no), \(at))"),
        do: Text("用 bulletin show \(no) 查看", "see bulletin show \(no)"))
    case .draftDiffers(let period):
      Wording(
        "PL710", .integrity,
        Text("\(period) 的草稿与它所写的数据不一致", "the draft of \(period) does not fit the data it names"),
        do: Text("重新 bulletin draft；# 开头的行不要改", "draft it anew; leave the lines with # alone"))
    case .differs(let no, let cells):
      Wording(
        "PL711", .integrity,
        Text(
          "通报 #\(no) 重新计算不一致：\(cells) 个单元格",
          "bulletin #\(no) counted again differs: \(English.many(cells, "cell"))"),
        do: Text("用 audit verify 检查历史是否被改动", "check with audit verify whether history was touched"))
    }
  }

  public static var samples: [BulletinRefusal] {
    [
      .unknown("2018", known: ["#1 2019Q4"]), .badPeriod("2019Q5"), .notADraft("名单.txt"),
      .periodToCome("2099Q1", first: "2099-01-01"), .needsTheCity(login: "wang"),
      .frozenAlready(no: 1, period: "2019Q4", at: "2020-01-05"), .draftDiffers(period: "2019Q4"),
      .differs(no: "1", cells: 3),
    ]
  }
}
