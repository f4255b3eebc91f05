extension WordDocument {
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let head: Markup = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// The file (.docx): the same document gives the same bytes.
  public var bytes: [UInt8] {
    let charts = blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
    var entries: [ZipWriter.Entry] = [
      .init("[Content_Types].xml", contentTypes(charts.count)), .init("_rels/.rels", rootRelations),
      .init("docProps/core.xml", properties), .init("word/document.xml", body),
      .init("word/_rels/document.xml.rels", relations(charts.count)),
      .init("word/styles.xml", WordFont.styles), .init("word/fontTable.xml", WordFont.table),
      .init("word/settings.xml", settings), .init("word/footer1.xml", footer(alignment: "right")),
      .init("word/footer2.xml", footer(alignment: "left")),
    ]
    for (place, chart) in charts.enumerated() {
      entries += [
        .init("word/charts/chart\(place + 1).xml", chart.part),
        .init("word/charts/_rels/chart\(place + 1).xml.rels", chartRelations(place + 1)),
        .init("word/embeddings/data\(place + 1).xlsx", chart.workbook),
      ]
    }
    return ZipWriter.archive(entries)
  }

  private func contentTypes(_ charts: Int) -> Markup {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let parts: [Markup] = [
      ("document", "document.main"), ("styles", "styles"), ("fontTable", "fontTable"),
      ("settings", "settings"),
      ("footer1", "footer"), ("footer2", "footer"),
    ].map { "<Override PartName=\"/word/\($0).xml\" ContentType=\"\(word)\($1)+xml\"/>" }
    let chartParts = (0..<charts).map { place -> Markup in
      """
      <Override PartName="/word/charts/chart\(place + 1).xml" \
      ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>
      """
    }
    return """
      \(Self.head)<Types xmlns="\(Self.package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>\
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
      \(parts)\(chartParts)</Types>
      """
  }

  private var rootRelations: Markup {
    """
    \(Self.head)<Relationships xmlns="\(Self.package)/relationships">\
    <Relationship Id="rId1" Type="\(Self.office)/officeDocument" Target="word/document.xml"/>\
    <Relationship Id="rId2" Type="\(Self.package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
    </Relationships>
    """
  }

  private func relations(_ charts: Int) -> Markup {
    let parts: [Markup] = [
      ("styles", "styles"), ("fontTable", "fontTable"), ("settings", "settings"), ("footer", "footer1"),
      ("footer", "footer2"),
    ].enumerated().map { place, part in
      "<Relationship Id=\"rId\(place + 1)\" Type=\"\(Self.office)/\(part.0)\" Target=\"\(part.1).xml\"/>"
    }
    let chartParts = (0..<charts).map { place -> Markup in
      """
      <Relationship Id="chart\(place + 1)" Type="\(Self.office)/chart" Target="charts/chart\(place + 1).xml"/>
      """
    }
    return
      "\(Self.head)<Relationships xmlns=\"\(Self.package)/relationships\">\(parts)\(chartParts)</Relationships>"
  }

  private func chartRelations(_ number: Int) -> Markup {
    """
    \(Self.head)<Relationships xmlns="\(Self.package)/relationships"><Relationship Id="rId1" \
    Type="\(Self.office)/package" Target="../embeddings/data\(number).xlsx"/></Relationships>
    """
  }

  private var properties: Markup {
    """
    \(Self.head)<cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(title)</dc:title>\
    <dcterms:created xsi:type="dcterms:W3CDTF">\(date)T00:00:00Z</dcterms:created></cp:coreProperties>
    """
  }

  private var settings: Markup {
    """
    \(Self.head)<w:settings xmlns:w="\(Self.main)"><w:evenAndOddHeaders/>\
    <w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
    """
  }

  /// 页码: `— 1 —`, 4号宋体, at the outer edge.
  private func footer(alignment: String) -> Markup {
    let look = WordFont.run(WordFont.page, size: 28)
    func field(_ kind: Markup) -> Markup { "<w:r><w:rPr>\(look)</w:rPr>\(kind)</w:r>" }
    let number: [Markup] = [
      field("<w:t xml:space=\"preserve\">— </w:t>"), field("<w:fldChar w:fldCharType=\"begin\"/>"),
      field("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
      field("<w:fldChar w:fldCharType=\"separate\"/>"), field("<w:t>1</w:t>"),
      field("<w:fldChar w:fldCharType=\"end\"/>"), field("<w:t xml:space=\"preserve\"> —</w:t>"),
    ]
    return """
      \(Self.head)<w:ftr xmlns:w="\(Self.main)"><w:p><w:pPr><w:ind w:leftChars="100" w:left="320" \
      w:rightChars="100" w:right="320"/><w:jc w:val="\(alignment)"/></w:pPr>\(number)</w:p></w:ftr>
      """
  }

  private var body: Markup {
    var charts = 0
    let flow = blocks.map { block -> Markup in
      switch block {
      case .paragraph(let style, let text): return Self.paragraph(style, text)
      case .table(let table): return table.markup(width: textWidth)
      case .chart(let chart):
        charts += 1
        return chart.anchor(number: charts, width: textWidth)
      case .pageBreak: return "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
      }
    }
    return """
      \(Self.head)<w:document xmlns:w="\(Self.main)" xmlns:r="\(Self.office)" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><w:body>\(flow)\(section)</w:body></w:document>
      """
  }

  /// 页面: A4; margins of GB/T 9704 (天头 37 mm, 订口 28 mm), turned with the paper.
  private var section: Markup {
    let size: Markup =
      orientation == .portrait
      ? """
      <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" \
      w:header="851" w:footer="1400" w:gutter="0"/>
      """
      : """
      <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="1984" w:bottom="1474" \
      w:left="2098" w:header="851" w:footer="992" w:gutter="0"/>
      """
    return """
      <w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>\
      \(size)<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>
      """
  }

  /// A paragraph; line breaks of the text become line breaks.
  static func paragraph(_ style: Style, _ text: String) -> Markup {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style.rawValue)\"/></w:pPr><w:r>\(lines(text))</w:r></w:p>"
  }

  static func lines(_ text: String) -> Markup {
    let pieces = text.split(separator: "\n", omittingEmptySubsequences: false)
    let runs = pieces.enumerated().map { place, piece -> Markup in
      let line: Markup = "<w:t xml:space=\"preserve\">\(String(piece))</w:t>"
      return place == 0 ? line : "<w:br/>\(line)"
    }
    return Markup(runs)
  }
}
