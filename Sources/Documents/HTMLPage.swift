/// A page for a browser, complete in one file (网页): no script, nothing fetched, light and dark, made to be printed.
public struct HTMLPage: Sendable {
  /// A part of the page (块).
  public enum Block: Sendable {
    case heading(String)
    case paragraph(String)
    /// Small print: times, hash, definitions.
    case note(String)
    case table(caption: String, headings: [String], rows: [[String]])
    case picture(Picture)
  }

  public let title: String
  /// Below the title: as of when, known when.
  public let subtitle: String
  public let blocks: [Block]

  public init(title: String, subtitle: String, _ blocks: [Block]) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
  }

  public var bytes: [UInt8] { Array(markup.text.utf8) }

  var markup: Markup {
    let parts = blocks.enumerated().map { place, block -> Markup in
      switch block {
      case .heading(let text): "<h2>\(text)</h2>\n"
      case .paragraph(let text): "<p>\(text)</p>\n"
      case .note(let text): "<p class=\"note\">\(text)</p>\n"
      case .table(let caption, let headings, let rows): Self.table(caption, headings, rows)
      case .picture(let picture): picture.markup(id: "picture\(place + 1)")
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><meta charset="utf-8"><title>\(title)</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>\(Self.style)</style></head>
      <body><main><h1>\(title)</h1><p class="note">\(subtitle)</p>
      \(parts)</main></body></html>

      """
  }

  static func table(_ caption: String, _ headings: [String], _ rows: [[String]]) -> Markup {
    let head = headings.map { heading -> Markup in "<th scope=\"col\">\(heading)</th>" }
    let body = rows.map { row -> Markup in
      let cells = row.enumerated().map { place, cell -> Markup in
        if place == 0 { return "<th scope=\"row\">\(cell)</th>" }
        return isNumber(cell) ? "<td class=\"right\">\(cell)</td>" : "<td>\(cell)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table><caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead><tbody>
      \(body)</tbody></table></div>

      """
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { "0123456789.,%-+≥".unicodeScalars.contains($0) }
  }

  private static let style: Markup = """

    :root{--paper:#fff;--ink:#1b1f24;--quiet:#57606a;--grid:#d0d7de;--bar:#1f5f99;--on-bar:#fff;--track:#eaeef2;
    --target:#b3261e;--band:#a9c8e6;--part1:#e3b341;--on1:#1b1f24;--part2:#b3261e;--on2:#fff;--part3:#8c959f;--on3:#1b1f24}
    @media(prefers-color-scheme:dark){:root{--paper:#10151b;--ink:#e6edf3;--quiet:#a5b0bb;--grid:#39424c;--bar:#7db7f0;
    --on-bar:#0b1623;--track:#222b35;--target:#ff8a80;--band:#2f4d6b;--part1:#d9a62e;--part2:#ff8a80;--on2:#1b0f0e;
    --part3:#76818c;--on3:#0b1623}}
    body{margin:0;background:var(--paper);color:var(--ink);
    font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif}
    main{max-width:800px;margin:0 auto;padding:16px}h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.15rem;margin:0}
    .note,figcaption p{color:var(--quiet);font-size:.875rem;margin:.25rem 0;overflow-wrap:anywhere}figure{margin:2rem 0;padding:0}
    .scroll{overflow-x:auto}.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--bar);outline-offset:2px}
    svg{display:block;max-width:none}summary{cursor:pointer;padding:.25rem 0}
    table{border-collapse:collapse;font-size:.875rem;margin:.5rem 0}caption{text-align:left;color:var(--quiet)}
    th,td{border:1px solid var(--grid);padding:.25rem .5rem;text-align:left;font-weight:400}thead th{background:var(--track);font-weight:600}
    .right{text-align:right;font-variant-numeric:tabular-nums}
    text{font-size:13px;fill:var(--ink)}text.quiet{fill:var(--quiet)}text.warning{fill:var(--target);font-weight:600}
    .bar,.part0{fill:var(--bar)}text.on0,text.onshade{fill:var(--on-bar)}.part1{fill:var(--part1)}text.on1{fill:var(--on1)}
    .part2{fill:var(--part2)}text.on2{fill:var(--on2)}.part3{fill:var(--part3)}text.on3{fill:var(--on3)}.track{fill:var(--track)}
    .grid{stroke:var(--grid)}.axis{stroke:var(--ink)}.target{stroke:var(--target);stroke-width:3}.band{fill:var(--band);opacity:.6}
    .curve{fill:none;stroke:var(--bar);stroke-width:2.5}.shade0{fill:var(--track)}.shade1,.shade2,.shade3,.shade4,.shade5{fill:var(--bar)}
    .shade1{opacity:.15}.shade2{opacity:.3}.shade3{opacity:.45}.shade4{opacity:.8}
    @media print{:root{--paper:#fff;--ink:#000;--quiet:#444;--grid:#bbb;--bar:#1f5f99;--on-bar:#fff;--track:#eee;--target:#b3261e;
    --band:#a9c8e6;--part1:#e3b341;--on1:#000;--part2:#b3261e;--on2:#fff;--part3:#8c959f;--on3:#000}
    figure,tr{break-inside:avoid}h2{break-after:avoid}.scroll{overflow:visible}svg{max-width:100%;height:auto}@page{size:A4;margin:15mm}}
    """
}
