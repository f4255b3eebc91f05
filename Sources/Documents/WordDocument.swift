/// An office document as Word and WPS open it (公文): A4, margins and type of GB/T 9704-2012.
public struct WordDocument: Sendable, Equatable {
  /// What a paragraph is; decides font, size and place (段落样式).
  public enum Style: String, Sendable, CaseIterable {
    /// 机关标志: red, centred, with a red rule below.
    case redHead
    /// 发文字号或期号: centred below the red head.
    case issue
    /// 标题, 2号小标宋, centred.
    case title
    /// 主送机关: flush left.
    case addressee
    /// 一、 in 黑体.
    case heading
    /// 正文, 3号仿宋, first line indented by two characters.
    case body
    /// 表题, centred above a table or chart.
    case caption
    /// 署名与日期, right.
    case signature
    /// 表前后的小字: sources, times, hash.
    case note
    /// 版记: small, with a rule above.
    case colophon
  }

  /// A part of the text flow (块).
  public enum Block: Sendable, Equatable {
    case paragraph(Style, String)
    case table(WordTable)
    case chart(BarChart)
    case pageBreak
  }

  public enum Orientation: Sendable, Equatable { case portrait, landscape }

  public var title: String
  public var orientation: Orientation
  public var blocks: [Block]
  /// The day the file states as its creation, ISO 8601.
  public var date: String

  public init(title: String, date: String, orientation: Orientation = .portrait, _ blocks: [Block] = []) {
    self.title = title
    self.date = date
    self.orientation = orientation
    self.blocks = blocks
  }

  /// The width between the margins, in twips (1/1440 inch).
  public var textWidth: Int {
    orientation == .portrait ? 11_906 - 1588 - 1474 : 16_838 - 2098 - 1984
  }
}

/// A table of a document (表格): its head repeats on every page, its rows do not break.
public struct WordTable: Sendable, Equatable {
  /// Where the text of a cell stands (对齐).
  public enum Alignment: String, Sendable { case left, center, right }

  /// One cell, over so many columns of the grid (单元格).
  public struct Cell: Sendable, Equatable {
    public var text: String
    public var span: Int
    public var isHead: Bool
    public var alignment: Alignment

    public init(_ text: String, span: Int = 1, head: Bool = false, _ alignment: Alignment = .left) {
      self.text = text
      self.span = span
      isHead = head
      self.alignment = alignment
    }

    /// A label: 黑体, centred.
    public static func label(_ text: String, span: Int = 1) -> Cell {
      Cell(text, span: span, head: true, .center)
    }
  }

  /// One row; at least so high, in points, and higher when its text needs it (行).
  public struct Row: Sendable, Equatable {
    public var cells: [Cell]
    public var height: Int
    /// Repeats at the top of every page.
    public var repeats: Bool

    public init(_ cells: [Cell], height: Int = 18, repeats: Bool = false) {
      self.cells = cells
      self.height = height
      self.repeats = repeats
    }
  }

  /// Widths of the grid's columns, as shares of the text width.
  public var widths: [Int]
  public var rows: [Row]

  public init(widths: [Int], _ rows: [Row]) {
    self.widths = widths
    self.rows = rows
  }
}
