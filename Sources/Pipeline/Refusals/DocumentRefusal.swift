/// A document that cannot be made as asked (文书): 25x, exit 2 unless said otherwise.
public enum DocumentRefusal: Refusal {
  case unknownColumn(file: String, line: Int, key: String, known: [String])
  case badColumnLine(file: String, line: Int)
  case columnNotPublic(file: String, line: Int, key: String)
  case unknownVisit(firm: String, visit: String)
  case noConverter(package: String)
  case converterFailed(reason: String)
  case noBrowser

  public var wording: Wording {
    switch self {
    case .unknownColumn(let file, let line, let key, let known):
      Wording(
        "PL250", .usage,
        Text(
          "\(file) 第 \(line) 行：这种文书没有“\(key)”这一列",
          "\(file) line \(line): this document has no column “\(key)”"),
        do: Text(
          "可用的列：" + known.joined(separator: "、"), "columns there are: " + known.joined(separator: ", ")))
    case .badColumnLine(let file, let line):
      Wording(
        "PL251", .usage,
        Text(
          "\(file) 第 \(line) 行不是“键 = 标题 | 宽度”，或同一列写了两次",
          "\(file) line \(line) is not “key = title | width”, or names a column twice"),
        do: Text(
          "用 columns show 打印现成的列集再改；宽度 2 到 120",
          "print a ready set with columns show and change it; widths are 2 to 120"))
    case .columnNotPublic(let file, let line, let key):
      Wording(
        "PL252", .usage,
        Text("\(file) 第 \(line) 行：“\(key)”不能公示", "\(file) line \(line): “\(key)” may not be published"),
        do: Text("去掉这一行，或不用 --public", "take the line out, or leave --public out"))
    case .unknownVisit(let firm, let visit):
      Wording(
        "PL253", .usage,
        visit == "latest"
          ? Text("\(firm)还没有走访", "\(firm) has no visit yet")
          : Text("\(firm)没有走访 \(visit)", "\(firm) has no visit \(visit)"),
        do: visit == "latest"
          ? Text("去过的先登记：visit log", "log a visit that was made: visit log")
          : Text(
            "写走访的日期或“最近”；有哪些日期见 visit list，标识见 visit list --json",
            "give the day of the visit, or latest; visit list shows the days, visit list --json the ids"))
    case .noConverter(let package):
      Wording(
        "PL254", .failure,
        Text("这台机器没有 LibreOffice，不能转成 PDF", "this machine has no LibreOffice to make a PDF"),
        do: Text(
          "apt-get install \(package)；或者 --out 写成 .docx、.xlsx，在办公软件里另存为 PDF",
          "apt-get install \(package); or write .docx or .xlsx and save it as PDF from there"))
    case .noBrowser:
      Wording(
        "PL259", .failure, Text("这台机器没有 xdg-open，打不开浏览器", "this machine has no xdg-open to start a browser"),
        do: Text("用 --html 文件 写成网页，再用浏览器打开", "write it with --html FILE and open it in a browser"))
    case .converterFailed(let reason):
      Wording(
        "PL255", .failure,
        Text("LibreOffice 没有转成 PDF：\(reason)", "LibreOffice made no PDF: \(reason)"),
        do: Text("先写成 .docx 或 .xlsx，打开看看；再试一次", "write .docx or .xlsx first and look at it; then try again"))
    }
  }

  public static var samples: [DocumentRefusal] {
    [
      .unknownColumn(file: "名单.txt", line: 3, key: "phone", known: ["seq", "name"]),
      .badColumnLine(file: "名单.txt", line: 2), .columnNotPublic(file: "名单.txt", line: 4, key: "sales"),
      .unknownVisit(firm: "平高", visit: "0190"), .noConverter(package: "libreoffice-writer"),
      .converterFailed(reason: "…"), .noBrowser,
    ]
  }
}
