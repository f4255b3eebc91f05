/// One sheet as an office prints it: a titled table with its notes (打印用表格).
public struct TableDocument: Sendable, Equatable {
  /// What a column holds, which decides how its cells are written (列类型).
  public enum Kind: Sendable, Equatable {
    /// Written as text even if it is all digits, so that an 18-digit code keeps them (文本).
    case text
    /// Whole numbers (整数).
    case integer
    /// Numbers shown with so many decimal places (小数).
    case decimal(places: Int)
    /// Real dates, shown as yyyy-mm-dd (日期).
    case date
  }

  /// Where the text of a column stands in its cells (对齐方式).
  public enum Alignment: Sendable, Equatable {
    case left, centre, right
  }

  /// One column of the table (列).
  public struct Column: Sendable, Equatable {
    /// The text of its header cell (列名).
    public var header: String
    /// The width in digits of the standard font, as spreadsheet programs count it (列宽).
    public var width: Double
    /// What its cells hold (列类型).
    public var kind: Kind
    /// Nil stands for the usual one: text left, numbers right, dates centred.
    public var alignment: Alignment?

    /// Makes a column (新建列).
    public init(_ header: String, width: Double, kind: Kind = .text, alignment: Alignment? = nil) {
      self.header = header
      self.width = width
      self.kind = kind
      self.alignment = alignment
    }
  }

  /// The name on the tab, at most 31 characters (工作表名).
  public var sheetName: String
  /// The line above the title, such as 附件1 (附件号).
  public var attachment: String?
  /// The title, centred over the table (标题).
  public var title: String
  /// Lines between title and table, each across the whole width (表前说明).
  public var preface: [String] = []
  /// Printed upright instead of across (竖排).
  public var isPortrait = false
  /// A sheet that is only shown when somebody asks for it (隐藏).
  public var isHidden = false
  /// Whether the header carries filter buttons (筛选).
  public var hasFilter = true
  /// The note above the table at the left, such as 填报单位 (表头左注).
  public var leftNote: String?
  /// The note above the table at the right, such as 单位：万元 (表头右注).
  public var rightNote: String?
  /// The columns from the left (列).
  public var columns: [Column]
  /// The body; a row may be shorter than the columns but not longer (数据行).
  public var rows: [[Cell]]
  /// The row that closes the table (合计行); its numbers are the sums of their columns and are written as formulas.
  public var totals: [Cell]?
  /// The lines below the table (表末说明).
  public var footnotes: [String]
  /// How many columns stay in view when scrolling to the right (冻结列数).
  public var frozenColumns: Int

  /// Makes a document (新建表格).
  public init(
    sheetName: String, attachment: String? = nil, title: String, leftNote: String? = nil,
    rightNote: String? = nil, columns: [Column], rows: [[Cell]], totals: [Cell]? = nil,
    footnotes: [String] = [], frozenColumns: Int = 0
  ) {
    self.sheetName = sheetName
    self.attachment = attachment
    self.title = title
    self.leftNote = leftNote
    self.rightNote = rightNote
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.footnotes = footnotes
    self.frozenColumns = frozenColumns
  }
}
