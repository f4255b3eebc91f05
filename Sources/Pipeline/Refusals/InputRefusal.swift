/// A command line that cannot be carried out as typed (命令行): 1xx, exit 2.
public enum InputRefusal: Refusal {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, command: String, suggestion: String?)
  /// - Parameter zh: what it is called in Chinese, when its placeholder says too little.
  case missing(parameter: String, zh: String? = nil, command: String)
  case missingValue(option: String)
  /// - Parameter instead: what was probably meant, as it is typed.
  case unexpected(String, command: String, instead: String? = nil)
  case badDay(option: String, value: String)
  case badMoment(option: String, value: String)
  case badNumber(option: String, value: String, wanted: Text)
  /// - Parameter suggestion: the choice that was probably meant.
  case badChoice(option: String, value: String, choices: [Text], suggestion: Text? = nil)
  case dueTooEarly(due: String, on: String)
  case negative(option: String, value: String)
  case badCode(value: String, reason: Text)
  case badText(option: String, reason: Text)
  case badPair(value: String, example: String)
  case unknownFact(value: String)
  case unknownHeading(value: String)
  case badCertificate(value: String)
  case repeated(option: String)
  case outOfRange(key: String, value: String, lowest: String, highest: String)

  public var wording: Wording {
    switch self {
    case .unknownCommand(let word, let suggestion):
      Wording(
        "PL101", .usage,
        Text("没有“\(word)”这个命令", "there is no command “\(word)”")
          + InputRefusal.perhaps(suggestion),
        do: Text("运行 pipeline help 查看全部命令", "pipeline help lists all commands"))
    case .unknownOption(let word, let command, let suggestion):
      Wording(
        "PL102", .usage,
        Text("“\(command)”没有选项 \(word)", "“\(command)” has no option \(word)")
          + InputRefusal.perhaps(suggestion),
        do: InputRefusal.help(command))
    case .missing(let parameter, let zh, let command):
      Wording(
        "PL103", .usage, Text("缺少 \(zh ?? Placeholder.chinese(parameter))", "\(parameter) is missing"),
        do: InputRefusal.help(command))
    case .missingValue(let option):
      Wording(
        "PL104", .usage, Text("\(Placeholder.chinese(option)) 缺少值", "\(option) needs a value"),
        do: Text("写上值；空的不行", "give a value that is not empty"))
    case .unexpected(let word, let command, let instead):
      Wording(
        "PL105", .usage, Text("“\(word)”是多出来的", "“\(word)” is one too many"),
        do: InputRefusal.advice(word, instead) + InputRefusal.help(command))
    case .badDay(let option, let value):
      Wording(
        "PL106", .usage,
        Text(
          "\(Placeholder.chinese(option))：“\(value)”看不出是哪一天，或没有这一天",
          "\(option): “\(value)” is no day, or one that does not exist"),
        do: Text(
          "写成 2019-08-01、20190801、2019年8月1日、8月1日（今年）、今天、昨天、前天 或 明天",
          "write 2019-08-01, 20190801, 8-1 (this year), today, yesterday or tomorrow")
      )
    case .badMoment(let option, let value):
      Wording(
        "PL118", .usage,
        Text(
          "\(Placeholder.chinese(option))：“\(value)”不是日期或时刻",
          "\(option): “\(value)” is neither a date nor a moment"),
        do: Text(
          "写成 2021-12-31（到当天结束）或 2021-12-31T17:00，也可以照抄“登记时间”",
          "write 2021-12-31 (the end of that day) or 2021-12-31T17:00, or copy a recorded time"))
    case .badNumber(let option, let value, let wanted):
      Wording(
        "PL107", .usage,
        Text(
          "\(Placeholder.chinese(option))：“\(value)”不是\(InputRefusal.spaced(wanted.zh))",
          "\(option): “\(value)” is not \(wanted.en)"),
        do: Text("改成\(InputRefusal.spaced(wanted.zh))", "give \(wanted.en)")
          + (wanted.zh == "金额"
            ? Text("，可以写 3500000、350万 或 0.5亿", ", for example 3500000, 350万 or 0.5亿") : Text(same: "")))
    case .badChoice(let option, let value, let choices, let suggestion):
      Wording(
        "PL109", .usage,
        Text(
          "\(Placeholder.chinese(option))：没有“\(value)”这一项", "\(option): “\(value)” is not one of the choices")
          + (suggestion.map { Text("，是不是“\($0.zh)”？", "; did you mean “\($0.en)”?") } ?? Text(same: "")),
        do: Text(
          "可选：" + choices.map(\.zh).joined(separator: "、"),
          "choose one of: " + choices.map(\.en).joined(separator: ", ")))
    case .dueTooEarly(let due, let on):
      Wording(
        "PL108", .usage, Text("日期 \(due) 早于 \(on)", "\(due) is before \(on)"),
        do: Text("写一个不早于 \(on) 的日期", "give a date not before \(on)"))
    case .negative(let option, let value):
      Wording(
        "PL110", .usage,
        Text("\(Placeholder.chinese(option))：“\(value)”是负数", "\(option): “\(value)” is negative"),
        do: Text("写 0 或正数", "give zero or more")
          + (FactKey(rawValue: option) == nil
            ? Text(same: "") : Text("；只有净资产 net_assets 可以为负", "; only net_assets may be negative")))
    case .badCode(let value, let reason):
      Wording(
        "PL111", .usage,
        Text("“\(value)”不是统一社会信用代码：\(reason.zh)", "“\(value)” is not a credit code: \(reason.en)"),
        do: Text("对照营业执照重新填写 18 位代码", "copy the 18 characters from the business licence"))
    case .badText(let option, let reason):
      Wording(
        "PL112", .usage, Text("\(Placeholder.chinese(option))：\(reason.zh)", "\(option): \(reason.en)"),
        do: Text("去掉不可见字符，或缩短文字", "remove invisible characters, or shorten the text"))
    case .badPair(let value, let example):
      Wording(
        "PL113", .usage,
        value.contains("=")
          ? Text("“\(value)”里的名称不认得", "the key of “\(value)” is not known")
          : Text("“\(value)”里没有等号", "there is no = in “\(value)”"),
        do: Text("写成 名称=值，中间不空格，例如 \(example)", "write key=value without blanks, for example \(example)"))
    case .unknownFact(let value):
      Wording(
        "PL114", .usage, Text("没有“\(value)”这个指标", "there is no figure “\(value)”"),
        do: Text(
          "中文名、代码都可以：" + FactKey.allCases.map { "\($0.name.zh) \($0.rawValue)" }.joined(separator: "、"),
          "use one of: " + FactKey.allCases.map(\.rawValue).joined(separator: ", ")))
    case .unknownHeading(let value):
      Wording(
        "PL121", .usage, Text("“\(value)”不是通用的表头", "“\(value)” is not a usual heading"),
        do: Text(
          "例如：企业名称、统一社会信用代码、县（市、区）、成立日期、上年度销售收入（万元）、联系人、不读",
          "for example 企业名称, 统一社会信用代码"))
    case .badCertificate(let value):
      Wording(
        "PL115", .usage, Text("“\(value)”不是高新技术企业证书编号", "“\(value)” is not a certificate number"),
        do: Text("编号是 GR 加 12 位数字，例如 GR201941000123", "it is GR and 12 digits, for example GR201941000123"))
    case .outOfRange(let key, let value, let lowest, let highest):
      Wording(
        "PL117", .usage,
        Text(
          "\(key)：\(value) 超出范围 \(lowest) 到 \(highest)", "\(key): \(value) is outside \(lowest) to \(highest)"
        ),
        do: Text("核对数值和单位", "check the value and its unit"))
    case .repeated(let option):
      Wording(
        "PL116", .usage, Text("\(Placeholder.chinese(option)) 写了两次", "\(option) is given twice"),
        do: Text("只留一个", "keep one"))
    }
  }

  /// What to do about a word that is one too many: what was probably meant, an option that does not go with the others, or a
  /// text whose blanks need quotes.
  private static func advice(_ word: String, _ instead: String?) -> Text {
    if let instead { return Text("写成 \(instead)；", "write \(instead); ") }
    guard word.hasPrefix("--") else { return Text("文字里有空格时整段加引号；", "put quotes around a text with blanks; ") }
    return word.contains("=")
      ? Text("这个选项后面不带值；", "this option takes no value; ")
      : Text("它不能与另一个选项同用；", "it does not go with another option; ")
  }

  /// A blank between a Chinese and a Latin word or a digit.
  private static func spaced(_ words: String) -> String {
    words.first?.isASCII == true ? " " + words : words
  }

  private static func perhaps(_ suggestion: String?) -> Text {
    perhaps(suggestion.map { Text(same: $0) })
  }

  private static func perhaps(_ suggestion: Text?) -> Text {
    guard let suggestion else { return Text(same: "") }
    return Text("，是不是“\(suggestion.zh)”？", "; did you mean “\(suggestion.en)”?")
  }

  private static func help(_ command: String) -> Text {
    Text("用法见 pipeline \(command) --help", "see pipeline \(command) --help")
  }

  public static var samples: [InputRefusal] {
    [
      .unknownCommand("vist", suggestion: "visit"),
      .unknownOption("--onn", command: "visit log", suggestion: "--on"),
      .missing(parameter: "--year", command: "intake list"), .missingValue(option: "--on"),
      .unexpected("x", command: "visit log"), .badDay(option: "--on", value: "2020-02-30"),
      .badMoment(option: "--known-at", value: "2021-12-31T25:00"),
      .badNumber(option: "sales", value: "abc", wanted: Text("金额", "an amount")),
      .dueTooEarly(due: "2019-08-01", on: "2019-09-01"),
      .badChoice(option: "--mode", value: "微信", choices: VisitMode.allCases.map(\.name)),
      .negative(option: "rd", value: "-5"), .badCode(value: "123", reason: Text("…", "…")),
      .badText(option: "NAME", reason: Text("…", "…")), .badPair(value: "sales", example: "sales=1850万"),
      .unknownFact(value: "profit"), .unknownHeading(value: "微信"), .badCertificate(value: "GF2019"),
      .repeated(option: "--on"),
      .outOfRange(key: "staff", value: "99999999", lowest: "0", highest: "10000000"),
    ]
  }
}
