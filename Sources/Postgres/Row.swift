public import FoundationEssentials

/// One row (行), read by column name.
///
/// Every reader throws kind `decoding`, naming column, row and what was expected, when the column is
/// absent or its text is not of that type; the ones without `optional` also when it is NULL.
public struct Row: Sendable {
  let shape: Rows.Shape
  /// The place of the row in its result, from 0.
  public let index: Int
  let values: ArraySlice<String?>

  /// The values in the order of the columns; nil is NULL.
  public var cells: [String?] { Array(values) }

  public func text(_ column: String) throws(PostgresError) -> String {
    try value(column, "a text") { $0 }
  }

  public func optionalText(_ column: String) throws(PostgresError) -> String? {
    try cell(column)
  }

  public func int(_ column: String) throws(PostgresError) -> Int {
    try value(column, "an integer", Self.int)
  }

  public func optionalInt(_ column: String) throws(PostgresError) -> Int? {
    try optionalValue(column, "an integer", Self.int)
  }

  public func bool(_ column: String) throws(PostgresError) -> Bool {
    try value(column, "a boolean", Self.bool)
  }

  public func optionalBool(_ column: String) throws(PostgresError) -> Bool? {
    try optionalValue(column, "a boolean", Self.bool)
  }

  public func uuid(_ column: String) throws(PostgresError) -> UUID {
    try value(column, "a UUID") { UUID(uuidString: $0) }
  }

  public func optionalUUID(_ column: String) throws(PostgresError) -> UUID? {
    try optionalValue(column, "a UUID") { UUID(uuidString: $0) }
  }

  /// The elements of a one-dimensional array; a NULL element is nil.
  public func optionalTexts(_ column: String) throws(PostgresError) -> [String?] {
    try value(column, "an array", ArrayLiteral.elements)
  }

  /// The elements of a one-dimensional array without NULL elements.
  public func texts(_ column: String) throws(PostgresError) -> [String] {
    try value(column, "an array without NULL") { text in
      guard let elements = ArrayLiteral.elements(of: text) else { return nil }
      let present = elements.compactMap { $0 }
      return present.count == elements.count ? present : nil
    }
  }

  /// A value of the caller's own type, such as a credit code.
  ///
  /// - Parameters:
  ///   - expected: what the error says was expected, with its article.
  ///   - parse: nil refuses the text.
  public func value<T>(
    _ column: String, _ expected: String, _ parse: (String) -> T?
  ) throws(PostgresError) -> T {
    guard let text = try cell(column) else { throw refusal(column, expected, found: "NULL") }
    guard let value = parse(text) else { throw refusal(column, expected, found: "\"\(text)\"") }
    return value
  }

  /// As ``value(_:_:_:)``, with nil for NULL.
  public func optionalValue<T>(
    _ column: String, _ expected: String, _ parse: (String) -> T?
  ) throws(PostgresError) -> T? {
    guard try cell(column) != nil else { return nil }
    return try value(column, expected, parse)
  }

  private func cell(_ column: String) throws(PostgresError) -> String? {
    guard let place = shape.places[column] else {
      throw refusal(column, "a column of that name", found: shape.columns.joined(separator: ", "))
    }
    return values[values.startIndex + place]
  }

  /// What was found can be a person's data, so it is `detail`, which only `debugDescription` shows.
  private func refusal(_ column: String, _ expected: String, found: String) -> PostgresError {
    var error = PostgresError(
      .decoding, "column \(column), row \(index): expected \(expected)", detail: "found \(found)",
      query: shape.query)
    error.column = column
    return error
  }

  private static func int(_ text: String) -> Int? { Int(text) }

  private static func bool(_ text: String) -> Bool? {
    switch text {
    case "t": true
    case "f": false
    default: nil
    }
  }
}
