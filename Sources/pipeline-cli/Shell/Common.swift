import Foundation
import Pipeline

/// The parameters that several commands share (通用参数).
enum Common {
  static let json = Flag("json", "机读", Text("以 JSON 输出，供程序读取", "print JSON for programs"))
  static let ndjson = Flag("ndjson", "逐行", Text("每行一个 JSON 对象", "print one JSON object a line"))
  static let csv = Flag("csv", "表格", Text("以 CSV 输出", "print CSV"))
  static let ids = Flag("ids", "明细", Text("列出数字背后的每一条在库经历", "list the episodes behind the figures"))
  static let dryRun = Flag(
    "dry-run", "试运行", Text("照做一遍再撤回，只看结果", "do it, then roll it back; only show the result"))
  static let help = Flag("help", "帮助", Text("显示用法", "show how to use it"))
  static let force = Flag("force", "覆盖", Text("覆盖已有的文件", "overwrite an existing file"))
  static let op = identifier(
    "op", "操作号", Text("操作号；同一操作号重试不会重复登记", "operation id; a retry with it is recorded once"))
  static let db = text(
    "db", "数据库", "CONNINFO", Text("数据库连接（默认用内置数据库）", "database to use (default: the embedded one)"))
  static let lang = choice(Language.self, "lang", "语言", Text("语言：zh 或 en", "language: zh or en"))

  static let firm = Value<String>.argument(
    "FIRM", "企业",
    Text("企业：信用代码、名称或其一部分、简称、拼音、'#编号'", "firm: credit code, name or part of it, alias, pinyin, '#number'")
  ) { word, _, _ in word }
  static let officer = Value<String>.argument(
    "OFFICER", "服务员", Text("姓名、登录名或 #编号", "name, login or #number")
  ) { word, spelling, _ in try clean(word, spelling) }
  /// For commands that mean whoever is logged in when nobody is named.
  static let officerOptional = Value<String>.argument("OFFICER", "服务员", officer.help, required: false) {
    word, spelling, _ in try clean(word, spelling)
  }
  /// For commands that take one firm or `--all`.
  static let firmOptional = Value<String>.argument("FIRM", "企业", firm.help, required: false) { word, _, _ in
    word
  }
  static let wholeReserve = Flag("all", "全部", Text("全部在库企业", "the whole reserve"))
  static let on = day("on", "日期", Text("发生日期（默认今天）", "effective date (default: today)"))
  static let onRequired = day("on", "日期", Text("发生日期", "effective date"), required: true)
  static let asOf = day("as-of", "截至", Text("截至哪一天的情况（默认今天）", "true on that day (default: today)"))
  static let knownAt = Value<String>.option(
    "known-at", "已知于", "TIME",
    Text("按当时已登记的数据（默认现在）：日期或 2021-12-31T17:00", "as recorded by then (default: now)")
  ) { word, spelling, reading in
    guard let moment = Moment.read(word, today: reading.today) else {
      throw InputRefusal.badMoment(option: spelling, value: word)
    }
    return moment
  }
  static let county = text("county", "县区", "COUNTY", Text("县（市、区）：代码或名称", "county office: code or name"))
  static let year = whole("year", "年度", Text("入库年度", "intake year"), from: 1949, to: 2200, required: true)
  static let yearOptional = whole("year", "年度", Text("入库年度", "intake year"), from: 1949, to: 2200)
  static let reason = text("reason", "原因", "TEXT", Text("原因", "reason"))
  static let evidence = text("evidence", "佐证", "TEXT", Text("佐证材料", "evidence"), required: true)
  static let field = Value<String>.option(
    "field", "领域", "CODE", Text("技术领域编码，例如 4.3.2", "technical field, for example 4.3.2")
  ) { word, spelling, _ in try readField(word, spelling) }

  static func readField(_ word: String, _ spelling: String) throws -> String {
    guard let field = TechField(FirmName.halfWidth(word)) else {
      throw InputRefusal.badNumber(
        option: spelling, value: word, wanted: Text("技术领域编码（如 4.3.2）", "a field code such as 4.3.2"))
    }
    return field.code
  }

  static func day(_ name: String, _ zh: String, _ help: Text, required: Bool = false) -> Value<Day> {
    .option(name, zh, "DATE", help, required: required) { word, spelling, reading in
      guard let day = Day(word, today: reading.today) else {
        throw InputRefusal.badDay(option: spelling, value: word)
      }
      return day
    }
  }

  /// A day without an option before it.
  static func dayWord(_ zh: String, _ help: Text, required: Bool = true) -> Value<Day> {
    .argument("DATE", zh, help, required: required) { word, spelling, reading in
      guard let day = Day(word, today: reading.today) else {
        throw InputRefusal.badDay(option: spelling, value: word)
      }
      return day
    }
  }

  static func identifier(_ name: String, _ zh: String, _ help: Text) -> Value<UUID> {
    .option(name, zh, "UUID", help) { word, spelling, _ in
      guard let id = UUID(uuidString: word) else {
        throw InputRefusal.badNumber(option: spelling, value: word, wanted: Text("UUID", "a UUID"))
      }
      return id
    }
  }

  static func text(
    _ name: String, _ zh: String, _ value: String, _ help: Text, required: Bool = false
  ) -> Value<String> {
    .option(name, zh, value, help, required: required) { word, spelling, _ in try clean(word, spelling) }
  }

  /// Text that may be stored: not blank, nothing invisible, at most 4000 characters.
  static func clean(_ word: String, _ spelling: String, longest: Int = 4000) throws -> String {
    let plain = word.trimmingBlanks()
    if plain.isEmpty { throw InputRefusal.missingValue(option: spelling) }
    if let scalar = plain.unicodeScalars.first(where: {
      $0 != "\n" && $0 != "\t" && String($0).forbiddenScalar != nil
    }) {
      let name = "U+" + String(scalar.value, radix: 16, uppercase: true)
      throw InputRefusal.badText(
        option: spelling, reason: Text("含有不可见字符 \(name)", "it has the invisible character \(name)"))
    }
    if plain.unicodeScalars.count > longest {
      throw InputRefusal.badText(
        option: spelling, reason: Text("超过 \(longest) 字", "it is longer than \(longest) characters"))
    }
    return plain
  }

  /// A text that must stay on one line: at most 200 characters, no line break.
  static func line(
    _ name: String, _ zh: String, _ value: String, _ help: Text, required: Bool = false
  ) -> Value<String> {
    .option(name, zh, value, help, required: required) { word, spelling, _ in try cleanLine(word, spelling) }
  }

  static func cleanLine(_ word: String, _ spelling: String) throws -> String {
    let plain = try clean(word, spelling, longest: 200)
    if plain.contains(where: { $0.isNewline || $0 == "\t" }) {
      throw InputRefusal.badText(
        option: spelling, reason: Text("含有换行或制表符", "it has a line break or a tab"))
    }
    return plain
  }

  static func whole(
    _ name: String, _ zh: String, _ help: Text, from low: Int, to high: Int, required: Bool = false
  ) -> Value<Int> {
    .option(name, zh, "N", help, required: required) { word, spelling, _ in
      try readWhole(word, spelling, from: low, to: high)
    }
  }

  static func readWhole(_ word: String, _ spelling: String, from low: Int, to high: Int) throws -> Int {
    let plain = FirmName.halfWidth(word).trimmingBlanks()
    if plain.hasPrefix("-"), low >= 0 { throw InputRefusal.negative(option: spelling, value: word) }
    guard let number = ExactDecimal(plain)?.scaled(by: 1), (Int64(low)...Int64(high)).contains(number) else {
      throw InputRefusal.badNumber(
        option: spelling, value: word,
        wanted: Text("\(low) 到 \(high) 的整数", "a whole number from \(low) to \(high)"))
    }
    return Int(number)
  }

  static func choice<Code: Coded>(
    _ type: Code.Type, _ name: String, _ zh: String, _ help: Text, required: Bool = false
  ) -> Value<Code> {
    .option(
      name, zh, "CODE", help, required: required, words: Code.allCases.map(\.rawValue),
      names: Code.allCases.map(\.name.zh)
    ) {
      word, spelling, _ in try readChoice(word, spelling)
    }
  }

  /// A code by any of its words, or what was probably meant.
  static func readChoice<Code: Coded>(_ word: String, _ spelling: String) throws -> Code {
    if let code = Code(typed: word) { return code }
    let isASCII = word.unicodeScalars.allSatisfy(\.isASCII)
    let words =
      isASCII ? Code.allCases.map(\.rawValue) : Code.allCases.map(\.name.zh) + Code.alsoCalled.keys.sorted()
    let near = isASCII ? Distance.nearest(to: word, among: words) : Distance.likely(word, among: words)
    throw InputRefusal.badChoice(
      option: spelling, value: word,
      choices: Code.allCases.map { code in
        code.rawValue == code.name.zh
          ? Text(code.rawValue, "\(code.rawValue) (\(code.name.en))")
          : Text("\(code.rawValue)（\(code.name.zh)）", code.rawValue)
      },
      suggestion: near.map { Text($0, Code(typed: $0)?.rawValue ?? $0) })
  }
}

/// A moment for `--known-at` (已知时刻), in China's time unless it says otherwise.
enum Moment {
  /// As people read it, in the zone it is written in: `2021-12-31 17:00:05`.
  static func shown(_ moment: String) -> String {
    moment.prefix(19).replacingOccurrences(of: "T", with: " ")
  }

  /// `2021-12-31` means the end of that day; `2021-12-31T17:00`, `2021-12-31 17:00:05+08` are moments.
  static func read(_ word: String, today: Day) -> String? {
    let plain = FirmName.halfWidth(word).trimmingBlanks()
    if let day = Day(plain, today: today) { return "\(day) 23:59:59.999999+08:00" }
    let halves = plain.split(whereSeparator: { $0 == "T" || $0 == " " }).map(String.init)
    guard halves.count == 2, let day = Day(halves[0], today: today) else { return nil }
    var clock = halves[1]
    var zone = "+08:00"
    if clock.hasSuffix("Z") {
      clock.removeLast()
      zone = "+00:00"
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      zone = String(clock[sign...])
      clock = String(clock[..<sign])
      guard zone.range(of: #"^[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?$"#, options: .regularExpression) != nil
      else { return nil }
    }
    guard
      clock.range(
        of: #"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?$"#, options: .regularExpression)
        != nil
    else { return nil }
    return "\(day) \(clock)\(zone)"
  }
}
