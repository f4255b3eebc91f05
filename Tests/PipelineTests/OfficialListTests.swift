import Spreadsheet
import Testing

@testable import Pipeline

/// 公布名单读取: sheets as provinces publish them, and text copied from a page.
@Suite struct OfficialListTests {
  private func book(_ rows: [[Cell]], hidden: Bool = false) -> Workbook {
    Workbook(
      format: .xlsx, encoding: nil,
      sheets: [
        Sheet(name: "说明", hidden: false, rows: [SheetRow(number: 1, cells: [.text("说明")])]),
        Sheet(
          name: "名单", hidden: hidden,
          rows: rows.enumerated().map { SheetRow(number: $0 + 1, cells: $1) }),
      ])
  }

  private func text(_ words: String...) -> [Cell] { words.map { $0.isEmpty ? .empty : .text($0) } }

  @Test func 表头在标题下_名称编号日期属地各归其位() throws {
    let list = try OfficialList(
      book([
        text("附件1"), text("河南省2020年第一批高新技术企业名单"),
        text("序号", "属地", "企业名称", "证书编号", "发证日期"),
        [
          .number("1"), .text("平顶山市"), .text(" 例示星河尼龙（平顶山）\u{200B}有限公司　"), .text("ＧＲ２０２０４１０００１０１"),
          .date(year: 2020, month: 12, day: 4),
        ],
        text("", "", "", "", ""), text("2", "平顶山市", "合计"), text("3", "郑州市", "例示远方软件有限公司", "编号待定", ""),
      ]), path: "名单.xlsx")
    #expect(list.sheet == "名单")
    #expect(list.rows.map(\.number) == [4, 7] && list.unread == [6])
    #expect(list.rows[0].name.text == "例示星河尼龙（平顶山）有限公司")
    #expect(list.rows[0].name.key == "例示星河尼龙(平顶山)有限公司")
    #expect(list.rows[0].certificate?.text == "GR202041000101" && list.rows[0].issued == Day("2020-12-04"))
    #expect(list.rows[1].certificate == nil && list.rows[1].place == "郑州市" && list.rows[1].code == nil)
  }

  @Test func 更名公告读现名称() throws {
    let list = try OfficialList(
      book([
        text("原名称", "现名称", "证书编号", "发证日期"),
        text("例示旧名有限公司", "例示新名有限公司", "GR201841000001", "2018年9月12日"),
      ]), path: "更名.xlsx")
    #expect(list.rows.map(\.name.text) == ["例示新名有限公司"] && list.rows[0].issued == Day("2018-09-12"))
  }

  @Test func 没有表头的复制文字按样子认() throws {
    let list = try OfficialList(
      book([
        text("1、例示云杉 电气有限公司 GR202041000102"), text("2", "91410421MA9000012N", "例示星河尼龙有限公司"),
        text("共2家"), text("发布日期 2020-12-04"),
      ]), path: "复制.txt")
    #expect(list.rows.count == 2 && list.unread == [3, 4])
    #expect(list.rows[0].certificate?.text == "GR202041000102")
    #expect(list.rows[1].code?.text == "91410421MA9000012N" && list.rows[1].name.text == "例示星河尼龙有限公司")
  }

  @Test func 没有确认的编号不算指定() throws {
    let list = try OfficialList(
      book([
        text("企业名称", "库内编号", "确认"), text("例示云杉电气有限公司", "3", ""), text("例示星河尼龙有限公司", "#4", "是"),
        text("虚构青禾生物有限公司", "5", "否"),
      ]), path: "核对.xlsx")
    #expect(
      list.rows.map(\.chosen) == [nil, 4, nil] && list.rows.map(\.isConfirmed) == [false, true, false])
  }

  @Test func 没有企业的表读不成名单() {
    #expect(throws: FileRefusal.self) { try OfficialList(book([text("序号", "备注")]), path: "空.xlsx") }
    #expect(throws: FileRefusal.self) {
      try OfficialList(book([text("企业名称"), text("例示云杉电气有限公司")], hidden: true), path: "隐.xlsx")
    }
  }
}
