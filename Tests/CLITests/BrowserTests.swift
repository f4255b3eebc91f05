import Foundation
import Pipeline
import Testing

/// The pages in a browser: headless Chromium draws them at two widths, says nothing and asks for nothing.
@Suite("浏览器") struct BrowserTests {
  /// Opens a page and tells what it said to the console, what it asked for, and what stands on it. What the browser asks
  /// its makers for by itself is left out.
  static let drive = """
    import json, os, re, subprocess, sys, tempfile, zlib
    page, width = sys.argv[1], sys.argv[2]
    with tempfile.TemporaryDirectory() as home:
      def chromium(*words):
        done = subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
          '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
          '--disable-default-apps', '--disable-extensions', '--host-resolver-rules=MAP * ~NOTFOUND',
          '--enable-logging=stderr', '--v=0', '--hide-scrollbars', f'--user-data-dir={home}/profile',
          f'--log-net-log={home}/net.json', f'--window-size={width},2000', *words, 'file://' + os.path.abspath(page)],
          capture_output=True, text=True, timeout=120)
        said = re.findall(r'CONSOLE[^"]*"(.*)", source', done.stderr)
        asked = set(re.findall(r'"url":"(https?://[^"]+)"', open(f'{home}/net.json').read()))
        return done.stdout, said, [u for u in asked if not re.match(r'https?://[^/]*(google|googleapis|gvt1)\\.com[/:]', u)]
      dom, said, asked = chromium('--dump-dom')
      _, more, again = chromium(f'--screenshot={home}/page.png')
      png = open(f'{home}/page.png', 'rb').read()
      data = b''.join(png[m.end():m.end() + int.from_bytes(png[m.start() - 4:m.start()], 'big')]
        for m in re.finditer(b'IDAT', png) if int.from_bytes(png[m.start() - 4:m.start()], 'big') < len(png))
      print(json.dumps({'said': said + more, 'asked': sorted(set(asked + again)),
        'width': int.from_bytes(png[16:20], 'big'), 'shades': len(set(zlib.decompress(data))),
        'pictures': len(re.findall('<svg', dom)), 'titled': len(re.findall('<svg[^>]*>\\\\s*<title', dom)),
        'tables': len(re.findall('<figure.*?<table.*?</figure>', dom, re.S)),
        'figures': len(re.findall('<figure', dom))}))
    """

  private func shop(_ name: String) throws -> Workshop {
    let shop = try Workshop(name)
    try Self.drive.write(to: shop.folder.appending(path: "drive.py"), atomically: true, encoding: .utf8)
    return shop
  }

  private func seen(_ page: String, _ width: Int, _ shop: Workshop) throws -> JSON {
    let (output, exit) = try shop.run("/usr/bin/python3 drive.py \(page) \(width)")
    try #require(exit == 0, "\(output)")
    return try #require(JSON(parsing: output.trimmed), "\(output)")
  }

  @Test("看板在 390 和 1280 像素下：控制台无话，不出网，每幅图有标题和数据表") func dashboard() throws {
    let shop = try shop("browser")
    defer { try? shop.close() }
    try ExportTests.list.write(to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    let (output, exit) = try shop.run(
      """
      pipeline intake import a.csv --year 2019 --on 2019-08-01 && pipeline target set 2019 100 --on 2019-01-15 &&
      pipeline dashboard --out a.html --as-of 2020-12-31
      """)
    try #require(exit == 0, "\(output)")
    for width in [390, 1280] {
      let page = try seen("a.html", width, shop)
      #expect(page["said"].array.isEmpty && page["asked"].array.isEmpty, "\(page)")
      #expect(page["width"].int == width && (page["shades"].int ?? 0) > 20, "\(page)")
      #expect(page["pictures"].int == 6 && page["figures"].int == 6, "\(page)")
      #expect(page["titled"].int == 6 && page["tables"].int == 6, "\(page)")
    }
  }

  @Test("会说话、会出网的网页被认出来") func control() throws {
    let shop = try shop("browsercontrol")
    defer { try? shop.close() }
    try "<title>x</title><img src='http://example.invalid/x.png'><script>console.error('喂')</script>".write(
      to: shop.folder.appending(path: "b.html"), atomically: true, encoding: .utf8)
    let page = try seen("b.html", 390, shop)
    #expect(page["said"].array.map(\.plain).contains("喂"))
    #expect(page["asked"].array.map(\.plain) == ["http://example.invalid/x.png"])
  }
}
