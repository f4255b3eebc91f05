import Foundation
import Testing

/// Counted on the server's side: what one command sends after it has connected.
@Suite("往返次数") struct RoundTripTests {
  /// Statements of the session that ran a function, as the server logged them.
  func statements(of command: String, in shop: Workshop) throws -> [String] {
    let marker = "mark-\(UUID().uuidString)"
    let (output, exit) = try shop.run(
      "psql -qX \"$PIPELINE_DB\" -c \"alter database \(shop.database) set log_statement = 'all'\"")
    try #require(exit == 0, "\(output)")
    let done = try shop.run(command.replacingOccurrences(of: "MARK", with: marker))
    try #require(done.exit == 0, "\(done.output)")
    let host = try #require(
      try Workshop.cluster().split(separator: " ").first { $0.hasPrefix("host=") }
    ).dropFirst("host=".count)
    let log = try String(contentsOfFile: host + "/log", encoding: .utf8).split(separator: "\n").map(
      String.init)
    let call = try #require(log.firstIndex { $0.contains(marker) }, "the call is not in the log")
    // The parameters stand on a line of their own, with the same process number as the statement.
    let process = try #require(log[call].split(separator: "[").dropFirst().first?.split(separator: "]").first)
    return log.filter { $0.contains("[\(process)] LOG:  ") }
  }

  @Test("登记走访只有一次往返") func visit() throws {
    let shop = try Workshop("roundtrip")
    defer { try? shop.close() }
    _ = try shop.run("pipeline firm add 例示甲有限公司 --code 91410421MA9000012N --year 2019 --on 2019-08-01")
    let sent = try statements(of: "pipeline visit log 甲 --on 2019-10-08 --did MARK", in: shop)
    #expect(sent.count == 1 && sent[0].contains("api.visit_log"), "\(sent)")
  }
}
