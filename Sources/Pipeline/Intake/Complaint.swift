/// One thing to be said about one row of a sheet (行问题): where, what it held, and why.
public struct Complaint: Sendable, Equatable {
  public let sheet: String
  /// As a spreadsheet program shows it, from 1; 0 speaks of the whole sheet.
  public let row: Int
  /// The heading as the sheet has it.
  public let column: String
  /// The cell as the file holds it; nil for an empty one.
  public let value: String?
  public let flaw: RowFlaw

  public init(sheet: String, row: Int, column: String, value: String?, flaw: RowFlaw) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = value
    self.flaw = flaw
  }

  public func json(_ language: Language) -> JSON {
    [
      "sheet": .string(sheet), "row": .int(row), "column": .string(column), "value": .text(value),
      "code": .string(flaw.code), "message": .string(flaw.message[language]),
    ]
  }

  /// One line for people.
  public var line: Text {
    let place = row == 0 ? Text(same: "") : Text("第 \(row) 行", "row \(row) ")
    let heading = column.isEmpty ? Text(same: "") : Text("“\(column)”", "“\(column)”")
    return Text(same: flaw.code + " ") + place + heading + Text("：", ": ") + flaw.message
  }
}
