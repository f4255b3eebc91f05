/// Chains as a file (链文件): a line for each event, number, firm, seq, head and text, separated by tabs.
public enum ChainFile {
  static let title = "pipeline-chain 1"

  public static func text(_ events: [ChainEvent]) -> String {
    title + "\n"
      + events.map { "\($0.no)\t\($0.firm)\t\($0.seq)\t\($0.head)\t\(escaped($0.text))\n" }.joined()
  }

  /// - Throws: `CorrectionRefusal.badAnchor` when it is no such file.
  public static func parse(_ text: String, path: String) throws -> [ChainEvent] {
    let lines = text.split(separator: "\n")
    guard lines.first == Substring(title) else {
      throw CorrectionRefusal.badAnchor(
        path: path, reason: Text("不是 audit export 写的文件", "not a file of audit export"))
    }
    return try lines.dropFirst().map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 5, let no = Int(parts[0]), let seq = Int(parts[2]) else {
        throw CorrectionRefusal.badAnchor(path: path, reason: Text("有一行不完整", "a line is not whole"))
      }
      return ChainEvent(
        firm: String(parts[1]), no: no, seq: seq, head: String(parts[3]), text: plain(String(parts[4])))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
      .replacing("\r", with: "\\r")
  }

  private static func plain(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        out.append(["n": "\n", "t": "\t", "r": "\r"][scalar] ?? scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
