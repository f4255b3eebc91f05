import Foundation

/// The heads of all chains at one moment (锚), to be printed or kept where nobody who runs the database can change it.
public struct Anchor: Sendable {
  public let heads: [ChainHead]
  static let title = "pipeline-anchor 1 sha256"

  public init(heads: [ChainHead]) { self.heads = heads }

  /// The moment of the latest event, as the database writes it; empty without events.
  public var latest: String { heads.map(\.recordedAt).max() ?? "" }

  /// A line for each firm: number, id, seq, head, moment; the last line is the hash of those above.
  public var text: String {
    let body =
      Anchor.title + "\n"
      + heads.map {
        "\($0.no)\t\($0.firm.uuidString.lowercased())\t\($0.seq)\t\($0.head)\t\($0.recordedAt)\n"
      }.joined()
    return body + "sha256 " + InputFile.sha256(Data(body.utf8)) + "\n"
  }

  /// - Throws: `CorrectionRefusal.badAnchor` when the file is none, or was changed.
  public init(parsing text: String, path: String) throws {
    func bad(_ reason: Text) -> CorrectionRefusal { .badAnchor(path: path, reason: reason) }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard lines.first == Substring(Anchor.title), let last = lines.popLast(), last.hasPrefix("sha256 ") else {
      throw bad(Text("不是 audit anchor 写的文件", "not a file of audit anchor"))
    }
    let body = lines.joined(separator: "\n") + "\n"
    guard InputFile.sha256(Data(body.utf8)) == last.dropFirst(7) else {
      throw bad(Text("锚文件被改过：末行的校验值不符", "the anchor was changed: its last line does not fit"))
    }
    heads = try lines.dropFirst().map { line in
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 5, let no = Int(parts[0]), let firm = UUID(uuidString: parts[1]),
        let seq = Int(parts[2])
      else {
        throw bad(Text("有一行不完整", "a line is not whole"))
      }
      return ChainHead(firm: firm, no: no, seq: seq, head: parts[3], recordedAt: parts[4])
    }
  }

  /// What has become of the anchor's places in chains read from a file: (problem, place).
  public func problems(in events: [ChainEvent]) -> [(problem: String, head: ChainHead)] {
    let found = Dictionary(events.map { ("\($0.firm) \($0.seq)", $0.head) }, uniquingKeysWith: { $1 })
    let firms = Set(events.map(\.firm))
    return heads.compactMap { head in
      let id = head.firm.uuidString.lowercased()
      guard firms.contains(id) else { return ("firm_removed", head) }
      guard let there = found["\(id) \(head.seq)"] else { return ("tail_cut", head) }
      return there == head.head ? nil : ("recomputed", head)
    }
  }
}
