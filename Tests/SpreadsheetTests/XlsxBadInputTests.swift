import CZlib
import Spreadsheet
import Testing

@Suite("损坏与恶意的 xlsx") struct XlsxBadInputTests {
  private func read(_ bytes: [UInt8], limits: Limits = .standard) throws -> Workbook {
    try SpreadsheetReader.read(bytes: bytes, limits: limits)
  }

  private func isMalformed(_ error: any Error, part: String? = nil) -> Bool {
    guard case .malformed(let found, _)? = error as? SpreadsheetError else { return false }
    return part == nil || part == found
  }

  @Test("在任何一个字节处截断都只是报错") func truncated() {
    let whole = XlsxFixture(rows: "<row><c><v>1</v></c></row>").builder().finish()
    for length in 4..<whole.count {
      #expect { try read(Array(whole[..<length])) } throws: { isMalformed($0, part: "zip") }
    }
  }

  @Test("改动任何一个字节都不崩溃") func flipped() {
    let whole = XlsxFixture(rows: "<row><c><v>1</v></c></row>").builder().finish(comment: "x")
    for index in whole.indices {
      for mask in [0xFF, 0x01, 0x80] as [UInt8] {
        var bytes = whole
        bytes[index] ^= mask
        _ = try? read(bytes)
      }
    }
  }

  @Test("1 GB 的零：如实申报与谎报大小") func bomb() {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let packed = ZipBuilder.deflate(repeatElement(zeros, count: 1024))
    let path = "xl/worksheets/sheet1.xml"
    var limits = Limits()
    limits.maxTotalBytes = .max
    for (size, error) in [
      (1 << 30, SpreadsheetError.bomb(part: path, exceeded: .partBytes)),
      (400 << 20, .bomb(part: path, exceeded: .ratio)),
      (1000, .malformed(part: path, reason: "inflates to more than it declares")),
    ] {
      var zip = XlsxFixture().builder(withSheet: false)
      zip.addPacked(path, packed, method: 8, size: size, checksum: 0)
      #expect(throws: error) { try read(zip.finish(), limits: limits) }
    }
  }

  @Test("所有部件合计超限") func total() {
    var limits = Limits()
    limits.maxTotalBytes = 1500
    var zip = XlsxFixture().builder()
    zip.add("xl/media/a.bin", [UInt8](repeating: 0, count: 1000))
    #expect(throws: SpreadsheetError.bomb(part: "xl/media/a.bin", exceeded: .totalBytes)) {
      try read(zip.finish(), limits: limits)
    }
    limits.maxEntries = 3
    #expect(throws: SpreadsheetError.tooLarge(.entries, limit: 3)) { try read(zip.finish(), limits: limits) }
  }

  @Test(
    "内存余量：行、文本、样式、合并、部件关系、工作表都算在内",
    arguments: ["rows", "strings", "inline", "dates", "formats", "merged", "relationships", "sheets"])
  func memory(_ what: String) {
    func many(_ item: String) -> String { String(repeating: item, count: 200) }
    let long = String(repeating: "例", count: 20)
    let styles = #"<cellXfs><xf numFmtId="14"/></cellXfs>"#
    var fixture =
      switch what {
      case "rows": XlsxFixture(rows: many("<row hidden=\"1\"/>"))
      case "strings": XlsxFixture(strings: many("<si><t>\(long)</t></si>"))
      case "inline": XlsxFixture(rows: "<row>\(many("<c t=\"str\"><v>\(long)</v></c>"))</row>")
      case "dates": XlsxFixture(rows: "<row>\(many("<c s=\"0\"><v>45351</v></c>"))</row>", styles: styles)
      case "formats":
        XlsxFixture(styles: "<numFmts>\(many("<numFmt numFmtId=\"1\" formatCode=\"0\"/>"))</numFmts>")
      default: XlsxFixture()
      }
    if what == "merged" { fixture.sheet = "<mergeCells>\(many("<mergeCell ref=\"A1\"/>"))</mergeCells>" }
    if what == "sheets" { fixture.workbookProperties = many("<sheet name=\"x\" id=\"y\"/>") }
    var zip = fixture.builder(withSheet: true)
    if what == "relationships" {
      let list = many("<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>")
      zip = relationshipsOnly(list)
    }
    var limits = Limits()
    limits.maxMemoryBytes = 5000
    #expect(throws: SpreadsheetError.tooLarge(.memory, limit: 5000)) {
      try read(zip.finish(), limits: limits)
    }
  }

  private func relationshipsOnly(_ list: String) -> ZipBuilder {
    var zip = ZipBuilder()
    zip.add("_rels/.rels", Array("<Relationships>\(list)</Relationships>".utf8))
    return zip
  }

  @Test("解析器的内存：一个无尽的属性、五十万个名字、五十万层元素") func parserMemory() {
    let endless = "<a b=\"" + String(repeating: "0123456789", count: 2_000_000) + "\"/>"
    let names = (0..<500_000).map { "<a\($0)/>" }.joined()
    let depth = (0..<500_000).map { "<a\($0)>" }.joined()
    var limits = Limits()
    limits.maxRatio = .max
    for xml in [endless, names, depth] {
      var zip = XlsxFixture().builder(withSheet: false)
      zip.add("xl/worksheets/sheet1.xml", Array("<worksheet>\(xml)</worksheet>".utf8))
      #expect(throws: SpreadsheetError.bomb(part: "xl/worksheets/sheet1.xml", exceeded: .memory)) {
        try read(zip.finish(), limits: limits)
      }
    }
  }

  @Test("DOCTYPE 一律拒绝") func doctype() {
    var zip = XlsxFixture().builder(withSheet: false)
    let xml = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>"
    zip.add("xl/worksheets/sheet1.xml", Array(xml.utf8))
    #expect(throws: SpreadsheetError.doctype(part: "xl/worksheets/sheet1.xml")) { try read(zip.finish()) }
  }

  @Test(
    "越界、倒退、重复的引用与坏值",
    arguments: [
      #"<row r="1"><c r="XFE1"><v>1</v></c></row>"#, #"<row r="1"><c r="ZZZZZZZZZZZZZZ1"/></row>"#,
      #"<row r="1048577"/>"#, #"<row r="0"/>"#, #"<row r="-1"/>"#, #"<row r="99999999999999999999"/>"#,
      #"<row r="1"><c r="A2"/></row>"#, #"<row r="1"><c r="A"/></row>"#, #"<row r="1"><c r="1A"/></row>"#,
      #"<row r="2"/><row r="2"/>"#, #"<row r="1"><c r="B1"/><c r="A1"/></row>"#,
      #"<row><c t="s"><v>0</v></c></row>"#, #"<row><c t="s"><v>-1</v></c></row>"#,
      #"<row><c><v>abc</v></c></row>"#, #"<row><c><v>nan</v></c></row>"#, #"<row><c><v>0x10</v></c></row>"#,
      #"<row><c t="zz"><v>1</v></c></row>"#, #"<row><c></row>"#, "<row>&nbsp;</row>",
    ])
  func badSheet(_ rows: String) {
    var boundless = Limits()
    boundless.maxRows = .max
    boundless.maxColumns = .max
    for limits in [.standard, boundless] {
      #expect { try XlsxFixture(rows: rows).read(limits: limits) } throws: {
        isMalformed($0, part: "xl/worksheets/sheet1.xml")
      }
    }
  }

  @Test(
    "合并区域与列范围越界",
    arguments: [
      #"<mergeCells><mergeCell ref="A1:XFE2"/></mergeCells>"#,
      #"<mergeCells><mergeCell ref="B2:A1"/></mergeCells>"#,
      #"<mergeCells><mergeCell ref=""/></mergeCells>"#, #"<cols><col min="1" max="16385"/></cols>"#,
      #"<cols><col min="1" max="2"/><col min="2" max="3"/></cols>"#, #"<cols><col min="3" max="2"/></cols>"#,
    ])
  func badRanges(_ xml: String) {
    var fixture = XlsxFixture()
    fixture.sheet = xml
    #expect { try fixture.read() } throws: { isMalformed($0) }
  }

  @Test("缺失的工作表、错误的校验和、重名、加密、未知压缩、zip64") func badContainer() {
    let path = "xl/worksheets/sheet1.xml"
    let xml = Array("<worksheet/>".utf8)
    #expect(throws: SpreadsheetError.malformed(part: path, reason: "missing")) {
      try read(XlsxFixture().builder(withSheet: false).finish())
    }
    func reading(_ change: (inout ZipBuilder) -> Void) throws -> Workbook {
      var zip = XlsxFixture().builder(withSheet: false)
      change(&zip)
      return try read(zip.finish())
    }
    #expect(throws: SpreadsheetError.malformed(part: path, reason: "wrong checksum")) {
      try reading { $0.add(path, xml, checksum: 7) }
    }
    #expect(throws: SpreadsheetError.malformed(part: path, reason: "inflates to less than it declares")) {
      try reading { $0.add(path, xml, declared: 100) }
    }
    #expect(throws: SpreadsheetError.malformed(part: path, reason: "compression method 12")) {
      try reading { $0.add(path, xml, method: 12) }
    }
    #expect(throws: SpreadsheetError.malformed(part: path, reason: "zip64 is not supported")) {
      try reading { $0.add(path, xml, declared: 0xFFFF_FFFF) }
    }
    #expect(throws: SpreadsheetError.encrypted) { try reading { $0.add(path, xml, flags: 1) } }
    // The same name in other words; the one that begins with a backslash was found by the fuzzer.
    for name in ["XL\\worksheets\\sheet1.xml", "\\xl\\worksheets/sheet1.xml", "/\\/xl/worksheets/sheet1.xml"]
    {
      #expect {
        try reading {
          $0.add(path, xml)
          $0.add(name, xml)
        }
      } throws: {
        isMalformed($0, part: "zip")
      }
      #expect(throws: Never.self) { try reading { $0.add(name, xml) } }
    }
    #expect(throws: SpreadsheetError.malformed(part: path, reason: "broken compressed data")) {
      try reading { $0.addPacked(path, [0xFF, 0xFF], method: 8, size: 10, checksum: 0) }
    }
  }

  @Test("过长的文本") func longText() {
    let text = String(repeating: "长", count: 400_000)
    #expect { try XlsxFixture(rows: "<row><c t=\"str\"><v>\(text)</v></c></row>").read() } throws: {
      isMalformed($0) || $0 as? SpreadsheetError == .bomb(part: "xl/worksheets/sheet1.xml", exceeded: .ratio)
    }
  }
}
