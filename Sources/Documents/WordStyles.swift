extension WordDocument.Style {
  /// How the paragraphs of a style look: sizes in half points, distances in twips.
  private struct Look {
    var font: String
    var size: Int
    var alignment = "left"
    var indent: Markup = ""
    var line: Markup = "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>"
    var colour: Markup = ""
    var border: Markup = ""
    var keepsWithNext = false
  }

  private var look: Look {
    switch self {
    case .redHead:
      Look(
        font: WordFont.title, size: 72, alignment: "center",
        line: "<w:spacing w:before=\"240\" w:after=\"120\" w:line=\"900\" w:lineRule=\"exact\"/>",
        colour: "<w:color w:val=\"C00000\"/>")
    case .issue:
      Look(
        font: WordFont.body, size: 32, alignment: "center",
        line: "<w:spacing w:after=\"280\" w:line=\"560\" w:lineRule=\"exact\"/>",
        border:
          "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"6\" w:color=\"C00000\"/></w:pBdr>")
    case .title:
      Look(
        font: WordFont.title, size: 44, alignment: "center",
        line: "<w:spacing w:before=\"200\" w:after=\"200\" w:line=\"640\" w:lineRule=\"exact\"/>",
        keepsWithNext: true)
    case .addressee: Look(font: WordFont.body, size: 32)
    case .heading:
      Look(
        font: WordFont.head, size: 32, indent: "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
        keepsWithNext: true)
    case .body:
      Look(
        font: WordFont.body, size: 32, alignment: "both",
        indent: "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>")
    case .caption:
      Look(
        font: WordFont.head, size: 28, alignment: "center",
        line: "<w:spacing w:before=\"160\" w:after=\"60\" w:line=\"440\" w:lineRule=\"exact\"/>",
        keepsWithNext: true)
    case .signature:
      Look(
        font: WordFont.body, size: 32, alignment: "right",
        indent: "<w:ind w:rightChars=\"400\" w:right=\"1280\"/>")
    case .note:
      Look(font: WordFont.body, size: 21, line: "<w:spacing w:line=\"320\" w:lineRule=\"exact\"/>")
    case .colophon:
      Look(
        font: WordFont.body, size: 28,
        border: "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>")
    }
  }

  var definition: Markup {
    let look = look
    let keep: Markup = look.keepsWithNext ? "<w:keepNext/>" : ""
    return """
      <w:style w:type="paragraph" w:customStyle="1" w:styleId="\(rawValue)"><w:name w:val="\(rawValue)"/>\
      <w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>\(keep)\(look.border)<w:snapToGrid w:val="0"/>\(look.line)\(look.indent)\
      <w:jc w:val="\(look.alignment)"/></w:pPr>\
      <w:rPr>\(WordFont.run(look.font, size: look.size, look.colour))</w:rPr></w:style>
      """
  }
}

/// The fonts of official papers by name, and what stands in for one that is missing (字体).
enum WordFont {
  static let title = "方正小标宋简体"
  static let head = "黑体"
  static let body = "仿宋_GB2312"
  static let page = "宋体"

  private static let substitutes = [
    (title, "华文中宋"), (head, "SimHei"), (body, "仿宋"), ("楷体_GB2312", "楷体"), (page, "SimSun"),
  ]

  /// Run properties: the same font for Chinese and Latin, so that digits keep the width of the form.
  static func run(_ font: String, size: Int, _ more: Markup = "") -> Markup {
    """
    <w:rFonts w:ascii="\(font)" w:hAnsi="\(font)" w:eastAsia="\(font)" w:cs="\(font)"/>\(more)\
    <w:sz w:val="\(size)"/><w:szCs w:val="\(size)"/>
    """
  }

  static var table: Markup {
    let fonts = substitutes.map { name, other -> Markup in
      """
      <w:font w:name="\(name)"><w:altName w:val="\(other)"/><w:charset w:val="86"/><w:family w:val="auto"/>\
      <w:pitch w:val="variable"/></w:font>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\(fonts)</w:fonts>
      """
  }

  static var styles: Markup {
    """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>\
    <w:rPrDefault><w:rPr>\(run(body, size: 32))<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after="0" w:before="0"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>\
    \(WordDocument.Style.allCases.map(\.definition))</w:styles>
    """
  }
}
