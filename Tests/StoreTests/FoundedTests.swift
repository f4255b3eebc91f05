import Pipeline
import Testing

/// 成立日期: a firm cannot have been registered on a day that has not come.
@Suite(.database) struct FoundedTests {
  @Test func 新增和修改都不收将来的成立日期() throws {
    let desk = try Desk()
    var draft = FirmDraft(name: FirmName("第9公司"), code: try code(9))
    draft.founded = "2199-01-01"
    let add = { try desk.store.addFirm(draft, on: "2019-08-01", year: nil, ids: desk.ids, desk.write()) }
    #expect(outcome(add) == "StageRefusal.future")
    draft.founded = "2012-03-01"
    #expect(outcome(add) == "done")
    let no = try desk.store.showFirm("第9公司")["no"].plain
    func change(_ edit: FirmEdit) -> String {
      outcome {
        try desk.store.changeFirm("#\(no)", verb: "firm edit", [edit], on: "2019-08-02", desk.write())
      }
    }
    #expect(change(FirmEdit(.founded, "2199-01-01")) == "StageRefusal.future")
    #expect(change(FirmEdit(.founded, "2012-03-02")) == "done")
    #expect(try desk.store.showFirm("第9公司")["founded"] == "2012-03-02")
  }
}
