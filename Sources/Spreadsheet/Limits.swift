/// What the reader accepts at most, so that no file can exhaust the machine (读取上限).
public struct Limits: Sendable, Equatable {
  /// The things that are limited (受限的量).
  public enum Quantity: String, Sendable, Equatable {
    case fileBytes, entries, partBytes, totalBytes, ratio, cells, columns, rows, memory, seconds
  }

  /// The bytes of the file (文件大小).
  public var maxFileBytes = 64 << 20
  /// The entries of the ZIP directory (部件数).
  public var maxEntries = 200
  /// The inflated bytes of one part (单个部件大小).
  public var maxPartBytes = 512 << 20
  /// The inflated bytes of all parts together (合计大小).
  public var maxTotalBytes = 1 << 30
  /// The inflated bytes per stored byte; parts under 1 MiB are exempt (压缩比).
  public var maxRatio = 200
  /// The cells of all sheets, counting the gaps before the last filled cell of a row (单元格数).
  public var maxCells = 5_000_000
  /// The memory for what is kept of the file: rows, cells, texts, styles (内存).
  public var maxMemoryBytes = 144 << 20
  /// The processor time the reader of .xls files may take (处理器时间，秒).
  public var maxSeconds = 20
  /// The columns of a row (列数).
  public var maxColumns = 16384
  /// The rows of a sheet, blank ones included (行数).
  public var maxRows = 1_048_576

  /// The standard limits, to be changed (默认上限).
  public init() {}

  /// The limits for files from outside (默认上限).
  public static let standard = Limits()

  /// What the xlsx format itself allows, however high the limits are set.
  var xlsxColumns: Int { min(maxColumns, 16384) }
  var xlsxRows: Int { min(maxRows, 1_048_576) }

  /// The size below which a part is never called a bomb, however well it is packed.
  static let ratioExemptBytes = 1 << 20
}
