import Foundation
import Testing

/// The pages for a browser: nothing fetched, no script, every drawing with a title and a table of its numbers.
@Suite("网页") struct PageTests {
  static let check = """
    import sys, re, json
    from html.parser import HTMLParser
    class Page(HTMLParser):
      def __init__(self):
        super().__init__(); self.open = []; self.bad = []; self.pictures = 0; self.tables = 0
        self.titles = 0; self.descs = 0; self.figures = []; self.ids = []; self.labels = []; self.text = ''
      def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag in ('script', 'link', 'img', 'iframe', 'object', 'embed', 'image', 'use', 'base', 'form', 'video'):
          self.bad.append(tag)
        for name, value in attrs:
          if name in ('src', 'href', 'xlink:href', 'action', 'data', 'style', 'srcset') or name.startswith('on'):
            self.bad.append(name)
          if name == 'id': self.ids.append(value)
          if name == 'aria-labelledby': self.labels += value.split()
        if tag == 'figure': self.figures.append({'svg': 0, 'title': 0, 'desc': 0, 'table': 0})
        if 'figure' in self.open:
          if tag in self.figures[-1]: self.figures[-1][tag] += 1
        if tag not in ('meta', 'rect', 'line', 'polyline', 'polygon', 'br'): self.open.append(tag)
      def handle_endtag(self, tag):
        if tag in ('rect', 'line', 'polyline', 'polygon'): return
        if not self.open or self.open[-1] != tag: self.bad.append('nesting ' + tag)
        else: self.open.pop()
      def handle_data(self, data):
        self.text += data
    page = Page(); raw = open(sys.argv[1], encoding='utf-8').read(); page.feed(raw)
    style = re.search('<style>(.*?)</style>', raw, re.S).group(1)
    if re.search(r'url\\(|@import|http', style): page.bad.append('style')
    if len(set(page.ids)) != len(page.ids) or not set(page.labels) <= set(page.ids): page.bad.append('ids')
    if page.open: page.bad.append('open')
    print(json.dumps({'bad': page.bad, 'figures': page.figures, 'lang': 'lang="zh-CN"' in raw,
      'dark': 'prefers-color-scheme:dark' in raw, 'print': '@media print' in raw}))
    """

  @Test("看板和报表网页：自成一体，每幅图有标题、说明和数据表，两次相同") func pages() throws {
    let shop = try Workshop("pages")
    defer { try? shop.close() }
    try Self.check.write(to: shop.folder.appending(path: "check.py"), atomically: true, encoding: .utf8)
    try ExportTests.list.replacingOccurrences(of: "例示甲", with: "例示<script>甲").write(
      to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    let (output, exit) = try shop.run(
      """
      pipeline intake import a.csv --year 2019 --on 2019-08-01 && pipeline officer add '王<i>例示' --county 宝丰县 &&
      pipeline assign set '#1' '#1' --on 2019-08-20 &&
      pipeline dashboard --out a.html --as-of 2020-12-31 --known-at 2100-01-01 &&
      pipeline dashboard --out b.html --as-of 2020-12-31 --known-at 2100-01-01 && cmp a.html b.html &&
      pipeline report counties --as-of 2020-12-31 --html c.html && pipeline report lag --html d.html &&
      pipeline bulletin freeze --period 2020 && pipeline bulletin export 1 --out e.html
      """)
    try #require(exit == 0, "\(output)")
    for (file, pictures) in [("a", 6), ("c", 2), ("d", 0), ("e", 1)] {
      let (said, exit) = try shop.run("/usr/bin/python3 check.py \(file).html")
      #expect(exit == 0, "\(said)")
      let figure = "{\"svg\": 1, \"title\": 1, \"desc\": 1, \"table\": 1}"
      let figures = Array(repeating: figure, count: pictures).joined(separator: ", ")
      #expect(
        said.trimmed
          == "{\"bad\": [], \"figures\": [\(figures)], \"lang\": true, \"dark\": true, \"print\": true}",
        "\(file)")
    }
    #expect(try shop.run("grep -c '王&lt;i&gt;例示' a.html").output.trimmed != "0")
  }
}
