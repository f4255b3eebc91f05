/// One row of a sheet (行).
public struct SheetRow: Sendable, Equatable {
  /// The row number as a spreadsheet program shows it, counted from 1 (行号).
  public let number: Int
  /// The cells from column A on; cells after the last filled one are left out.
  public let cells: [Cell]

  /// Makes a row (新建行).
  public init(number: Int, cells: [Cell]) {
    self.number = number
    self.cells = cells
  }
}

/// A block of cells shown as one (合并单元格).
public struct MergedRange: Sendable, Equatable {
  /// The rows, numbered as `SheetRow.number` (行范围).
  public let rows: ClosedRange<Int>
  /// The columns, counted from 0 as the indices of `SheetRow.cells` (列范围).
  public let columns: ClosedRange<Int>

  /// Makes a range (新建区域).
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// One sheet of a workbook (工作表).
public struct Sheet: Sendable, Equatable {
  /// The name on the tab; empty for CSV (工作表名).
  public let name: String
  /// Whether the program hides the sheet (隐藏工作表).
  public let hidden: Bool
  /// The rows the file holds, in ascending order; rows it leaves out are left out here too.
  public let rows: [SheetRow]
  /// The merged blocks; their text stands in the first cell (合并单元格).
  public let merged: [MergedRange]
  /// The hidden rows, numbered as `SheetRow.number` (隐藏行).
  public let hiddenRows: Set<Int>
  /// The hidden columns, counted from 0 as the indices of `SheetRow.cells` (隐藏列).
  public let hiddenColumns: Set<Int>

  /// Makes a sheet (新建工作表).
  public init(
    name: String, hidden: Bool = false, rows: [SheetRow], merged: [MergedRange] = [],
    hiddenRows: Set<Int> = [], hiddenColumns: Set<Int> = []
  ) {
    self.name = name
    self.hidden = hidden
    self.rows = rows
    self.merged = merged
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
  }
}

/// What a spreadsheet file holds (工作簿).
public struct Workbook: Sendable, Equatable {
  /// The kind of file, decided by its content and not by its name (文件格式).
  public enum Format: String, Sendable {
    /// Text separated by commas, tabs or semicolons (逗号分隔文本).
    case csv
    /// Office Open XML, written by Excel from 2007 on and by WPS (新版工作簿).
    case xlsx
    /// The binary format of Excel 5 to 2003, which WPS also writes (旧版工作簿).
    case xls
  }

  /// What the content shows the file to be (文件格式).
  public let format: Format
  /// The encoding a CSV file was read in, such as "UTF-8", "UTF-8 BOM" or "GB18030"; nil for workbooks (编码).
  public let encoding: String?
  /// The sheets with cells in tab order; one for CSV (工作表).
  public let sheets: [Sheet]

  /// Makes a workbook (新建工作簿).
  public init(format: Format, encoding: String?, sheets: [Sheet]) {
    self.format = format
    self.encoding = encoding
    self.sheets = sheets
  }
}
