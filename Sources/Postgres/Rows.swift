import CLibPQ

/// What a statement brought back (结果): rows, and how many it touched.
public struct Rows: RandomAccessCollection, Sendable {
  /// What all rows of one result share.
  struct Shape: Sendable {
    let columns: [String]
    let places: [String: Int]
    let query: String
  }

  let shape: Shape
  private let values: [String?]
  private let height: Int
  /// The server's word for what was done, such as `INSERT 0 1` or `COMMIT`.
  public let command: String
  /// How many rows were selected, inserted, updated, deleted or copied; 0 for other commands.
  public let affected: Int

  /// The names in the order of the statement. Of two columns with one name, the first is found.
  public var columns: [String] { shape.columns }
  public var startIndex: Int { 0 }
  public var endIndex: Int { height }

  public subscript(position: Int) -> Row {
    let width = shape.columns.count
    return Row(shape: shape, index: position, values: values[position * width..<(position + 1) * width])
  }

  /// The one row there is.
  ///
  /// - Throws: kind `decoding` when there is none, or more than one.
  public func only() throws(PostgresError) -> Row {
    guard height == 1 else {
      throw PostgresError(.decoding, "expected one row, found \(height)", query: shape.query)
    }
    return self[0]
  }

  /// Copies a result out; the caller still owns and clears it.
  init(_ result: OpaquePointer, query: String) throws(PostgresError) {
    let width = PQnfields(result)
    let columns = (0..<width).map { column in PQfname(result, column).map { String(cString: $0) } ?? "" }
    let places = Dictionary(zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
    shape = Shape(columns: columns, places: places, query: query)
    height = Int(PQntuples(result))
    command = PQcmdStatus(result).map { String(cString: $0) } ?? ""
    affected = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    var values: [String?] = []
    values.reserveCapacity(Int(width) * height)
    for row in 0..<PQntuples(result) {
      for column in 0..<width {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
          values.append(nil)
          continue
        }
        let length = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        // Only a database in SQL_ASCII sends such bytes; repairing them would change the data unseen.
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw PostgresError(
            .decoding, "column \(columns[Int(column)]), row \(row): not UTF-8", query: query)
        }
        values.append(text)
      }
    }
    self.values = values
  }
}
