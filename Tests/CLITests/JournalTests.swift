import Foundation
import Pipeline
import Postgres
import Testing

/// A journal of visits on a bad line (离线日志): nothing lost, nothing doubled.
@Suite("离线日志") struct JournalTests {
  @Test("500 条，连接在每一种消息之后断开，再随机断：不丢不重") func cut() throws {
    let shop = try Workshop("journalcut")
    defer { try? shop.close() }
    let firms = [("例示甲有限公司", "91410402MA9000063E"), ("例示乙有限公司", "91410423MA9000039B")]
    for (name, code) in firms {
      let (output, exit) = try shop.run("pipeline firm add \(name) --code \(code) --county 宝丰县")
      try #require(exit == 0, "\(output)")
    }
    // As `visit log --offline` writes them; some tell of a need too, which is more rows in the same call.
    let ids = IDs(milliseconds: 1_700_000_000_000).make(500)
    var journal = ""
    for (place, id) in ids.enumerated() {
      var note = VisitNote()
      note.firm = place % 2 == 0 ? "例示甲有限公司" : "例示乙有限公司"
      note.on = Day(year: 2019, month: 1 + place % 12, day: 1 + place % 28)
      note.did = "第 \(place) 条"
      if place % 5 == 0 { note.needs = [NeedDraft(kind: .people, text: "第 \(place) 条的需求")] }
      note.op = id
      journal += note.lines(.zh).joined(separator: "\n") + "\n\n"
    }
    let folder = shop.folder.appending(path: ".local/share/pipeline")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "visits.txt")
    try journal.write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)

    let host = try #require(
      try Workshop.cluster().split(separator: " ").first { $0.hasPrefix("host=") }?.dropFirst(5))
    let proxy = try CuttingProxy(in: shop.folder.path, target: String(host)) { nth in
      // After each message of a connection once, and then anywhere.
      nth <= 80 ? nth : Int.random(in: 1...200)
    }
    defer { proxy.close() }
    let place = "host=\(shop.folder.path) user=postgres dbname=\(shop.database)"
    var runs = 0
    var exit: Int32 = 8
    while exit != 0, runs < 200 {
      runs += 1
      let (output, code) = try shop.run("PIPELINE_DB='\(place)' pipeline visit sync")
      exit = code
      try #require(code == 0 || code == 8, "\(output.suffix(600))")
    }
    #expect(exit == 0)
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let connection = try Connection(Conninfo(text: try Workshop.cluster() + " dbname=\(shop.database)"))
    let counts = try connection.query(
      """
      select (select count(*) from pipeline.visit) as visits, (select count(distinct did) from pipeline.visit) as told,
        (select count(*) from pipeline.need) as needs,
        (select count(*) from pipeline.operation where verb = 'visit log') as operations,
        (select count(*) from pipeline.operation where verb = 'visit log' and attempts > 1) as repeated
      """
    ).only()
    #expect(try counts.int("visits") == 500 && counts.int("told") == 500 && counts.int("needs") == 100)
    #expect(try counts.int("operations") == 500)
    // Some were recorded without the program hearing of it: the case that operation ids are for.
    #expect(try counts.int("repeated") > 0)
    #expect(proxy.cuts > 80)
    print("journal: \(proxy.cuts) cuts, \(runs) runs, \(try counts.int("repeated")) visits sent again")
  }

  @Test("事项日历：icalendar 读得出每一项") func calendar() throws {
    let shop = try DialogueTests.shop("ics")
    defer { try? shop.close() }
    _ = try shop.run(
      "pipeline visit log 对话 --on 2019-10-15 --found '逗号, 分号; 反斜杠\\和很长很长很长很长很长很长很长很长的一段文字' --handling 待跟进 --need 人才:招人"
    )
    let (output, exit) = try shop.run(
      """
      pipeline task ics --out 事项.ics --as-of 2019-11-20 --days 400 && python3 - <<'END'
      import icalendar, datetime
      data = open('事项.ics', 'rb').read()
      assert all(len(line) <= 75 for line in data.split(b'\\r\\n')), 'a line is too long'
      assert data.count(b'\\n') == data.count(b'\\r\\n')
      cal = icalendar.Calendar.from_ical(data)
      events = cal.walk('VEVENT')
      uids = [str(e['UID']) for e in events]
      assert len(uids) == len(set(uids)) and uids
      for e in events:
          assert type(e['DTSTART'].dt) is datetime.date and e['DTEND'].dt - e['DTSTART'].dt == datetime.timedelta(1)
          assert e['DTSTAMP'].dt.tzinfo is not None and len(e.walk('VALARM')) == 1
      text = [str(e['DESCRIPTION']) for e in events if str(e['UID']).startswith('visit-')][0]
      assert '逗号, 分号; 反斜杠\\\\和很长' in text, text
      print('events', len(events))
      END
      """)
    #expect(exit == 0 && output.contains("events "), "\(output)")
    let tasks = try #require(
      JSON(parsing: try shop.run("pipeline task today --as-of 2019-11-20 --json").output.trimmed)
    ).array
    #expect(tasks.contains { $0["kind"].string == "visit" && $0["reason"].string == "follow" })
  }
}
