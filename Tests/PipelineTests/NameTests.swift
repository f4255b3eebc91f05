import Foundation
import Pipeline
import Testing

@Suite("企业名称") struct NameTests {
  @Test("匹配用的折叠：全角、括号、空格、大小写") func keys() {
    #expect(FirmName.key(" 平顶山（ａｂ） 公司　") == "平顶山(AB)公司")
    #expect(FirmName(" 甲公司　").text == "甲公司")
  }

  @Test("兼容汉字和生僻字原样保留") func untouched() {
    #expect(
      FirmName.key("\u{FA19}\u{F900}𠮷").unicodeScalars.elementsEqual("\u{FA19}\u{F900}𠮷".unicodeScalars))
  }

  @Test("拼音：首字母和全拼，多音字给出每种读法") func readings() {
    var pinyin = Pinyin()
    #expect(pinyin.readings(of: FirmName("平高集团")) == ["pgjt", "pinggaojituan"])
    #expect(
      Set(pinyin.readings(of: FirmName("长盛A1公司")).filter { $0.count == 6 })
        == ["csa1gs", "cca1gs", "zsa1gs", "zca1gs"])
    #expect(pinyin.readings(of: FirmName("长盛公司")).contains("zhangchenggongsi"))
    #expect(pinyin.readings(of: FirmName("铝模")) == ["lm", "lvmo", "lvmu", "lumo", "lumu"])
    #expect(pinyin.readings(of: FirmName("长长长长长长长")).count <= 20)
    #expect(pinyin.readings(of: FirmName("（）")).isEmpty)
  }

  @Test("地名开头的企业，从字号也查得到") func places() {
    var pinyin = Pinyin()
    let readings = pinyin.readings(of: FirmName("河南省平顶山市例示电气"))
    #expect(readings.contains("hnspdsslsdq") && readings.contains("lsdq") && readings.contains("lishidianqi"))
    #expect(pinyin.readings(of: FirmName("平顶山")) == ["pds", "pingdingshan"])
  }

  @Test("不可见字符认得出来") func forbidden() {
    for scalar in ["\u{200B}", "\u{202E}", "\u{1B}", "\u{FEFF}", "\u{85}"] {
      #expect("平\(scalar)高".forbiddenScalar != nil)
      #expect(!safeForTerminal("平\(scalar)高").contains(scalar))
    }
    #expect("平高 ABC（集团）𠮷".forbiddenScalar == nil)
  }

  @Test("技术领域：编码或一级名称") func fields() {
    #expect(TechField("4.3.2")?.level == 3 && TechField("４.３")?.code == "4.3")
    #expect(TechField("新能源及节能技术")?.code == "6" && TechField("高技术服务业")?.code == "5")
    for bad in ["9.1", "0", "4.", "4..1", "4.3.2.1", "天文", "4.123"] { #expect(TechField(bad) == nil) }
    // One field has one code, however it is typed.
    #expect(TechField("04.3.02")?.code == "4.3.2" && TechField("01")?.code == "1" && TechField("4.0") == nil)
  }

  @Test("证书编号") func certificates() {
    #expect(CertificateNumber("gr202041000123")?.year == 2020)
    for bad in ["GF202041000123", "GR20204100012", "GR2020410001234", "GR20204100012X"] {
      #expect(CertificateNumber(bad) == nil)
    }
  }

  @Test("UUIDv7：版本、变体、按时间排序") func ids() {
    let early = IDs(milliseconds: 1_000_000).make().uuidString
    let late = IDs(milliseconds: 2_000_000).make().uuidString
    #expect(early < late)
    for id in [early, late] {
      let characters = Array(id)
      #expect(characters[14] == "7" && "89AB".contains(characters[19]))
    }
  }
}
