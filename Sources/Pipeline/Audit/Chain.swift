public import Foundation

/// One event as it was hashed (链上事件): its text and the head that stands for it and all before it.
public struct ChainEvent: Sendable, Equatable {
  public let firm: String
  public let no: Int
  public let seq: Int
  /// Hexadecimal; empty when the database had none.
  public let head: String
  public let text: String

  public init(firm: String, no: Int, seq: Int, head: String, text: String) {
    self.firm = firm
    self.no = no
    self.seq = seq
    self.head = head
    self.text = text
  }
}

/// The head of one firm's chain (链头).
public struct ChainHead: Sendable, Equatable {
  public let firm: UUID
  public let no: Int
  public let seq: Int
  public let head: String
  public let recordedAt: String

  public init(firm: UUID, no: Int, seq: Int, head: String, recordedAt: String) {
    self.firm = firm
    self.no = no
    self.seq = seq
    self.head = head
    self.recordedAt = recordedAt
  }
}

/// What can be wrong with a chain (链上问题), by the codes of the database and of the anchor.
public enum ChainProblem {
  public static let words: [String: Text] = [
    "content": Text("内容被改过", "content was changed"), "head": Text("链头不对", "wrong head"),
    "event_missing": Text("事件不见了", "event is missing"), "link_missing": Text("链环不见了", "link is missing"),
    "number_missing": Text("中间缺号", "a number is missing"), "tail": Text("末尾对不上", "the end does not fit"),
    "particulars": Text("企业信息与变更记录不符", "particulars differ from their changes"),
    "stay": Text("在库经历与事件不符", "stay differs from its events"),
    "firm_removed": Text("整家企业不见了", "the firm is gone"), "tail_cut": Text("末尾被截", "the end was cut off"),
    "recomputed": Text("整条链重算过", "the chain was made anew"),
    "older": Text("数据库比锚旧：恢复过旧备份", "the database is older than the anchor: an older backup was restored"),
  ]
}

/// Verifies chains from their texts alone (链校验), without a database.
public enum Chain {
  /// The first bad event of each firm, as (problem, event).
  public static func problems(in events: [ChainEvent]) -> [(problem: String, event: ChainEvent)] {
    var found: [(String, ChainEvent)] = []
    var before: ChainEvent?
    var broken = false
    for event in events {
      if event.firm != before?.firm {
        before = nil
        broken = false
      }
      defer { before = event }
      if broken { continue }
      if let problem = problem(of: event, after: before) {
        found.append((problem, event))
        broken = true
      }
    }
    return found.map { (problem: $0.0, event: $0.1) }
  }

  private static func problem(of event: ChainEvent, after before: ChainEvent?) -> String? {
    if event.head.isEmpty { return "link_missing" }
    if event.seq != (before?.seq ?? 0) + 1 { return "number_missing" }
    let header = field(event.firm) + field(String(event.seq))
    guard event.text.hasPrefix(header) else { return "content" }
    return head(of: event.text, after: before?.head ?? "") == event.head ? nil : "content"
  }

  /// sha256(head before, sha256(text)), hexadecimal.
  public static func head(of text: String, after before: String) -> String {
    InputFile.sha256(bytes(before) + bytes(InputFile.sha256(Data(text.utf8))))
  }

  private static func field(_ text: String) -> String { "\(text.utf8.count):\(text)" }

  private static func bytes(_ hex: String) -> Data {
    var data = Data()
    var rest = Substring(hex)
    while rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) {
      data.append(byte)
      rest = rest.dropFirst(2)
    }
    return data
  }
}
