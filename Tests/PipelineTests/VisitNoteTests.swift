import Foundation
import Pipeline
import Testing

@Suite("走访记录") struct VisitNoteTests {
  static func full() throws -> VisitNote {
    var note = VisitNote()
    note.firm = "例示尼龙有限公司"
    note.on = Day(year: 2019, month: 10, day: 15)
    note.mode = .phone
    note.did = "第一段\n\n第三段：带冒号"
    note.found = "立项资料不全"
    note.handling = .passedOn
    note.willingness = .planning
    note.needs = [NeedDraft(kind: .people, text: "招人"), NeedDraft(kind: .other, text: "水电")]
    note.next = Day(year: 2019, month: 12, day: 10)
    note.officer = "#1"
    note.op = UUID(uuidString: "01900000-0000-7000-8000-000000000001")
    return note
  }

  @Test("写出来读回去是一样的", arguments: [Language.zh, .en]) func roundTrip(_ language: Language) throws {
    let note = try Self.full()
    let text = note.lines(language).joined(separator: "\n")
    let read = try VisitJournal("# 说明\n\n" + text + "\n\n\n" + text + "\n", file: "x").entries
    #expect(read.map(\.note) == [note, note])
    #expect(read[0].line == 3)
  }

  @Test("编辑器的页面，一字不改就是原来的", arguments: [Language.zh, .en]) func page(_ language: Language) throws {
    var note = try Self.full()
    note.op = nil
    #expect(try VisitJournal(note.page(language), file: "x").entries.map(\.note) == [note])
    #expect(try VisitJournal(VisitNote().page(language), file: "x").entries.isEmpty)
    // With the day as an example and how the editor is left, it says the same.
    let page = note.page(
      language, today: Day(year: 2026, month: 11, day: 26), leaving: Text("打 :wq", "type :wq"))
    #expect(page.contains("2026-11-26") && page.contains(":wq"))
    #expect(try VisitJournal(page, file: "x", isPage: true).entries.map(\.note) == [note])
  }

  @Test("编辑器里一次走访：空行不断开，行首不缩进的说得出怎样改") func pageOfOneVisit() throws {
    let text = "企业：甲\n日期：2019-10-15\n做了什么：第一段\n\n  第二段\n\n发现：缺账\n"
    let entries = try VisitJournal(text, file: "x", isPage: true).entries
    #expect(entries.count == 1)
    #expect(entries.first?.note.did == "第一段\n\n第二段" && entries.first?.note.found == "缺账")
    // A paragraph that nobody indented belongs to the note above it, a short word before a colon may be a field misspelt.
    let more = try VisitJournal(text + "忘了缩进\n会上讲了三件事：一是加计扣除\n", file: "x", isPage: true).entries.first
    #expect(more?.note.found == "缺账\n忘了缩进\n会上讲了三件事：一是加计扣除")
    let wrong = #expect(throws: Refusals.self) {
      try VisitJournal(text + "发观：看错\n  接着写\n", file: "x", isPage: true)
    }
    #expect(wrong?.all.count == 1)
    #expect(throws: Refusals.self) { try VisitJournal(text + "忘了缩进\n", file: "x") }
    #expect(throws: Refusals.self) {
      try VisitJournal("企业：甲\n日期：2019-10-15\n忘了缩进\n", file: "x", isPage: true)
    }
    #expect(try VisitJournal("意愿：4 有计划", file: "x").entries.first?.note.willingness == .planning)
  }

  @Test("草稿接着写：这次说的算数，没再说的留着；全在里面才算说完") func over() throws {
    let draft = try Self.full()
    var said = VisitNote()
    said.found = "别的"
    said.needs = [NeedDraft(kind: .people, text: "招人"), NeedDraft(kind: .funds, text: "贷款")]
    let note = said.over(draft)
    #expect(note.found == "别的" && note.did == draft.did && note.needs.count == 3)
    #expect(note.holds(said) && !note.holds(draft) && !said.holds(note) && note.holds(note))
    #expect(!draft.isBare && VisitNote().isBare)
  }

  @Test(
    "需求的类别：别称读得出，没写的猜得出",
    arguments: [
      ("融资：贷款", .funds, true, .funds), ("贷款：流动资金200万", .funds, true, .funds), ("贷款", .other, false, .funds),
      ("招两名研发工程师", .other, false, .people), ("水电：增容", .other, false, nil), ("其他：专利", .other, true, .ip),
      ("hire engineers", .other, false, .people), ("planting trees", .other, false, nil),
    ] as [(String, NeedKind, Bool, NeedKind?)])
  func kinds(_ typed: String, _ kind: NeedKind, _ isSaid: Bool, _ guess: NeedKind?) throws {
    let need = try #require(NeedDraft(typed))
    #expect(need.kind == kind && need.isKindSaid == isSaid && NeedKind.guessed(from: need.text) == guess)
  }

  @Test("别称不与名称、编码重复，都读成自己的类别") func aliases() {
    for (word, kind) in NeedKind.alsoCalled { #expect(NeedKind(typed: word) == kind, "\(word)") }
  }

  @Test("读不懂的行一次说完") func flaws() {
    let text = "企业：甲\n日期：昨天\n方式：微信\n乱写\n意愿：6\n处理：不管\n需求：：\n"
    do {
      _ = try VisitJournal(text, file: "x")
      Issue.record("it was read")
    } catch let refusals as Refusals {
      #expect(refusals.all.count == 5, "\(refusals.all.map(\.wording.what.zh))")
    } catch {
      Issue.record("\(error)")
    }
    // Where the text is read on the day it was written, yesterday means something.
    let today = Day(year: 2019, month: 10, day: 16)
    #expect(
      try! VisitJournal("企业：甲\n日期：昨天", file: "x", today: today).entries[0].note.on?.description
        == "2019-10-15")
  }

  @Test("同样的话同样的操作号，第二条另有一个") func operations() throws {
    let note = try Self.full()
    var other = note
    other.op = nil
    #expect(note.operation(nth: 0) == other.operation(nth: 0))
    #expect(note.operation(nth: 0) != note.operation(nth: 1))
    other.did = "别的"
    #expect(note.operation(nth: 0) != other.operation(nth: 0))
    #expect(note.operation(nth: 0).uuidString.dropFirst(14).first == "8")
  }

  @Test(
    "电话号码",
    arguments: [
      ("打 13800000000 找他", ["13800000000"]), ("138 0000 0000", ["138 0000 0000"]),
      ("0375-2960000", ["0375-2960000"]), ("(0375)2960000转1", ["(0375)2960000"]),
      ("１３８００００００００", ["13800000000"]),
      ("+86 138-0000-0000。", ["86 138-0000-0000"]),
      ("两个 13800000000、13900000000", ["13800000000", "13900000000"]),
      ("2019-10-15 到 2019-12-10", []), ("信用代码 91410421MA9000012N", []), ("18500000 元", []),
      ("12800000000", []),
      ("GR201941000123", []), ("专利 201910123456", []), ("", []),
    ] as [(String, [String])]) func phones(_ text: String, _ numbers: [String])
  {
    let found = PhoneNumber.found(in: text)
    #expect(
      found.map { $0.filter { "0"..."9" ~= $0 } } == numbers.map { $0.filter { "0"..."9" ~= $0 } }, "\(found)"
    )
    let masked = PhoneNumber.masked(text)
    #expect(
      PhoneNumber.found(in: masked).isEmpty && (numbers.isEmpty ? masked == text : masked.contains("*")))
  }

  @Test("每种事项都说明为什么，写明办法") func tasks() throws {
    for kind in TaskKind.allCases {
      for reason in ["agreed", "follow", "rhythm", "people"] {
        let row: JSON = [
          "kind": .string(kind.rawValue), "reason": .string(reason), "due": "2019-11-20", "late": 3,
          "firm_no": 7,
          "firm": "例示", "item": 2, "what": "x", "since": "2019-10-01", "days": 30,
        ]
        let task = try #require(ServiceTask(row))
        #expect(task.urgency == .overdue && task.time.zh == "逾期 3 天")
        #expect(task.why.zh.contains("x") || task.why.zh.contains("2019-10-01"))
        #expect(!task.why.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      }
    }
    #expect(Urgency(late: 0) == .today && Urgency(late: -7) == .soon && Urgency(late: -8) == .later)
  }
}
