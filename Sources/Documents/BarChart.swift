/// A chart of columns that Word draws itself and that can be edited there (原生图表).
public struct BarChart: Sendable, Equatable {
  /// One series of numbers (系列).
  public struct Series: Sendable, Equatable {
    public var name: String
    /// One value a category; nil leaves a gap.
    public var values: [Int?]
    /// RGB in hexadecimal.
    public var colour: String

    public init(_ name: String, _ values: [Int?], colour: String) {
      self.name = name
      self.values = values
      self.colour = colour
    }
  }

  public var title: String
  public var categories: [String]
  public var series: [Series]

  public init(title: String, categories: [String], series: [Series]) {
    self.title = title
    self.categories = categories
    self.series = series
  }

  private static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"

  /// Where the chart stands in the text: as wide as the text, 8 cm high.
  func anchor(number: Int, width: Int) -> Markup {
    let size: Markup = "cx=\"\(width * 635)\" cy=\"2880000\""
    return """
      <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
      <wp:extent \(size)/><wp:docPr id="\(number)" name="\(title)" descr="\(description)"/>\
      <a:graphic><a:graphicData uri="\(Self.drawing)/chart"><c:chart r:id="chart\(number)"/></a:graphicData></a:graphic>\
      </wp:inline></w:drawing></w:r></w:p>
      """
  }

  /// The numbers in words, for those who cannot see the chart.
  private var description: String {
    series.map { one in
      one.name + "："
        + zip(categories, one.values).map { "\($0) \($1.map(String.init) ?? "-")" }.joined(separator: "，")
    }.joined(separator: "；")
  }

  /// The part `word/charts/chartN.xml`.
  var part: Markup {
    let last = categories.count + 1
    let parts = series.enumerated().map { place, one -> Markup in
      let column = Self.letter(place + 1)
      return """
        <c:ser><c:idx val="\(place)"/><c:order val="\(place)"/><c:tx><c:strRef><c:f>Sheet1!$\(column)$1</c:f>\
        <c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>\(one.name)</c:v></c:pt></c:strCache></c:strRef></c:tx>\
        <c:spPr><a:solidFill><a:srgbClr val="\(one.colour)"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>\
        <c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>\
        <c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>\
        <c:cat><c:strRef><c:f>Sheet1!$A$2:$A$\(last)</c:f><c:strCache>\(points(categories))</c:strCache></c:strRef></c:cat>\
        <c:val><c:numRef><c:f>Sheet1!$\(column)$2:$\(column)$\(last)</c:f><c:numCache><c:formatCode>0</c:formatCode>\
        \(points(one.values.map { $0.map(String.init) }))</c:numCache></c:numRef></c:val></c:ser>
        """
    }
    return """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <c:chartSpace xmlns:c="\(Self.drawing)/chart" xmlns:a="\(Self.drawing)/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart>\
      <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN" sz="1200"/><a:t>\(title)</a:t></a:r></a:p></c:rich></c:tx>\
      <c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>\
      <c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>\(parts)\
      <c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>\
      <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>\
      <c:axPos val="b"/><c:crossAx val="2"/></c:catAx>\
      <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>\
      <c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>\
      </c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/><c:crossAx val="1"/></c:valAx></c:plotArea>\
      <c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>\
      <c:dispBlanksAs val="gap"/></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>
      """
  }

  private func points(_ values: [String?]) -> Markup {
    let parts = values.enumerated().map { place, value -> Markup in
      guard let value else { return "" }
      return "<c:pt idx=\"\(place)\"><c:v>\(value)</c:v></c:pt>"
    }
    return "<c:ptCount val=\"\(values.count)\"/>\(parts)"
  }

  /// B for the first series, as far as Z.
  private static func letter(_ place: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(65 + min(25, place)))))
  }

  /// The workbook behind the chart, which "edit data" opens.
  var workbook: [UInt8] {
    func text(_ text: String) -> Markup { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let head: Markup = "<row>\(text(""))\(series.map { text($0.name) })</row>"
    let rows = categories.enumerated().map { place, category -> Markup in
      let cells = series.map { one -> Markup in
        guard place < one.values.count, let value = one.values[place] else { return "<c/>" }
        return "<c><v>\(value)</v></c>"
      }
      return "<row>\(text(category))\(cells)</row>"
    }
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let package = "http://schemas.openxmlformats.org/package/2006"
    let sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let start: Markup = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    return ZipWriter.archive([
      .init(
        "[Content_Types].xml",
        """
        \(start)<Types xmlns="\(package)/content-types"><Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(types)sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(types)worksheet+xml"/></Types>
        """),
      .init(
        "_rels/.rels",
        """
        \(start)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(office)/officeDocument" \
        Target="xl/workbook.xml"/></Relationships>
        """),
      .init(
        "xl/_rels/workbook.xml.rels",
        """
        \(start)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(office)/worksheet" \
        Target="worksheets/sheet1.xml"/></Relationships>
        """),
      .init(
        "xl/workbook.xml",
        """
        \(start)<workbook xmlns="\(sheets)" xmlns:r="\(office)"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>\
        </workbook>
        """),
      .init(
        "xl/worksheets/sheet1.xml",
        "\(start)<worksheet xmlns=\"\(sheets)\"><sheetData>\(head)\(rows)</sheetData></worksheet>"),
    ])
  }
}
