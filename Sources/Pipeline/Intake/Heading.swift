/// What a column of an intake sheet holds (表头): read from the words of its heading.
public enum Heading: Sendable, Hashable {
  case name, code, county, founded, field, product, industry, address, kindOfBody
  /// A yearly figure; a nil year is the one before the intake year. The unit is fen in one unit of money.
  case fact(FactKey, year: Int?, unit: Int64?)
  /// Known, but not stored: 序号, and the two columns that a returned file has.
  case position
  case other

  /// Reads a heading such as `2018年销售收入（万元）`, `信用代码`, `上年度研发费用`.
  public init(_ title: String, intakeYear: Int) {
    let (bare, unit) = Heading.withoutUnit(FirmName.key(title).filter { !"'‘’*:：".contains($0) })
    if let known = Heading.words[bare] {
      self = known
      return
    }
    let (year, rest) = Heading.withoutYear(bare, intakeYear: intakeYear)
    if let key = FactKey(spelled: rest) ?? FactKey(spelled: Heading.withoutCount(rest)) {
      self = .fact(key, year: year, unit: key.unit == .yuan ? unit : nil)
    } else {
      self = .other
    }
  }

  private static let words: [String: Heading] = {
    let lists: [(Heading, [String])] = [
      (.name, ["企业名称", "单位名称", "公司名称", "名称", "企业全称", "NAME", "FIRM"]),
      (.code, ["统一社会信用代码", "信用代码", "社会信用代码", "统一信用代码", "CREDITCODE", "CREDIT_CODE", "CODE"]),
      (.county, ["县(市、区)", "县(市,区)", "县市区", "所属县(市、区)", "所属县市区", "县区", "所属县区", "属地", "县(区)", "COUNTY"]),
      (.founded, ["注册时间", "成立日期", "注册日期", "成立时间", "FOUNDED"]),
      (.field, ["技术领域", "所属领域", "所属技术领域", "高新技术领域", "FIELD"]),
      (.product, ["主要产品", "主要产品(服务)", "主营产品", "PRODUCT"]),
      (.industry, ["所属行业", "行业", "国民经济行业", "INDUSTRY"]),
      (.address, ["注册地址", "地址", "详细地址", "住所", "通讯地址", "ADDRESS"]),
      (.kindOfBody, ["企业类型", "单位类型", "公司类型", "登记类型"]),
      (.position, ["序号", "编号", "NO", "NO.", "#", "错误码", "说明"]),
    ]
    return Dictionary(
      lists.flatMap { heading, words in words.map { ($0, heading) } }, uniquingKeysWith: { one, _ in one })
  }()

  /// Takes a unit in brackets away: `研发费用(万元)`. Other brackets stay.
  private static func withoutUnit(_ title: String) -> (String, Int64?) {
    for (word, fen) in [("万元", 1_000_000), ("亿元", 10_000_000_000), ("元", 100)] as [(String, Int64)] {
      for form in ["(\(word))", "[\(word)]", "/\(word)", "(单位:\(word))"] where title.hasSuffix(form) {
        return (String(title.dropLast(form.count)), fen)
      }
    }
    for form in ["(人)", "(分)", "(%)"] where title.hasSuffix(form) {
      return (String(title.dropLast(form.count)), nil)
    }
    return (title, nil)
  }

  /// Takes a year away: `2018年`, `2018年度`, `2018年末`, `上年度`, `2018`.
  private static func withoutYear(_ title: String, intakeYear: Int) -> (Int?, String) {
    for word in ["上一年度", "上年度", "上年末", "上年", "去年"] where title.hasPrefix(word) {
      return (intakeYear - 1, String(title.dropFirst(word.count)))
    }
    guard let year = Int(title.prefix(4)), (1949...2200).contains(year) else { return (nil, title) }
    var rest = title.dropFirst(4)
    for word in ["年度", "年末", "年"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      break
    }
    if rest.hasPrefix("_") || rest.hasPrefix(":") { rest = rest.dropFirst() }
    return (year, String(rest))
  }

  private static func withoutCount(_ title: String) -> String {
    for ending in ["总额", "合计", "数"] where title.hasSuffix(ending) {
      return String(title.dropLast(ending.count))
    }
    return title
  }

  /// The unit of a line above the heading, `单位：万元`: fen in one unit.
  static func unitLine(_ text: String) -> Int64? {
    let plain = FirmName.key(text)
    guard let word = plain.split(separator: "单位:", omittingEmptySubsequences: false).dropFirst().first
    else { return nil }
    if word.hasPrefix("万元") { return 1_000_000 }
    if word.hasPrefix("亿元") { return 10_000_000_000 }
    if word.hasPrefix("元") { return 100 }
    return nil
  }
}
