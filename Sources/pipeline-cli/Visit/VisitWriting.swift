import Foundation
import Pipeline

/// From what was said to a visit that is recorded (登记走访): asked for, edited, kept or sent.
struct VisitWriting {
  let shell: Shell
  let isOffline: Bool
  let asks: Bool
  /// The file of what is being said; nil while nothing was.
  private var draft: String?
  private var isEdited = false

  init(shell: Shell, isOffline: Bool, asks: Bool) {
    self.shell = shell
    self.isOffline = isOffline
    self.asks = asks
  }

  private func drafts() throws -> VisitDrafts {
    VisitDrafts(place: try JournalPlace(shell.environment), language: shell.language, today: shell.today)
  }

  /// The visit as it is said on the command line, and where something is missing, in a dialogue or an editor.
  mutating func said(_ note: VisitNote, edits: Bool) throws -> VisitNote {
    if edits, !asks { throw VisitRefusal.needsTerminal(option: "--edit") }
    let isWhole =
      note.firm != nil && note.on != nil && (note.did != nil || note.found != nil)
      && (note.handling == nil || note.found != nil)
    guard asks, edits || !isWhole else {
      if !isWhole, let waiting = try? drafts().reminder() { shell.say(waiting) }
      return note
    }
    CtrlC.interruptsQuestions()
    defer { CtrlC.endsProgram() }
    let find = try finder(isNeeded: !edits)
    let drafts = try drafts()
    let old = try DraftOffer(
      drafts: drafts, terminal: shell.terminal, language: shell.language, find: find
    ).chosen(for: note, edits: edits)
    draft = old?.path
    if edits || old != nil && old?.note == nil { return try edited(note, old, drafts) }
    return try completed(note, old, drafts, find)
  }

  private mutating func edited(_ note: VisitNote, _ old: VisitDrafts.Draft?, _ drafts: VisitDrafts) throws
    -> VisitNote
  {
    isEdited = true
    let path = old?.path ?? drafts.free()
    draft = path
    return try VisitEditor(drafts: drafts, environment: shell.environment, terminal: shell.terminal).edit(
      note, old, at: path)
  }

  /// Asks for what is missing.
  private mutating func completed(
    _ note: VisitNote, _ old: VisitDrafts.Draft?, _ drafts: VisitDrafts,
    _ find: ((String) throws -> [VisitDialogue.Found])?
  ) throws -> VisitNote {
    var note = old?.note.map { note.over($0) } ?? note
    let language = shell.language
    let terminal = shell.terminal
    var path = old?.path
    let dialogue = VisitDialogue(
      language: language, today: shell.today, ask: { terminal.ask($0) },
      talk: { Stream.talk($0) },
      keep: { note, step in
        if note.isEmpty { return }
        let file = path ?? drafts.free()
        try drafts.write(note, at: step, to: file)
        path = file
      }, find: find)
    let outcome: VisitDialogue.Outcome
    do {
      outcome = try dialogue.complete(&note, isResumed: old != nil, at: old?.step)
      draft = path
    } catch {
      draft = path
      tellOfDraft()
      throw error
    }
    if outcome == .cancelled {
      Stream.talk("\n")
      throw VisitRefusal.cancelled(draft: path)
    }
    return note
  }

  private func finder(isNeeded: Bool) throws -> ((String) throws -> [VisitDialogue.Found])? {
    if isOffline { return nil }
    guard let store = isNeeded ? try shell.store() : try? shell.store() else { return nil }
    return { word in
      let found = try store.findFirms(word).json.array
      let matches = found.filter { FirmMatch(rawValue: $0["match"].plain)?.isGuess == false }
      return (matches.isEmpty ? found : matches).prefix(20).map {
        VisitDialogue.Found(no: $0["no"].int ?? 0, name: $0["name"].plain, county: $0["county_name"].plain)
      }
    }
  }

  /// Into the journal, to be sent later.
  func keep(_ note: VisitNote, _ write: Write) throws -> Answer {
    try holding {
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
      let said = try VisitJournal(try place.text(of: place.journal) ?? "", file: place.journal).entries.map {
        entry in
        var said = entry.note
        said.op = note.op
        return said
      }
      let same = said.count { $0 == note }
      if same > 0, !write.dryRun { try askAgain(same) }
      let count = try place.locked {
        if !write.dryRun { try place.append(note, shell.language) }
        return try VisitJournal(try place.text(of: place.journal) ?? "", file: place.journal).entries.count
      }
      return Answer(
        json: [
          "op": .string(write.op.uuidString.lowercased()), "journal": .string(place.journal),
          "waiting": .int(count),
        ],
        [
          .line(Text("已记入 \(place.journal)，等待送出 \(count) 条", "kept in \(place.journal); \(count) to be sent"))
        ],
        notes: [
          Text(
            "企业“\(note.firm ?? "")”没有网络时不核对，送出时再核对。还有哪些没送：",
            "the firm “\(note.firm ?? "")” is looked up when it is sent. What waits: ")
            + Answer.step("visit waiting"),
          Text("有网络时：", "with a network: ") + Answer.step("visit sync"),
        ] + VisitLogged.remarks(note)
          + (same > 0 && !asks
            ? [
              Text(
                "日志里已有同样的一条（共 \(same + 1) 条），重了就从 \(place.journal) 里删掉。",
                "the journal has the same already (\(same + 1) in all); if that is a slip, take it out of \(place.journal)."
              )
            ] : []) + left(note, firm: [], write))
    }
  }

  /// Into the database; what a person said in a dialogue is not lost when that fails.
  func log(_ note: VisitNote, _ write: Write) throws -> Answer {
    try holding {
      let visit = try note.draft()
      let store = try shell.store()
      if asks, !write.dryRun {
        let that = try store.visits(
          firm: visit.firm, officer: nil, mine: false, from: visit.on, until: visit.on)
        let same = that.json.array.count {
          $0["did"].string == visit.did && $0["found"].string == visit.found
        }
        if same > 0 { try askAgain(same) }
      }
      let json = try store.logVisit(visit, ids: shell.ids, write)
      let firm = json["firm"]
      return VisitLogged(json: json, visit: visit).answer(
        note,
        notes: VisitLogged.remarks(note)
          + left(note, firm: ["#\(firm["no"].plain)", firm["name"].plain, firm["credit_code"].plain], write))
    }
  }

  /// Says where the draft is when something fails.
  private func holding(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let refusal as VisitRefusal where refusal.wording.exit == .cancelled {
      throw refusal
    } catch {
      tellOfDraft()
      throw error
    }
  }

  /// - Parameter count: how often the same was said of that day already.
  /// - Throws: `VisitRefusal.cancelled` unless the person says yes; nobody is asked in a pipe.
  private func askAgain(_ count: Int) throws {
    guard asks else { return }
    let question = Text(
      "这天已登记过同样的一次走访（\(count) 次）。再登记一次吗？y 登记，回车不登记：",
      "the same visit was logged of this day before (\(English.many(count, "time"))). Log it again? y for yes, Enter for no: "
    )
    let answer = shell.terminal.ask(question[shell.language]) ?? ""
    guard ["y", "yes", "是"].contains(FirmName.halfWidth(answer).trimmingBlanks().lowercased()) else {
      throw VisitRefusal.cancelled(draft: draft)
    }
  }

  private func tellOfDraft() {
    guard let draft else { return }
    if isEdited, let drafts = try? drafts(), let text = try? drafts.place.text(of: draft),
      !PhoneNumber.found(in: text).isEmpty
    {
      try? drafts.place.write(PhoneNumber.masked(text), to: draft)
    }
    shell.say(
      Text("写的都在草稿 \(draft) 里，接着写：", "all that was said is in the draft \(draft); to go on: ")
        + Answer.step(isEdited ? "visit log --edit" : "visit log"))
  }

  /// The drafts that are done with go; of those left the answer says a word.
  private func left(_ note: VisitNote, firm names: [String], _ write: Write) -> [Text] {
    guard let drafts = try? drafts() else { return [] }
    if write.dryRun {
      if draft != nil, let waiting = drafts.reminder() { shell.say(waiting) }
      return []
    }
    if let draft { try? drafts.remove(draft) }
    try? drafts.removeHeld(by: note, firm: names)
    return drafts.reminder().map { [$0] } ?? []
  }
}
