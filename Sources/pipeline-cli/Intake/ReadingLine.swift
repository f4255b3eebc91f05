import Pipeline

/// The options that say how a sheet is to be read (读表选项).
enum ReadingLine {
  static let sheet = Common.text(
    "sheet", "工作表", "SHEET", Text("工作表：名称，或从 1 数的序号", "sheet: its name, or its number from 1"))
  static let headerRow = Common.whole(
    "header-row", "表头行", Text("表头的第一行在第几行", "number of the heading's first row"), from: 1, to: 1_048_576)
  static let unit = Value<Int64>.option(
    "unit", "单位", "UNIT", Text("表上没写单位的金额按什么读：元、千元、万元、亿元", "unit of money where the sheet names none: 元, 万元")
  ) { word, spelling, _ in
    guard let fen = Yuan.units[FirmName.key(word)] else {
      throw InputRefusal.badChoice(
        option: spelling, value: word, choices: ["元", "千元", "万元", "亿元"].map { Text(same: $0) })
    }
    return fen
  }
  static let encoding = Common.choice(
    FileEncoding.self, "encoding", "编码",
    Text("CSV 的编码（默认自动识别）", "encoding of a CSV file (default: found out)"))
  static let mapping = Common.text(
    "mapping", "对照", "NAME", Text("用保存过的表头对照（见 mapping set）", "a saved mapping of headings (see mapping set)")
  )

  static let parameters: [any Parameter] = [sheet, headerRow, unit, encoding, mapping]

  static func options(_ line: Line, _ basis: ReadingBasis) -> ReadingOptions {
    var options = ReadingOptions()
    options.sheet = line[sheet]
    options.headerRow = line[headerRow]
    options.unit = line[unit]
    options.mapping = basis.mapping
    options.confirmed = basis.confirmed
    return options
  }

  /// The options as one text: what a retry under the same operation id has to repeat.
  static func settings(_ line: Line) -> String {
    [
      line[sheet], line[headerRow].map(String.init), line[unit].map(String.init), line[encoding]?.rawValue,
      line[mapping],
    ]
    .map { $0 ?? "" }.joined(separator: "\n")
  }
}
