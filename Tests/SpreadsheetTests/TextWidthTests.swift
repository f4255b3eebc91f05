import Testing

@testable import Spreadsheet

@Suite("行高估算") struct TextWidthTests {
  @Test("中文两格、西文一格、换行另起") func lines() {
    #expect(TextWidth.lines("", width: 10) == 1)
    #expect(TextWidth.lines("企业名称", width: 10) == 1)
    #expect(TextWidth.lines("企业名称五", width: 10) == 2)
    #expect(TextWidth.lines("123456789", width: 10) == 1)
    #expect(TextWidth.lines("甲\n乙", width: 10) == 2)
    #expect(TextWidth.lines("企业名称", width: 10, scale: 2) == 2)
    #expect(TextWidth.lines("窄", width: 0.1) == 1)
  }
}
