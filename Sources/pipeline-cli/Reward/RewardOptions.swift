import Pipeline

/// What the commands of rewards share (奖补参数).
enum RewardOptions {
  static let year = Common.whole("year", "年度", Text("认定年度", "year of certification"), from: 1949, to: 2200)
  static let yearRequired = Common.whole(
    "year", "年度", Text("认定年度", "year of certification"), from: 1949, to: 2200, required: true)
  static let tier = Common.choice(RewardTier.self, "tier", "资金", Text("市级或省级", "which purse"))
  static let tierRequired = Common.choice(
    RewardTier.self, "tier", "资金", Text("市级或省级", "which purse"), required: true)
  static let document = Common.line("doc", "文号", "N", Text("文件号", "number of the paper"), required: true)

  static func amount(_ name: String, _ zh: String, _ help: Text, required: Bool = true) -> Value<Yuan> {
    .option(name, zh, "AMOUNT", help, required: required) { word, spelling, _ in
      guard let yuan = Yuan(word) else {
        throw InputRefusal.badNumber(
          option: spelling, value: word, wanted: Text("金额，例如 20万", "an amount of money such as 20万"))
      }
      if yuan.fen < 0 { throw InputRefusal.negative(option: spelling, value: word) }
      return yuan
    }
  }

  /// A firm or a year: what is to be approved or paid.
  static func what(_ line: Line) throws -> (firm: String?, year: Int?) {
    guard line.has(Common.firmOptional) || line.has(year) else { throw RewardRefusal.firmOrYear }
    return (line[Common.firmOptional], line[year])
  }
}

extension JSON {
  /// Decimal yuan as people read it.
  var money: Text { Yuan(plain)?.said ?? Text(same: plain) }
}
