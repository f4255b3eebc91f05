import Foundation
import Pipeline
import Postgres
import Testing

/// Ctrl-C and progress of a long list (取消与进度).
@Suite("取消导入") struct InterruptTests {
  /// A list of fictional firms, long enough to be interrupted.
  private static func list(_ rows: Int) -> String {
    var text = "企业名称,统一社会信用代码,县（市、区）,2018年销售收入（万元）\n"
    for number in 0..<rows {
      let code = CreditCode(completing: "91410421\(100_000_000 + number)")?.text ?? ""
      text += "例示第\(number)号有限公司（虚构）,\(code),宝丰县,100\n"
    }
    return text
  }

  private func run(_ rows: Int, interruptAt mark: String?) throws -> (said: String, exit: Int32, firms: Int) {
    let shop = try Workshop("interrupt\(rows)\(mark?.utf8.count ?? 0)")
    defer { try? shop.close() }
    try Self.list(rows).write(to: shop.folder.appending(path: "名单.csv"), atomically: true, encoding: .utf8)
    let place = try Workshop.cluster() + " dbname=\(shop.database)"
    let process = Process()
    process.executableURL = Workshop.program
    process.arguments = ["intake", "import", "名单.csv", "--year", "2019", "--on", "2019-08-01", "--db", place]
    process.currentDirectoryURL = shop.folder
    process.environment = ["HOME": shop.folder.path, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    let talk = Pipe()
    process.standardError = talk
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var said = ""
    while true {
      let piece = talk.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += String(decoding: piece, as: UTF8.self)
      if let mark, said.contains(mark) { process.interrupt() }
    }
    process.waitUntilExit()
    let firms = try Connection(Conninfo(text: place)).query("select count(*) as n from pipeline.firm").only()
      .int("n")
    return (said, process.terminationStatus, firms)
  }

  @Test("按 Ctrl-C：没有写入，退出码 130", arguments: ["（10%）", "正在与库中核对"]) func cancelled(_ mark: String) throws {
    let (said, exit, firms) = try run(20_000, interruptAt: mark)
    #expect(exit == 130 && firms == 0, "\(said)")
    #expect(said.contains("PL479") && said.contains("没有写入"))
  }

  @Test("不在终端上，每一成说一行") func tenths() throws {
    let (said, exit, firms) = try run(5000, interruptAt: nil)
    #expect(exit == 0 && firms == 5000, "\(said)")
    #expect(said.split(separator: "\n").count { $0.hasPrefix("已读入") } == 10)
    #expect(said.contains("已读入 5000/5000 行（100%）"))
  }
}
