/// The identity of the stock (D1 恒等式): what was there, came and went must give what is there.
///
/// Each of its numbers was counted by itself, so that a base that contradicts itself is noticed here.
public struct Identity: Sendable, Equatable {
  /// In stock the day before the period; 0 when it begins with the first stay.
  public let before: Int
  public let entered: Int
  public let certified: Int
  public let exited: Int
  /// In stock at the end of the period.
  public let stock: Int

  /// - Throws: `ReportRefusal.identityFails` when the numbers do not fit.
  public init(before: Int, entered: Int, certified: Int, exited: Int, stock: Int) throws {
    (self.before, self.entered, self.certified, self.exited, self.stock) =
      (before, entered, certified, exited, stock)
    guard stock == before + entered - certified - exited else {
      throw ReportRefusal.identityFails(self.sentence)
    }
  }

  init(_ json: JSON) throws {
    func number(_ key: String) -> Int { json[key].int ?? 0 }
    try self.init(
      before: number("before"), entered: number("entered"), certified: number("certified"),
      exited: number("exited"), stock: number("stock"))
  }

  /// `在库数（D1）3 ＝ 期初 1 ＋ 入库 4 － 认定 1 － 出库 1`.
  public var sentence: Text {
    let earlier = before == 0 ? Text(same: "") : Text("期初 \(before) ＋ ", "\(before) before + ")
    return Text("在库数（D1）\(stock) ＝ ", "stock (D1) \(stock) = ") + earlier
      + Text(
        "入库 \(entered) － 认定 \(certified) － 出库 \(exited)",
        "entered \(entered) - certified \(certified) - exited \(exited)")
  }

  var json: JSON {
    let four: JSON = [
      "entered": .int(entered), "certified": .int(certified), "exited": .int(exited), "stock": .int(stock),
    ]
    return before == 0 ? four : four.setting("before", .int(before))
  }
}
