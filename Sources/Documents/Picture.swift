/// A drawing with its numbers (图): the shapes for those who see it, title, description and a table for everybody.
public struct Picture: Sendable {
  public let title: String
  /// What it counts, of how many, as of when.
  public let note: String
  let width: Int
  let height: Int
  let shapes: Markup
  /// The numbers behind the shapes: headings, then rows.
  let headings: [String]
  let rows: [[String]]

  init(
    title: String, note: String, width: Int = 760, height: Int, shapes: [Markup], headings: [String],
    rows: [[String]]
  ) {
    self.title = title
    self.note = note
    self.width = width
    self.height = height
    self.shapes = Markup(shapes)
    self.headings = headings
    self.rows = rows
  }

  /// The figure as part of a page; `id` must be its own on the page.
  func markup(id: String) -> Markup {
    let description = rows.map { row in
      zip(headings, row).map { "\($0) \($1)" }.joined(separator: "，")
    }.joined(separator: "；")
    return """
      <figure aria-labelledby="\(id)-head"><figcaption><h2 id="\(id)-head">\(title)</h2><p>\(note)</p></figcaption>
      <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><svg viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" role="img" aria-labelledby="\(id)-title \(id)-desc">\
      <title id="\(id)-title">\(title)</title><desc id="\(id)-desc">\(description)</desc>\(shapes)</svg></div>
      <details open><summary>数据表</summary>\(HTMLPage.table(title, headings, rows))</details></figure>

      """
  }

  static func text(_ text: String, _ x: Int, _ y: Int, _ kind: String = "label", anchor: String = "start")
    -> Markup
  {
    "<text class=\"\(kind)\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(text)</text>"
  }

  static func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ kind: String) -> Markup {
    "<rect class=\"\(kind)\" x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" height=\"\(max(0, height))\"/>"
  }

  static func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ kind: String) -> Markup {
    "<line class=\"\(kind)\" x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\"/>"
  }

  /// A round number at or above the greatest value, for the end of a scale.
  static func scale(_ greatest: Int) -> Int {
    var step = 1
    while step * 10 < greatest { step *= 10 }
    for factor in [1, 2, 5, 10] where step * factor >= greatest { return max(1, step * factor) }
    return max(1, greatest)
  }
}
