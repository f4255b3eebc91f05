/// A setting or a question about the program that does not work out (设置): 13x, exit 2.
public enum SettingRefusal: Refusal {
  case unknownKey(String, suggestion: String?, known: [String])
  case badValue(key: String, value: String, wanted: Text)
  case badLine(file: String, line: Int, text: String)
  case unsafeFile(String)
  case passwordInFile(String)
  case unknownCode(String, suggestion: String?)
  case badQuery(message: String)
  case writingQuery(message: String)

  public var wording: Wording {
    switch self {
    case .unknownKey(let key, let suggestion, let known):
      Wording(
        "PL130", .usage,
        Text("没有设置项“\(key)”", "there is no setting “\(key)”")
          + (suggestion.map { Text("，是不是“\($0)”？", "; did you mean “\($0)”?") } ?? Text(same: "")),
        do: Text(
          "可用：" + known.joined(separator: "、"), "use one of: " + known.joined(separator: ", ")))
    case .badValue(let key, let value, let wanted):
      Wording(
        "PL131", .usage,
        Text("设置项 \(key) 不能是“\(value)”", "setting \(key) cannot be “\(value)”"),
        do: Text("可用：", "use one of: ") + wanted)
    case .badLine(let file, let line, let text):
      Wording(
        "PL132", .usage,
        Text("\(file) 第 \(line) 行读不懂：\(text)", "\(file), line \(line) makes no sense: \(text)"),
        do: Text("每行写“名称 = 值”，说明以 # 开头", "write “name = value” on a line; remarks begin with #"))
    case .unsafeFile(let file):
      Wording(
        "PL133", .usage,
        Text("\(file) 别人可以改写，不能采用", "\(file) may be written by others and is not used"),
        do: Text("chown 给自己，并 chmod go-w", "make it your own and chmod go-w it"))
    case .passwordInFile(let file):
      Wording(
        "PL134", .usage, Text("\(file) 里的 db 带有密码", "db in \(file) holds a password"),
        do: Text("密码写在 ~/.pgpass", "passwords belong in ~/.pgpass"))
    case .unknownCode(let code, let suggestion):
      Wording(
        "PL135", .usage,
        Text("没有“\(code)”这个代码或词", "there is no code or word “\(code)”")
          + (suggestion.map { Text("，是不是“\($0)”？", "; did you mean “\($0)”?") } ?? Text(same: "")),
        do: Text(
          "写错误代码（PL301）、指标代号（D11）或报表里的词（在库经历）",
          "give the code of an error (PL301), of a figure (D11), or a word of a report (stays)"))
    case .badQuery(let message):
      Wording(
        "PL136", .usage, Text("数据库不接受这条查询：\(message)", "the database does not take this query: \(message)"),
        do: Text(
          "核对语句；表在 pipeline，函数和视图在 api（例：select * from api.firm_line）",
          "check the statement; tables are in pipeline, views in api (such as select * from api.firm_line)"))
    case .writingQuery(let message):
      Wording(
        "PL137", .refused, Text("query 只能查询，不能改动：\(message)", "query only reads: \(message)"),
        do: Text("改动请用相应的命令", "change things by their commands"))
    }
  }

  public static var samples: [SettingRefusal] {
    [
      .unknownKey("pagr", suggestion: "pager", known: ["db", "lang", "pager"]),
      .badValue(key: "lang", value: "fr", wanted: Text(same: "zh, en")),
      .badLine(file: ".pipeline/config", line: 3, text: "lang"), .unsafeFile(".pipeline/config"),
      .passwordInFile(".pipeline/config"), .unknownCode("PL30", suggestion: "PL301"),
      .badQuery(message: "syntax error"),
      .writingQuery(message: "cannot execute INSERT in a read-only transaction"),
    ]
  }
}
