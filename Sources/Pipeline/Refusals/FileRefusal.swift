/// A file that cannot be read, taken in or written (文件): 4xx, exit 2 unless said otherwise.
public enum FileRefusal: Refusal {
  case notFound(String)
  case notReadable(String, reason: Text)
  case notASpreadsheet(String, reason: Text)
  case noHeader(String)
  case noRows(String)
  case noFigures(String)
  /// Ctrl-C while a list was taken in.
  case cancelled
  case noSheet(String, sheet: String, sheets: [String])
  case severalLists(String, sheets: [String])
  case cannotWrite(String, reason: Text)
  case exists(String)
  case otherEnding(String, endings: [String])

  public var wording: Wording {
    switch self {
    case .notFound(let path):
      Wording(
        "PL401", .usage, Text("没有文件 \(path)", "there is no file \(path)"),
        do: Text("检查文件名和所在目录", "check the name and the folder"))
    case .notReadable(let path, let reason):
      Wording(
        "PL402", .usage, Text("读不了 \(path)：\(reason.zh)", "cannot read \(path): \(reason.en)"),
        do: Text("检查权限；目录不能当作文件", "check its permissions; a folder is not a file"))
    case .notASpreadsheet(let path, let reason):
      Wording(
        "PL403", .usage,
        Text("\(path) 不能当作表格读取：\(reason.zh)", "\(path) is not a sheet that can be read: \(reason.en)"),
        do: Text("在 Excel 或 WPS 里另存为 .xlsx 或 UTF-8 的 .csv", "save it as .xlsx or as .csv in UTF-8"))
    case .noHeader(let path):
      Wording(
        "PL404", .usage,
        Text(
          "\(path) 前 8 行里没有找到含“企业名称”和“统一社会信用代码”的表头",
          "no heading with 企业名称 and 统一社会信用代码 in the first 8 rows of \(path)"),
        do: Text(
          "检查表头的文字；表头在别处用 --header-row，用语不同用 --mapping（见 mapping set）",
          "check the headings; --header-row says where they are, --mapping what they mean (see mapping set)"))
    case .noRows(let path):
      Wording(
        "PL405", .usage, Text("\(path) 表头下面没有企业", "there is no firm below the heading of \(path)"),
        do: Text("检查是否选对了文件", "check that it is the right file"))
    case .cancelled:
      Wording(
        "PL479", .cancelled, Text("已取消，没有写入任何数据", "cancelled; nothing was written"),
        do: Text("要导入时再运行一次同样的命令", "run the same command again when you want it"))
    case .noFigures(let path):
      Wording(
        "PL438", .usage, Text("\(path) 的表头里没有年度指标", "no heading of \(path) is a yearly figure"),
        do: Text(
          "表头写“2018年销售收入（万元）”这样的名称；用语不同用 --mapping（见 mapping set）",
          "a heading says for example 2018年销售收入（万元）; --mapping tells what others mean (see mapping set)"))
    case .noSheet(let path, let sheet, let sheets):
      Wording(
        "PL407", .usage, Text("\(path) 里没有工作表“\(sheet)”", "\(path) has no sheet “\(sheet)”"),
        do: Text(
          "--sheet 写名称，或从 1 数的序号：\(sheets.joined(separator: "、"))",
          "give --sheet a name, or its number from 1: \(sheets.joined(separator: ", "))"))
    case .severalLists(let path, let sheets):
      Wording(
        "PL410", .usage,
        Text(
          "\(path) 有 \(sheets.count) 张工作表都是名单，不知道读哪一张",
          "\(path) has \(English.many(sheets.count, "sheet")) with a list; which one is meant is not clear"),
        do: Text(
          "用 --sheet 指明，一张一张导入：\(sheets.joined(separator: "、"))",
          "name one with --sheet and import them one by one: \(sheets.joined(separator: ", "))"))
    case .cannotWrite(let path, let reason):
      Wording(
        "PL408", .failure, Text("写不了 \(path)：\(reason.zh)", "cannot write \(path): \(reason.en)"),
        do: Text("检查目录、权限和磁盘空间；原来的文件没有动", "check folder, permissions and space; an old file was left alone"))
    case .exists(let path):
      Wording(
        "PL409", .usage, Text("\(path) 已经存在", "\(path) exists"),
        do: Text("换一个文件名，或加 --force 覆盖", "choose another name, or overwrite with --force"))
    case .otherEnding(let path, let endings):
      Wording(
        "PL406", .usage,
        Text(
          "\(path)：这里只会写 \(endings.map { "." + $0 }.joined(separator: "、"))",
          "\(path): here only \(endings.map { "." + $0 }.joined(separator: ", ")) can be written"),
        do: Text(
          "文件名以 \(endings.map { "." + $0 }.joined(separator: " 或 ")) 结尾",
          "end the name in \(endings.map { "." + $0 }.joined(separator: " or "))"))
    }
  }

  public static var samples: [FileRefusal] {
    [
      .notFound("名单.xlsx"), .notReadable("名单.xlsx", reason: Text("…", "…")),
      .notASpreadsheet("名单.doc", reason: Text("…", "…")), .noHeader("名单.xlsx"), .noRows("名单.xlsx"),
      .noFigures("名单.xlsx"), .cancelled,
      .otherEnding("名单.txt", endings: ["xlsx", "csv"]), .cannotWrite("名单.xlsx", reason: Text("…", "…")),
      .exists("名单.xlsx"), .noSheet("名单.xlsx", sheet: "平高", sheets: ["宝丰县", "新华区"]),
      .severalLists("名单.xlsx", sheets: ["宝丰县", "新华区"]),
    ]
  }
}
