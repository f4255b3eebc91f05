extension Picture {
  /// One bar (条): its number, and words that stand behind it.
  public struct Bar: Sendable {
    public let label: String
    public let value: Int
    /// `87.3%`: what the table and the end of the bar say besides the number.
    public let share: String
    /// Between this bar and the one before: `通过 75.0%`; drawn as a warning when asked for.
    public let passed: String
    public let warns: Bool

    public init(_ label: String, _ value: Int, share: String = "", passed: String = "", warns: Bool = false) {
      self.label = label
      self.value = value
      self.share = share
      self.passed = passed
      self.warns = warns
    }
  }

  /// 漏斗: bars from one left edge, so that lengths can be compared.
  public static func funnel(title: String, note: String, bars: [Bar]) -> Picture {
    let (left, room, step) = (130, 430, 34)
    let whole = max(1, bars.map(\.value).max() ?? 1)
    let shapes = bars.enumerated().flatMap { place, bar -> [Markup] in
      let top = 12 + place * step
      let length = bar.value * room / whole
      return [
        text(bar.label, left - 10, top + 16, anchor: "end"), box(left, top, length, 22, "bar"),
        text("\(bar.value) 家　\(bar.share)", left + length + 8, top + 16, "number"),
        text(bar.passed, 752, top + 16, bar.warns ? "warning" : "quiet", anchor: "end"),
      ]
    }
    return Picture(
      title: title, note: note, height: 20 + bars.count * step, shapes: shapes,
      headings: ["阶段", "达到（家）", "占入库", "与上一步之比"],
      rows: bars.map { [$0.label, String($0.value), $0.share, $0.passed + ($0.warns ? "（偏低）" : "")] })
  }

  /// 子弹图: what was reached as a bar, the target as a stroke across it.
  public static func targets(title: String, note: String, rows: [(label: String, reached: Int, target: Int?)])
    -> Picture
  {
    let (left, room, step) = (130, 470, 28)
    let whole = scale(rows.map { max($0.reached, $0.target ?? 0) }.max() ?? 1)
    let shapes = rows.enumerated().flatMap { place, row -> [Markup] in
      let top = 10 + place * step
      var parts = [
        text(row.label, left - 10, top + 15, anchor: "end"), box(left, top, room, 20, "track"),
        box(left, top + 4, row.reached * room / whole, 12, "bar"),
      ]
      var words = "\(row.reached)"
      if let target = row.target {
        let at = left + target * room / whole
        parts.append(line(at, top, at, top + 20, "target"))
        words += " / \(target)" + (row.reached >= target ? "　达标" : "　还差 \(target - row.reached)")
      } else {
        words += "　未定目标"
      }
      return parts + [text(words, left + room + 10, top + 15, "number")]
    }
    return Picture(
      title: title, note: note, height: 20 + rows.count * step, shapes: shapes,
      headings: ["县（市、区）", "已入库（家）", "目标（家）"],
      rows: rows.map { [$0.label, String($0.reached), $0.target.map(String.init) ?? "未定"] })
  }

  /// 堆叠条: parts of a whole one behind the other, and a stroke where the limit lies.
  public static func stacks(
    title: String, note: String, who: String, parts: [String],
    rows: [(label: String, values: [Int], limit: Int?)]
  ) -> Picture {
    let (left, room, step) = (150, 470, 28)
    let whole = scale(rows.map { max($0.values.reduce(0, +), $0.limit ?? 0) }.max() ?? 1)
    var shapes: [Markup] = []
    var x = left
    for (place, part) in parts.enumerated() {
      shapes += [box(x, 8, 14, 14, "part\(place % 4)"), text(part, x + 20, 20)]
      x += 44 + part.count * 15
    }
    for (place, row) in rows.enumerated() {
      let top = 34 + place * step
      shapes.append(text(row.label, left - 10, top + 15, anchor: "end"))
      var sum = 0
      for (kind, value) in row.values.enumerated() where value > 0 {
        let from = left + sum * room / whole
        sum += value
        let to = left + sum * room / whole
        shapes.append(box(from, top, to - from, 20, "part\(kind % 4)"))
        if to - from >= 18 {
          shapes.append(text(String(value), (from + to) / 2, top + 15, "on\(kind % 4)", anchor: "middle"))
        }
      }
      if let limit = row.limit {
        let at = left + limit * room / whole
        shapes.append(line(at, top - 2, at, top + 22, "target"))
      }
      let words = row.limit.map { "\(sum)，上限 \($0)" } ?? "\(sum)"
      shapes.append(text(words, left + room + 10, top + 15, "number"))
    }
    return Picture(
      title: title, note: note, height: 44 + rows.count * step, shapes: shapes,
      headings: [who] + parts + ["合计", "上限"],
      rows: rows.map { row in
        [row.label] + row.values.map(String.init) + [
          String(row.values.reduce(0, +)), row.limit.map(String.init) ?? "",
        ]
      })
  }
}
