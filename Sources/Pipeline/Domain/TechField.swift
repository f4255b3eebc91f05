/// A technical field supported by the state (国家重点支持的高新技术领域): a dotted code of one to three levels.
public struct TechField: Sendable, Hashable {
  /// `4`, `4.3` or `4.3.2`.
  public let code: String

  /// Reads a dotted code, or the name of one of the eight fields of the first level.
  public init?(_ text: String) {
    let plain = FirmName.halfWidth(text).trimmingBlanks()
    if let place = TechField.names.firstIndex(where: { TechField.fold($0) == TechField.fold(plain) }) {
      code = String(place + 1)
      return
    }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (1...2).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, (1...3).contains(numbers.count), (1...8).contains(numbers[0]),
      !numbers.contains(0)
    else { return nil }
    // 04.3.02 is 4.3.2: one field has one code.
    code = numbers.map(String.init).joined(separator: ".")
  }

  /// 1 to 3.
  public var level: Int { code.split(separator: ".").count }

  /// The eight fields in the order and the words of the law (32号 附件).
  public static let names = [
    "电子信息", "生物与新医药", "航空航天", "新材料", "高技术服务", "新能源与节能", "资源与环境", "先进制造与自动化",
  ]

  /// People write 及 or 和 for 与, and 服务业 for 服务.
  private static func fold(_ name: String) -> String {
    var folded = String(name.map { "及和".contains($0) ? "与" : $0 })
    for ending in ["技术领域", "领域", "技术", "业"] where folded.hasSuffix(ending) && folded.count > ending.count + 2
    {
      folded.removeLast(ending.count)
    }
    return folded
  }
}
