import Foundation
import Pipeline
import Testing

@Suite("统一社会信用代码") struct CreditCodeTests {
  @Test("国标示例校验位成立，调换两位即不成立") func example() throws {
    #expect(try CreditCode("91350100M000100Y43").checkDigitHolds)
    #expect(try !CreditCode("91350100M000100Y34").checkDigitHolds)
  }

  @Test("全角、小写、前后空格照读") func folded() throws {
    #expect(try CreditCode("　９１３５０１００ｍ０００１００ｙ４３ ").text == "91350100M000100Y43")
  }

  @Test("逐一说明哪里不对") func flaws() {
    #expect(throws: CreditCode.Flaw.empty) { try CreditCode("　") }
    #expect(throws: CreditCode.Flaw.length(17)) { try CreditCode("91350100M000100Y4") }
    #expect(throws: CreditCode.Flaw.oldRegistrationNumber) { try CreditCode("410421000012345") }
    #expect(throws: CreditCode.Flaw.character("O", position: 9)) { try CreditCode("91350100O000100Y43") }
    #expect(throws: CreditCode.Flaw.character("-", position: 3)) { try CreditCode("91-350100M000100Y43") }
  }

  @Test("任改一位，校验位都不成立") func oneSlip() throws {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let code = Array("91350100M000100Y43")
    for place in code.indices {
      for other in alphabet where other != code[place] {
        var slip = code
        slip[place] = other
        #expect(try !CreditCode(String(slip)).checkDigitHolds)
      }
    }
  }

  @Test("补出校验位") func completing() throws {
    #expect(CreditCode(completing: "91350100M000100Y4")?.text == "91350100M000100Y43")
    #expect(CreditCode(completing: "91350100M000100YI") == nil)
    #expect(CreditCode(completing: "9135") == nil)
  }

  @Test("类型和行政区划") func parts() throws {
    let code = try CreditCode("91410421MA9000012N")
    #expect(code.isEnterprise && code.kind == "91" && code.area == "410421")
  }

  static let vectors = SharedData.rows("uscc_vectors.csv")

  @Test("外部样本", .enabled(if: !vectors.isEmpty), arguments: vectors) func vector(_ row: [String]) throws {
    let expected = !row[2].hasPrefix("checksum-fails")
    #expect(try CreditCode(row[0]).checkDigitHolds == expected)
  }
}
