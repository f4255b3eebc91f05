/// What stands against making a list final or opening the gate (双人复核): there are always two people.
public enum ReviewedRefusal: Refusal {
  case noListWaits(year: String, no: Int?, publishedOn: String?)
  case nothingToApprove(firm: String, no: Int)
  case unknownList(no: String, known: [String])
  case gateNotClosed(firm: String, no: Int, verdict: String?)
  case listChanged(year: String, no: Int)
  case listFrozenAlready(year: String, no: Int, published: Bool, preparer: String)
  case askedAlready(firm: String, no: Int, on: String, preparer: String, approved: Bool)
  case ownWork(verb: String, login: String)
  case onePersonHere(verb: String)

  public var wording: Wording {
    switch self {
    case .noListWaits(let year, let no, let publishedOn):
      Wording(
        "PL264", .usage,
        no.map { no in
          Text(
            "\(year) 年度没有待公布的名单：最近的第 \(no) 号已于 \(publishedOn ?? "-") 公布",
            "no list of \(year) waits: the latest, no. \(no), was published on \(publishedOn ?? "-")")
        } ?? Text("\(year) 年度没有待公布的名单", "no list of \(year) waits to be published"),
        do: Text(
          "先由一人 intake propose --year \(year)，再由另一人公布",
          "one person proposes it with intake propose --year \(year), another publishes it"))
    case .nothingToApprove(let firm, let no):
      Wording(
        "PL265", .usage,
        Text("\(firm)（#\(no)）没有待批的放行申请", "no request to open the gate waits for \(firm) (#\(no))"),
        do: Text("用 gate list 查看；先由经办人 gate request", "see gate list; first somebody asks with gate request"))
    case .unknownList(let no, let known):
      Wording(
        "PL266", .usage, Text("没有第 \(no) 号名单", "there is no list no. \(no)"),
        do: known.isEmpty
          ? Text("还没有公布过名单", "no list has been published yet")
          : Text(
            "已有：" + known.joined(separator: "、") + "（编号 年度）",
            "there are: " + known.joined(separator: ", ") + " (number, year)"))
    case .gateNotClosed(let firm, let no, let verdict):
      Wording(
        "PL367", .refused,
        Text(
          "\(firm)（#\(no)）不用放行：诊断结论是\(Verdict.words(verdict).zh)，闸口没有拦住它",
          "\(firm) (#\(no)) needs no opening of the gate: it is not closed to the verdict \(Verdict.words(verdict).en)"
        ),
        do: Text("直接 apply submit", "go on with apply submit"))
    case .listChanged(let year, let no):
      Wording(
        "PL515", .conflict,
        Text(
          "\(year) 年度第 \(no) 号名单拟定以后，库里的名单变了，没有公布",
          "the reserve has changed since list no. \(no) of \(year) was frozen; it was not published"),
        do: Text(
          "用 intake published \(no) 和 intake list 核对，再 intake propose 一次",
          "compare intake published \(no) with intake list, then intake propose again"))
    case .listFrozenAlready(let year, let no, let published, let preparer):
      Wording(
        "PL516", .conflict,
        Text(
          "\(year) 年度的名单与第 \(no) 号完全相同（\(preparer) 拟定，\(published ? "已公布" : "待公布")）",
          "the list of \(year) is that of no. \(no) (by \(preparer), \(published ? "published" : "waiting"))"),
        do: published
          ? Text("不用再做", "nothing is left to do")
          : Text(
            "请另一人 intake publish --year \(year)", "another person publishes it: intake publish --year \(year)"
          ))
    case .askedAlready(let firm, let no, let on, let preparer, let approved):
      Wording(
        "PL517", .conflict,
        Text(
          "\(firm)（#\(no)）已由 \(preparer) 于 \(on) 申请放行（\(approved ? "已批准" : "待批准")）",
          "\(preparer) asked for \(firm) (#\(no)) on \(on) already (\(approved ? "approved" : "waiting"))"),
        do: approved
          ? Text("可以 apply submit", "go on with apply submit")
          : Text(
            "请市级另一人 gate approve '#\(no)'", "another person of the city approves it: gate approve '#\(no)'"))
    case .ownWork(let verb, let login):
      Wording(
        "PL607", .notPermitted,
        Text(
          "“\(Verb(verb).name.zh)”要另一人办：这是 \(login) 自己经办的",
          "“\(Verb(verb).name.en)” takes another person: \(login) prepared it"),
        do: Text("请市级另一人用自己的登录名办理", "ask somebody else of the city, with a login of their own"))
    case .onePersonHere(let verb):
      Wording(
        "PL608", .notPermitted,
        Text(
          "“\(Verb(verb).name.zh)”要两个人，内置数据库只有一个登录名，分不出经办人和复核人",
          "“\(Verb(verb).name.en)” takes two people; the embedded database has one login and cannot tell them apart"
        ),
        do: Text(
          "在 PostgreSQL 服务器上给两人各登记一个登录名（user add），把库搬过去（db backup、db restore）再办",
          "set up a PostgreSQL server with a login for each (user add), move the data there (db backup, db restore) and do it there"
        ))
    }
  }

  public static var samples: [ReviewedRefusal] {
    [
      .noListWaits(year: "2019", no: nil, publishedOn: nil), .nothingToApprove(firm: "…", no: 1),
      .unknownList(no: "9", known: ["1 2019"]), .gateNotClosed(firm: "…", no: 1, verdict: "eligible"),
      .listChanged(year: "2019", no: 1),
      .listFrozenAlready(year: "2019", no: 1, published: true, preparer: "zhang"),
      .askedAlready(firm: "…", no: 1, on: "2020-06-01", preparer: "zhang", approved: false),
      .ownWork(verb: "intake publish", login: "zhang"), .onePersonHere(verb: "intake publish"),
    ]
  }
}
