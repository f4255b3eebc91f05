import Foundation
import Pipeline

/// A table as it was printed (屏上的表), taken apart by its rule of hyphens.
struct ShownTable {
  let lines: [String]
  let headings: [String]
  let rows: [[String]]

  var text: String { lines.joined(separator: "\n") }

  /// The cells of each column, by the rule: `----  --` are 0..<4 and 6..<8.
  private static func columns(_ rule: String) -> [Range<Int>]? {
    guard rule.contains("-"), rule.allSatisfy({ $0 == "-" || $0 == " " }), !rule.hasPrefix(" "),
      !rule.contains("   ")
    else { return nil }
    var found: [Range<Int>] = []
    var start = 0
    for part in rule.components(separatedBy: "  ") {
      guard !part.isEmpty, part.allSatisfy({ $0 == "-" }) else { return nil }
      found.append(start..<(start + part.count))
      start += part.count + 2
    }
    return found
  }

  /// The texts of a line in its columns; nil when something stands between two columns.
  private static func cut(_ line: String, _ columns: [Range<Int>]) -> [String]? {
    var texts = Array(repeating: "", count: columns.count)
    var cell = 0
    for character in line {
      let width = TextWidth.of(String(character))
      if let place = columns.firstIndex(where: { $0.contains(cell) }) {
        guard cell + width <= columns[place].upperBound else { return nil }
        texts[place].append(character)
      } else if character != " " {
        return nil
      }
      cell += width
    }
    return texts.map { $0.trimmingBlanks() }
  }

  static func all(in lines: [String]) -> [ShownTable] {
    var found: [ShownTable] = []
    var rest = lines[...]
    while let (table, end) = next(in: rest) {
      found.append(table)
      rest = rest[end...]
    }
    return found
  }

  private static func next(in lines: ArraySlice<String>) -> (table: ShownTable, end: Int)? {
    for place in lines.indices.dropFirst() {
      guard let columns = columns(lines[place]), let headings = cut(lines[place - 1], columns) else {
        continue
      }
      let rows = lines[(place + 1)...].prefix { !$0.isEmpty && cut($0, columns) != nil }
      if rows.isEmpty { continue }
      return (
        ShownTable(
          lines: Array(lines[(place - 1)...place] + rows), headings: headings,
          rows: rows.compactMap { cut($0, columns) }), rows.endIndex
      )
    }
    return nil
  }

  /// The next table on the screen, if it is this one and no cards, with the places of its columns in the whole table: a narrow
  /// screen may lack some.
  static func first(in lines: ArraySlice<String>, headed table: ShownTable) -> (
    table: ShownTable, places: [Int], end: Int
  )? {
    guard let found = next(in: lines) else { return nil }
    var places: [Int] = []
    for shown in found.table.headings {
      let behind = table.headings.indices.dropFirst((places.last ?? -1) + 1)
      guard
        let place = behind.first(where: {
          let whole = table.headings[$0]
          return shown == whole || shown.hasSuffix("…") && whole.hasPrefix(shown.dropLast().trimmingBlanks())
        })
      else { return nil }
      places.append(place)
    }
    return (found.table, places, found.end)
  }
}
