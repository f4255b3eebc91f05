import Testing

@testable import Pipeline

/// 公开文字: by what somebody could be reached, and what only looks like it.
@Suite("公开文字") struct PublicWordingTests {
  @Test(
    "联系方式和长号码进不去",
    arguments: [
      "联系13712345678", "137 1234 5678", "座机0375-1234567", "电话1234567", "QQ：12345678", "１３７１２３４５６７８",
      "邮箱 a@b.com",
      "见www.example.invalid", "https://example.invalid/x", "官网example.com.cn", "预算3500000元",
    ]) func reachable(_ text: String)
  {
    #expect(PublicWording.reachable(in: text) != nil)
    #expect(throws: SupplyRefusal.self) { try PublicWording(title: "例示", text: text) }
    #expect(throws: SupplyRefusal.self) { try PublicWording(title: text, text: "例示") }
  }

  @Test(
    "年份、日期、金额和型号进得去",
    arguments: [
      "预算约350万元", "2019-2020年完成", "2019-10-15前", "20191015前", "精度0.001毫米", "PA66、PA6", "第4.3.2领域", "一二三四五六七八",
      "100℃至-40℃",
    ]) func plain(_ text: String)
  {
    #expect(PublicWording.reachable(in: text) == nil, "\(text)")
  }
}
