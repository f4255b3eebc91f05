import CXlsxWriter

/// The fonts and borders of a printed office table, as formats of one workbook under construction.
struct FormatBook {
  typealias Format = UnsafeMutablePointer<lxw_format>

  let attachment: Format
  let title: Format
  let leftNote: Format
  let rightNote: Format
  let header: Format
  let footnote: Format
  private let workbook: UnsafeMutablePointer<lxw_workbook>

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) throws(SpreadsheetError) {
    self.workbook = workbook
    let body = "仿宋_GB2312"
    attachment = try Self.make(workbook, font: "黑体", size: 16, LXW_ALIGN_LEFT)
    title = try Self.make(workbook, font: "方正小标宋简体", size: 22, LXW_ALIGN_CENTER, wrap: true)
    leftNote = try Self.make(workbook, font: body, size: 11, LXW_ALIGN_LEFT)
    rightNote = try Self.make(workbook, font: body, size: 11, LXW_ALIGN_RIGHT)
    header = try Self.make(workbook, font: "黑体", size: 11, LXW_ALIGN_CENTER, wrap: true, border: true)
    footnote = try Self.make(workbook, font: body, size: 11, LXW_ALIGN_LEFT, wrap: true)
  }

  /// The format of the cells of a column; the totals stand out by their font.
  func cells(of column: TableDocument.Column, totals: Bool) throws(SpreadsheetError) -> CellFormats {
    let font = totals ? "黑体" : "仿宋_GB2312"
    let alignment = Self.alignment(of: column)
    let value = try Self.make(workbook, font: font, size: 11, alignment, wrap: true, border: true)
    format_set_num_format(value, Self.numberFormat(of: column.kind))
    let text = try Self.make(workbook, font: font, size: 11, alignment, wrap: true, border: true)
    format_set_num_format(text, "@")
    return CellFormats(value: value, text: text)
  }

  /// The looks of a copied sheet: its cells, its heading, and cells that stand out.
  func copies() throws(SpreadsheetError) -> (plain: CopyFormats, header: CopyFormats, marked: CopyFormats) {
    (
      try copy(font: "仿宋_GB2312", border: false, isMarked: false),
      try copy(font: "黑体", border: true, isMarked: false),
      try copy(font: "仿宋_GB2312", border: true, isMarked: true)
    )
  }

  private func copy(font: String, border: Bool, isMarked: Bool) throws(SpreadsheetError) -> CopyFormats {
    func make(_ number: String, _ alignment: lxw_format_alignments) throws(SpreadsheetError) -> Format {
      let format = try Self.make(workbook, font: font, size: 11, alignment, wrap: true, border: border)
      format_set_num_format(format, number)
      if isMarked {
        format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
        format_set_fg_color(format, 0xFFFF00)
      }
      return format
    }
    return CopyFormats(
      text: try make("@", LXW_ALIGN_LEFT), number: try make("General", LXW_ALIGN_RIGHT),
      date: try make("yyyy-mm-dd", LXW_ALIGN_CENTER))
  }

  private static func alignment(of column: TableDocument.Column) -> lxw_format_alignments {
    switch column.alignment {
    case .left: return LXW_ALIGN_LEFT
    case .centre: return LXW_ALIGN_CENTER
    case .right: return LXW_ALIGN_RIGHT
    case nil: break
    }
    switch column.kind {
    case .text: return LXW_ALIGN_LEFT
    case .integer, .decimal: return LXW_ALIGN_RIGHT
    case .date: return LXW_ALIGN_CENTER
    }
  }

  private static func numberFormat(of kind: TableDocument.Kind) -> String {
    switch kind {
    case .text: "@"
    case .integer, .decimal(places: ...0): "0"
    case .decimal(let places): "0." + String(repeating: "0", count: min(places, 15))
    case .date: "yyyy-mm-dd"
    }
  }

  private static func make(
    _ workbook: UnsafeMutablePointer<lxw_workbook>, font: String, size: Double,
    _ alignment: lxw_format_alignments, wrap: Bool = false, border: Bool = false
  ) throws(SpreadsheetError) -> Format {
    guard let format = workbook_add_format(workbook) else {
      throw .cannotWrite(reason: "no memory for a format")
    }
    format_set_font_name(format, font)
    format_set_font_size(format, size)
    // GB2312: tells the program which font to substitute where this one is missing.
    format_set_font_charset(format, 134)
    format_set_align(format, UInt8(alignment.rawValue))
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if wrap { format_set_text_wrap(format) }
    if border { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    return format
  }
}

/// How the cells of one column look: values of its kind, and texts that stand in for one.
struct CellFormats {
  let value: FormatBook.Format
  let text: FormatBook.Format
}
