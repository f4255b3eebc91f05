extension Picture {
  /// A point of an estimated curve (曲线点): fractions of one.
  public struct Point: Sendable {
    public let days: Int
    public let value: Double
    public let low: Double?
    public let high: Double?
    public let atRisk: Int

    public init(days: Int, value: Double, low: Double?, high: Double?, atRisk: Int) {
      self.days = days
      self.value = value
      self.low = low
      self.high = high
      self.atRisk = atRisk
    }
  }

  /// 累积发生曲线: steps with their band, and the number at risk under the axis. It ends where nobody is left at risk.
  public static func curve(title: String, note: String, points all: [Point]) -> Picture {
    let points = Array(all.prefix { $0.atRisk > 0 })
    let (left, right, top, bottom) = (80, 720, 16, 250)
    let last = max(1, points.last?.days ?? 1)
    let highest = min(1, max(0.1, (points.map { $0.high ?? $0.value }.max() ?? 0.1) * 1.1))
    func x(_ days: Int) -> Int { left + days * (right - left) / last }
    func y(_ value: Double) -> Int { bottom - Int((value / highest * Double(bottom - top)).rounded()) }
    var shapes: [Markup] = []
    for tenth in 0...5 {
      let value = highest * Double(tenth) / 5
      shapes += [
        line(left, y(value), right, y(value), "grid"),
        text(percent(value), left - 8, y(value) + 4, anchor: "end"),
      ]
    }
    let upper = steps(points.map { (x($0.days), y($0.high ?? $0.value)) })
    let lower = steps(points.map { (x($0.days), y($0.low ?? $0.value)) })
    if !points.isEmpty {
      shapes += [
        "<polygon class=\"band\" points=\"\(path(upper + lower.reversed()))\"/>",
        "<polyline class=\"curve\" points=\"\(path(steps(points.map { (x($0.days), y($0.value)) })))\"/>",
      ]
    }
    shapes.append(text("在险数", left - 20, bottom + 44, "quiet", anchor: "end"))
    let every = max(1, (points.count + 7) / 8)
    for (place, point) in points.enumerated() where place % every == 0 {
      shapes += [
        line(x(point.days), bottom, x(point.days), bottom + 5, "axis"),
        text("\(point.days) 天", x(point.days), bottom + 22, anchor: "middle"),
        text(String(point.atRisk), x(point.days), bottom + 44, "number", anchor: "middle"),
      ]
    }
    shapes.append(line(left, bottom, right, bottom, "axis"))
    return Picture(
      title: title, note: note, height: bottom + 56, shapes: shapes,
      headings: ["入库后天数", "累计认定", "95% 区间", "在险数"],
      rows: points.map { point in
        let band = point.low.flatMap { low in point.high.map { "\(percent(low))–\(percent($0))" } } ?? "-"
        return [String(point.days), percent(point.value), band, String(point.atRisk)]
      })
  }

  /// Corners of a step line: a value holds until the next.
  private static func steps(_ points: [(Int, Int)]) -> [(Int, Int)] {
    var corners: [(Int, Int)] = []
    for point in points {
      if let last = corners.last { corners.append((point.0, last.1)) }
      corners.append(point)
    }
    return corners
  }

  private static func path(_ points: [(Int, Int)]) -> String {
    points.map { "\($0.0),\($0.1)" }.joined(separator: " ")
  }

  static func percent(_ value: Double) -> String {
    let tenths = Int((value * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// 月度与累计: months as columns below, their sum against the target above; two panels, no second axis.
  public static func months(
    title: String, note: String, months: [(label: String, value: Int?)], target: Int?
  ) -> Picture {
    let (left, right, top, middle, bottom) = (60, 640, 20, 170, 270)
    let step = (right - left) / max(1, months.count)
    var sums: [Int?] = []
    var sum = 0
    for month in months {
      sum += month.value ?? 0
      sums.append(month.value == nil ? nil : sum)
    }
    let highest = scale(max(sum, target ?? 0))
    let tallest = scale(months.compactMap(\.value).max() ?? 1)
    func y(_ value: Int) -> Int { middle - value * (middle - top) / highest }
    func x(_ place: Int) -> Int { left + place * step + step / 2 }
    var shapes: [Markup] = [
      line(left, middle, right, middle, "axis"), line(left, bottom, right, bottom, "axis"),
    ]
    if let target {
      shapes += [
        line(left, y(target), right, y(target), "target"), text("目标 \(target)", right + 8, y(target) + 4),
      ]
    }
    let known = sums.enumerated().compactMap { place, value in value.map { (x(place), y($0)) } }
    shapes.append("<polyline class=\"curve\" points=\"\(path(known))\"/>")
    if let last = known.last { shapes.append(text("累计 \(sum)", last.0 + 8, last.1 - 6, "number")) }
    for (place, month) in months.enumerated() {
      shapes.append(text(month.label, x(place), bottom + 18, anchor: "middle"))
      guard let value = month.value else { continue }
      let height = value * (bottom - middle - 30) / tallest
      shapes += [
        box(x(place) - step / 3, bottom - height, step * 2 / 3, height, "bar"),
        text(String(value), x(place), bottom - height - 5, "number", anchor: "middle"),
      ]
    }
    shapes.append(text("当月", right + 8, bottom - 6, "quiet"))
    return Picture(
      title: title, note: note, height: bottom + 30, shapes: shapes, headings: ["月份", "当月入库（家）", "累计（家）"],
      rows: zip(months, sums).map {
        [$0.label, $0.value.map(String.init) ?? "-", $1.map(String.init) ?? "-"]
      })
  }
}
