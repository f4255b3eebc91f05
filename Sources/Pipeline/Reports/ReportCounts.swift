/// The counts of a report (报表计数) as the database sends them, each under its address.
public struct ReportCounts: Sendable {
  /// One count: how many, their days together, and how the days are spread.
  struct Cell: Sendable {
    var n = 0
    var days = 0
    /// Days late, days, and how many.
    var spread: [(late: Int, days: Int, n: Int)] = []
  }

  private struct Address: Hashable {
    let bin: String
    let figure: String
    let place: String
    let item: String
  }

  let document: JSON
  let by: Grouping?
  private var cells: [Address: Cell] = [:]
  private var order: [Address] = []

  /// - Parameters:
  ///   - document: of `api.report`.
  ///   - only: the one group to keep.
  public init(_ document: JSON, only: String? = nil) {
    self.document = document
    by = document["by"].string.flatMap(Grouping.init(rawValue:))
    for line in document["cells"].array {
      let parts = line.array
      guard parts.count == 7, only == nil || parts[0].plain == only else { continue }
      let address = Address(
        bin: parts[0].plain, figure: parts[1].plain, place: parts[2].plain, item: parts[3].plain)
      cells[address] = Cell(
        n: parts[4].int ?? 0, days: parts[5].int ?? 0,
        spread: parts[6].array.compactMap { entry in
          let numbers = entry.array.compactMap(\.int)
          return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
        })
      order.append(address)
    }
  }

  /// The groups, in order of their keys; one empty key when nothing is grouped.
  var bins: [String] { by == nil ? [""] : unique(order.map(\.bin)) }

  /// The places of a figure, in the order of the database.
  func places(_ figure: String, bin: String? = nil) -> [String] {
    unique(order.filter { $0.figure == figure && (bin == nil || $0.bin == bin) }.map(\.place))
  }

  func items(_ figure: String, _ place: String, bin: String = "") -> [String] {
    unique(order.filter { $0.figure == figure && $0.place == place && $0.bin == bin }.map(\.item))
  }

  func cell(_ figure: String, _ place: String, _ item: String, bin: String = "") -> Cell {
    cells[Address(bin: bin, figure: figure, place: place, item: item)] ?? Cell()
  }

  func count(_ figure: String, _ place: String, _ item: String, bin: String = "") -> Int {
    cell(figure, place, item, bin: bin).n
  }

  /// The address that `--ids` gives to what stands behind the counts of a row.
  func address(_ figure: String, _ place: String, bin: String = "") -> String {
    (by == nil ? [] : [bin]).joined() + (by == nil ? "" : "/") + figure + "/" + place
  }

  /// The name of a county office; empty for none.
  func county(_ code: String) -> String { document["names"][code].string ?? "" }

  /// What a group is called: offices by their name, fields by the law's.
  func name(ofBin bin: String) -> JSON {
    switch by {
    case nil: return .null
    case .county: return .text(bin.isEmpty ? nil : county(bin))
    case .field:
      guard let number = Int(bin), TechField.names.indices.contains(number - 1) else {
        return .text(bin.isEmpty ? nil : bin)
      }
      return .string("\(number) \(TechField.names[number - 1])")
    case .year, .officer: return .text(bin.isEmpty ? nil : bin)
    }
  }

  private func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}
