import Foundation
import Pipeline

extension Command {
  private static let file = Value<String>.argument(
    "FILE", "文件", Text("走访日志，写法见 --sample", "a journal of visits; --sample shows how it is written"),
    required: false
  ) { word, _, _ in word }
  private static let sample = Flag("sample", "样例", Text("打印一份样例，照着写", "print a journal to go by"))

  static let visitSync = Command(
    "visit sync", "走访 送出", .system,
    Text(
      "送出离线记下的走访：每条只登记一次，没送成的留在日志里",
      "send the visits kept without a network: each is recorded once, what fails is kept"),
    [Common.dryRun], examples: ["visit sync", "visit sync --dry-run"]
  ) { line, shell in
    let place = try JournalPlace(shell.environment)
    return try place.locked {
      let text = try place.text(of: place.journal) ?? ""
      let entries = try VisitJournal(text, file: place.journal).entries.map { entry in
        (entry, entry.note.op ?? entry.note.operation(nth: 0))
      }
      let sender = VisitSender(shell: shell, dryRun: line[Common.dryRun])
      let results = sender.send(entries)
      if !line[Common.dryRun] { try place.write(sender.kept(results, shell.language), to: place.journal) }
      return sender.answer(
        results,
        next: Text(
          "没有登记的留在 \(place.journal)，每条上面写着原因；改：pipeline visit waiting --edit，改好后再运行 pipeline visit sync",
          "what was not recorded is kept in \(place.journal), the reason above each; mend it with pipeline visit waiting --edit and run pipeline visit sync again"
        ))
    }
  }

  static let visitImport = Command(
    "visit import", "走访 导入", .system,
    Text("导入一份文本日志；同一份再导入一次不会重复登记", "bring in a journal as text; the same file again records nothing twice"),
    [file, sample, Common.dryRun],
    examples: ["visit import 日志.txt", "visit import 日志.txt --dry-run", "visit import --sample"]
  ) { line, shell in
    if line[sample] {
      let text = VisitNote.sample(today: shell.today, shell.language)
      return Answer(
        json: ["sample": .string(text)],
        text.split(separator: "\n", omittingEmptySubsequences: false).map { .line(Text(same: String($0))) })
    }
    guard let path = line[file] else {
      throw InputRefusal.missing(parameter: "FILE", command: "visit import")
    }
    let journal = try VisitJournal(try Paper.text(of: path), file: path)
    var seen: [VisitNote: Int] = [:]
    let entries = journal.entries.map { entry in
      let nth = seen[entry.note, default: 0]
      seen[entry.note] = nth + 1
      return (entry, entry.note.op ?? entry.note.operation(nth: nth))
    }
    let sender = VisitSender(shell: shell, dryRun: line[Common.dryRun])
    return sender.answer(
      sender.send(entries),
      next: Text(
        "改好文件里没有登记的，再导入一次；已登记的不会重复",
        "mend in the file what was not recorded and import it again; what is recorded is not recorded twice"))
  }
}

/// Sends visits one by one (送出走访): each with its operation id, again and again when the connection is lost, so that
/// each is recorded once whatever happens in between.
struct VisitSender {
  enum State: String, Coded {
    case sent, failed, waiting

    var name: Text {
      switch self {
      case .sent: Text("已登记", "recorded")
      case .failed: Text("没有登记", "not recorded")
      case .waiting: Text("未送出", "not sent")
      }
    }
  }

  struct Result {
    let entry: VisitJournal.Entry
    let op: UUID
    var state = State.waiting
    var json = JSON.null
    var wording: Wording?
  }

  let shell: Shell
  let dryRun: Bool
  /// How often in a row a lost connection is made anew before the rest is left for another time.
  private static let attempts = 6

  func send(_ entries: [(VisitJournal.Entry, UUID)]) -> [Result] {
    var results = entries.map { Result(entry: $0.0, op: $0.1) }
    for place in results.indices {
      do {
        results[place].json = try record(results[place])
        results[place].state = .sent
      } catch let refusal as any Refusal {
        results[place].wording = refusal.wording
        if (refusal as? DatabaseRefusal)?.isLostConnection == true { break }
        results[place].state = .failed
      } catch let refusals as Refusals {
        results[place].wording = refusals.all.first?.wording
        results[place].state = .failed
      } catch {
        results[place].wording =
          DatabaseRefusal.unexpected(sqlstate: "-", message: String(describing: error)).wording
        results[place].state = .failed
      }
    }
    return results
  }

  private func record(_ one: Result) throws -> JSON {
    let visit = try one.entry.note.draft()
    var attempt = 0
    while true {
      do {
        return try shell.store().logVisit(visit, ids: shell.ids, Write(op: one.op, dryRun: dryRun))
      } catch let refusal as DatabaseRefusal where refusal.isLostConnection {
        attempt += 1
        if attempt == Self.attempts { throw refusal }
        shell.reconnect()
        Thread.sleep(forTimeInterval: 0.02 * Double(1 << attempt))
      }
    }
  }

  /// The journal without what was sent; what was refused says why above it.
  func kept(_ results: [Result], _ language: Language) -> String {
    let left = results.filter { $0.state != .sent }
    if left.isEmpty { return "" }
    return JournalPlace.heading[language]
      + left.map { one in
        var note = one.entry.note
        note.op = one.op
        let remark = one.wording.map { "# \($0.code) \(safeForTerminal($0.line[language]))\n" } ?? ""
        return "\n" + remark + note.lines(language).joined(separator: "\n") + "\n"
      }.joined()
  }

  /// - Parameter next: what to do with entries that were not recorded.
  func answer(_ results: [Result], next: Text) -> Answer {
    let language = shell.language
    func count(_ state: State) -> Int { results.count { $0.state == state } }
    let columns: [Table.Column] = [
      .init("line", Text("行", "line"), .number), .init("on", Text("日期", "on"), .day),
      .init("firm", Text("企业", "firm")), .init("state", Text("结果", "result"), .named(State.self)),
      .init("code", Text("代码", "code")), .init("message", Text("说明", "why")),
      .init("op", Text("操作号", "op"), hidden: true),
    ]
    let rows: [[JSON]] = results.map { one in
      [
        .int(one.entry.line), .day(one.entry.note.on),
        .string(one.state == .sent ? one.json["firm"].firmName : one.entry.note.firm ?? "-"),
        .string(one.state.rawValue), one.wording.map { .string($0.code) } ?? .null,
        one.wording.map { .string($0.line[language]) } ?? .null, .string(one.op.uuidString.lowercased()),
      ]
    }
    let table = Table(columns, rows)
    let said = Text(
      "送出 \(results.count) 条：已登记 \(count(.sent))，没有登记 \(count(.failed))，未送出 \(count(.waiting))",
      "\(English.many(results.count, "visit")): recorded \(count(.sent)), not recorded \(count(.failed)), not sent \(count(.waiting))"
    )
    let json: JSON = [
      "sent": .int(count(.sent)), "failed": .int(count(.failed)), "waiting": .int(count(.waiting)),
      "entries": table.json,
    ]
    return Answer(
      json: json, (results.isEmpty ? [] : [.table(table)]) + [.line(said)], table: table,
      notes: count(.failed) > 0 ? [next] : [],
      exit: count(.waiting) > 0 ? .unreachable : count(.failed) > 0 ? .partly : .done)
  }
}
