/// One row of a figure (指标行): the place whose counts it shows, and its values in the order of the columns.
struct FigureRow {
  let place: String
  let values: [JSON]

  init(_ place: String, _ values: [JSON]) {
    self.place = place
    self.values = values
  }
}

extension ReportCounts {
  /// A figure, with the address of each row before it and, where the report is grouped, the group.
  func figure(
    _ key: String, _ code: String, _ title: Text, _ says: Text, _ columns: [Table.Column], notes: [Text] = [],
    rows: (_ bin: String) -> [FigureRow]
  ) -> Report.Figure {
    var head: [Table.Column] = [.init("cell", Text("单元格", "cell"), hidden: true)]
    if let by {
      head += [
        .init("group", Text("分组代码", "group code"), hidden: true), .init("group_name", by.name),
      ]
    }
    let lines = bins.flatMap { bin in
      rows(bin).map { row -> [JSON] in
        let group: [JSON] = by == nil ? [] : [.string(bin), name(ofBin: bin)]
        return [.string(address(key, row.place, bin: bin))] + group + row.values
      }
    }
    return Report.Figure(
      key: key, code: code, title: title, says: says, table: Table(head + columns, lines), notes: notes)
  }

  /// The counts of some items at a place.
  func counts(_ figure: String, _ place: String, _ items: [String], bin: String) -> [JSON] {
    items.map { .int(count(figure, place, $0, bin: bin)) }
  }
}

extension Table.Column {
  /// A column of counts that can be drilled.
  static func count(_ key: String, _ zh: String, _ en: String, hidden: Bool = false, aside: Bool = false)
    -> Table.Column
  {
    .init(key, Text(zh, en), .count, hidden: hidden, aside: aside)
  }

  /// A column with the rate of two others.
  static func rate(
    _ key: String, _ zh: String, _ en: String, part: String, whole: String, open: String? = nil,
    size: String? = nil
  ) -> Table.Column {
    .init(key, Text(zh, en), .rate(part: part, whole: whole, open: open, size: size))
  }
}
