import Foundation
import Pipeline

extension Command {
  private static let mode = Common.choice(
    VisitMode.self, "mode", "方式", Text("现场、电话或线上（默认现场）", "现场 on site, 电话 phone, 线上 online (default: on site)")
  )
  private static let on = Common.day(
    "on", "日期", Text("走访日期（终端里可以不写，会问）", "day of the visit (on a terminal it is asked for)"))
  private static let did = Common.text("did", "内容", "TEXT", Text("做了什么", "what was done"))
  private static let found = Common.text("found", "发现", "TEXT", Text("发现的问题", "what was found"))
  private static let handling = Common.choice(
    Handling.self, "handling", "处理",
    Text("问题怎样处理：当场解决、转交或待跟进", "what became of it: settled, passed_on or to_follow"))
  private static let willingness = Common.choice(
    Willingness.self, "willingness", "意愿",
    Text(
      "申报意愿五档：1 无意愿、2 观望、3 有意愿、4 有计划、5 已在准备",
      "willingness in five grades: 1 none, 2 wait and see, 3 willing, 4 planning, 5 preparing"))
  private static let need = Value<NeedDraft>.option(
    "need", "需求", "KIND:TEXT",
    Text("企业需求，可写几次，例如 人才:招研发工程师", "a need of the firm, may be repeated, such as people:hire engineers"),
    repeated: true
  ) { word, spelling, _ in
    guard let need = NeedDraft(try Common.clean(word, spelling)) else {
      throw InputRefusal.missingValue(option: spelling)
    }
    return need
  }
  private static let next = Common.day("next", "下次", Text("下次走访日期", "next visit"))
  private static let officer = Common.text(
    "officer", "服务员", "OFFICER", Text("谁去的（默认该企业的服务员）", "who went (default: the firm's officer)"))
  private static let offline = Flag(
    "offline", "离线",
    Text("没有网络：记入本机日志，以后 visit sync", "no network: into a journal on this machine, to be sent by visit sync"))
  private static let edit = Flag(
    "edit", "编辑", Text("用 VISUAL 或 EDITOR 写长的记录", "write it in the editor that VISUAL or EDITOR names"))
  private static let noInput = Flag("no-input", "不问", Text("缺什么也不问", "ask for nothing"))

  static let visitLog = Command(
    "visit log", "走访 登记", .write,
    Text("登记一次走访；缺的在终端里一项一项问", "log a visit; what is missing is asked for on a terminal"),
    [
      Common.firmOptional, on, mode, did, found, handling, willingness, need, next, officer, offline, edit,
      noInput,
    ],
    examples: [
      "visit log 平高 --on 昨天 --did 核对研发费用辅助账 --found 立项资料不全 --handling 待跟进 --next 2026-12-10",
      "visit log 平高 --on 昨天 --did 讲解政策 --need 人才:招两名研发工程师 --willingness 4",
      "visit log 平高 --on 今天 --did 送材料 --offline",
    ]
  ) { line, shell in
    var note = VisitNote()
    note.firm = line[Common.firmOptional]
    note.on = line[on]
    note.mode = line[mode]
    note.did = line[did]
    note.found = line[found]
    note.handling = line[handling]
    note.willingness = line[willingness]
    note.needs = line.all(need)
    note.next = line[next]
    note.officer = line[officer]
    let writing = VisitWriting(
      shell: shell, isOffline: line[offline], asks: shell.terminal.asks && !line[noInput])
    let write = shell.write(line)
    if line[edit] {
      note = try writing.edited(note)
    } else if note.firm == nil || note.on == nil || note.did == nil && note.found == nil {
      note = try writing.completed(note)
    }
    return line[offline] ? try writing.keep(note, write) : try writing.log(note, write)
  }
}

/// From what was said to a visit that is recorded (登记走访): asked for, edited, kept or sent.
struct VisitWriting {
  let shell: Shell
  let isOffline: Bool
  let asks: Bool

  func edited(_ note: VisitNote) throws -> VisitNote {
    guard asks else { throw VisitRefusal.needsTerminal(option: "--edit") }
    return try VisitEditor(
      place: JournalPlace(shell.environment), environment: shell.environment, language: shell.language,
      today: shell.today
    ).edit(note)
  }

  /// Asks for what is missing; without anybody to ask the note stays as it is.
  func completed(_ note: VisitNote) throws -> VisitNote {
    guard asks else { return note }
    let place = try JournalPlace(shell.environment)
    CtrlC.interruptsQuestions()
    defer { CtrlC.endsProgram() }
    var note = note
    if note.isEmpty, let old = try draft(place) { note = old }
    let store = isOffline ? nil : try shell.store()
    let dialogue = VisitDialogue(
      language: shell.language, today: shell.today, ask: { shell.terminal.ask($0) },
      talk: { Stream.talk($0) },
      find: store.map { store in
        { word in
          let found = try store.findFirms(word).json.array
          let matches = found.filter { $0["match"].string != "similar" }
          return (matches.isEmpty ? found : matches).prefix(20).map {
            VisitDialogue.Found(
              no: $0["no"].int ?? 0, name: $0["name"].plain, county: $0["county_name"].plain)
          }
        }
      })
    guard try dialogue.complete(&note) == .done else {
      Stream.talk("\n")
      throw VisitRefusal.cancelled(draft: try save(note, place))
    }
    return note
  }

  private func draft(_ place: JournalPlace) throws -> VisitNote? {
    guard let text = try place.text(of: place.draft),
      let note = try? VisitJournal(text, file: place.draft, today: shell.today).entries.first?.note
    else { return nil }
    let name = safeForTerminal([note.firm, note.on?.description].compactMap { $0 }.joined(separator: " "))
    let question = Text(
      "有一份草稿（\(name)），接着写吗？回车接着写，n 重新开始：",
      "there is a draft (\(name)); go on with it? Enter for yes, n to begin anew: ")
    guard let answer = shell.terminal.ask(question[shell.language]) else { return note }
    return ["n", "no", "否"].contains(FirmName.halfWidth(answer).trimmingBlanks().lowercased()) ? nil : note
  }

  /// Keeps what was said so far; nil when there was nothing.
  private func save(_ note: VisitNote, _ place: JournalPlace) throws -> String? {
    if note.isEmpty { return nil }
    var kept = note
    kept.maskPhones()
    try place.write(kept.lines(shell.language).joined(separator: "\n") + "\n", to: place.draft)
    return place.draft
  }

  /// Into the journal, to be sent later.
  func keep(_ note: VisitNote, _ write: Write) throws -> Answer {
    var note = note
    _ = try note.draft()
    if let on = note.on, on > shell.today {
      throw StageRefusal.future(on: on.description, today: shell.today.description)
    }
    if let number = note.texts.flatMap({ PhoneNumber.found(in: $0) }).first {
      throw VisitRefusal.phoneNumber(number)
    }
    note.op = write.op
    let place = try JournalPlace(shell.environment)
    let count = try place.locked {
      if !write.dryRun { try place.append(note, shell.language) }
      return try VisitJournal(try place.text(of: place.journal) ?? "", file: place.journal).entries.count
    }
    if !write.dryRun, asks { try place.write("", to: place.draft) }
    return Answer(
      json: [
        "op": .string(write.op.uuidString.lowercased()), "journal": .string(place.journal),
        "waiting": .int(count),
      ],
      [.line(Text("已记入 \(place.journal)，等待送出 \(count) 条", "kept in \(place.journal); \(count) to be sent"))],
      notes: [Text("有网络时：", "with a network: ") + Answer.step("visit sync")])
  }

  /// Into the database; what a person said in a dialogue is not lost when that fails.
  func log(_ note: VisitNote, _ write: Write) throws -> Answer {
    let visit = try note.draft()
    do {
      let json = try shell.store().logVisit(visit, ids: shell.ids, write)
      if asks, !write.dryRun, let place = try? JournalPlace(shell.environment) {
        try? place.write("", to: place.draft)
      }
      return VisitWriting.answer(json, visit)
    } catch {
      if asks, let place = try? JournalPlace(shell.environment) { _ = try? save(note, place) }
      throw error
    }
  }

  static func answer(_ json: JSON, _ visit: VisitDraft) -> Answer {
    let who = json["officer"].string.map { Text("，\($0)", ", \($0)") } ?? Text(same: "")
    let needs = json["needs"].array
    var blocks: [Answer.Block] = [
      .line(
        Text("已登记走访：", "visit logged: ") + Text(same: json["firm"].firmName)
          + Text("，\(visit.on) \(visit.mode.name.zh)", ", \(visit.on) \(visit.mode.name.en)") + who
          + Text("（共 \(json["visits"].plain) 次）", " (visit \(json["visits"].plain))"))
    ]
    if !needs.isEmpty {
      let numbers = needs.map(\.["no"].plain)
      blocks.append(
        .line(
          Text(
            "企业需求编号：\(numbers.joined(separator: "、"))", "needs recorded: \(numbers.joined(separator: ", "))"))
      )
    }
    return Answer(json: json, blocks, notes: [Answer.undo(json)])
  }
}
