public import Spreadsheet

/// One firm of a published list (公布名单的一行).
public struct OfficialRow: Sendable, Equatable {
  /// As a spreadsheet program shows it, from 1.
  public let number: Int
  public let name: FirmName
  public var code: CreditCode?
  public var certificate: CertificateNumber?
  public var issued: Day?
  /// 属地 as written.
  public var place: String?
  /// 库内编号: the firm a person chose, in a returned file.
  public var chosen: Int?
  /// 确认: a person's yes, in a returned file.
  public var isConfirmed = false
}

/// A published list of certified firms (公布名单): a sheet with a heading, or lines of copied text without one.
public struct OfficialList: Sendable {
  public let sheet: String
  public let rows: [OfficialRow]
  /// Row numbers without a firm's name.
  public let unread: [Int]

  enum Column: Hashable { case name, code, certificate, issued, place, chosen, confirmed, other }

  /// - Parameter path: only for messages.
  /// - Throws: `FileRefusal.noRows` when no sheet has a firm.
  public init(_ workbook: Workbook, path: String) throws {
    let read = workbook.sheets.filter { !$0.hidden }.map { ($0.name, OfficialList.rows(of: $0)) }
    guard let best = read.max(by: { $0.1.rows.count < $1.1.rows.count }), !best.1.rows.isEmpty else {
      throw FileRefusal.noRows(path)
    }
    sheet = best.0
    rows = best.1.rows
    unread = best.1.unread
  }

  private static func rows(of sheet: Sheet) -> (rows: [OfficialRow], unread: [Int]) {
    var columns: [Int: Column] = [:]
    var first = 0
    for row in sheet.rows.prefix(8) {
      let found = Dictionary(
        uniqueKeysWithValues: row.cells.enumerated().compactMap { place, cell in
          cell.words.map { (place, column($0)) }
        })
      if found.values.contains(.name) {
        columns = found
        first = row.number
        break
      }
    }
    var rows: [OfficialRow] = []
    var unread: [Int] = []
    for row in sheet.rows where row.number > first {
      let words = row.cells.map { $0.words?.trimmingBlanks() }
      guard words.contains(where: { $0 != nil }) else { continue }
      if let read = columns.isEmpty ? line(words, row.number) : cells(words, columns, row.number) {
        rows.append(read)
      } else {
        unread.append(row.number)
      }
    }
    return (rows, unread)
  }

  private static func column(_ title: String) -> Column {
    switch Heading.plain(title) {
    case "证书编号", "编号", "证书号", "高新技术企业证书编号", "高企证书编号": .certificate
    case "发证日期", "发证时间", "颁证日期", "认定日期", "认定时间": .issued
    case "属地", "所属地区", "地区", "所在地", "地市", "市", "推荐单位", "县(市、区)", "县区": .place
    case "现名称", "名称", "单位名称", "企业名称", "认定企业名称", "公司名称": .name
    case "库内编号": .chosen
    case "确认": .confirmed
    case let plain:
      switch HeadingWords.known[plain] {
      case .name: .name
      case .code: .code
      case .county: .place
      default: .other
      }
    }
  }

  private static func cells(_ words: [String?], _ columns: [Int: Column], _ number: Int) -> OfficialRow? {
    func word(_ wanted: Column) -> String? {
      for (place, column) in columns.sorted(by: { $0.key < $1.key }) where column == wanted {
        if words.indices.contains(place), let word = words[place] { return word }
      }
      return nil
    }
    guard let name = word(.name), isFirm(name) else { return nil }
    var row = OfficialRow(number: number, name: FirmName(visible(name)))
    row.code = word(.code).flatMap { try? CreditCode($0) }
    row.certificate = word(.certificate).flatMap { CertificateNumber(visible($0)) }
    row.issued = word(.issued).flatMap { Day($0) }
    row.place = word(.place)
    row.isConfirmed =
      word(.confirmed).map { ["是", "Y", "YES", "1", "√", "✓"].contains(FirmName.key($0)) } ?? false
    // The number of a firm stands there as a proposal until somebody says yes.
    if row.isConfirmed { row.chosen = word(.chosen).flatMap { Int($0.drop { $0 == "#" }) } }
    return row
  }

  /// A line without a heading: words that look like a code, a number or a day are that, and the rest is the name.
  private static func line(_ words: [String?], _ number: Int) -> OfficialRow? {
    var name: [String] = []
    var row = OfficialRow(number: number, name: FirmName(""))
    for word in words.compactMap({ $0 }).flatMap({
      visible($0).split(whereSeparator: \.isWhitespace).map(String.init)
    }) {
      let plain = FirmName.key(word)
      if let certificate = CertificateNumber(plain) {
        row.certificate = certificate
      } else if let code = try? CreditCode(plain) {
        row.code = code
      } else if let day = Day(plain), plain.contains(where: { !$0.isNumber }) || plain.count == 8 {
        row.issued = day
      } else if name.isEmpty, plain.allSatisfy({ $0.isNumber || ".、,()".contains($0) }) {
        continue
      } else {
        name.append(word)
      }
    }
    // Without a heading nothing but its own words tells a firm from other text.
    let bodies = ["公司", "厂", "集团", "院", "所", "中心", "合作社", "企业"]
    guard isFirm(name.joined()), bodies.contains(where: name.joined().contains) else { return nil }
    var read = OfficialRow(number: number, name: FirmName(name.joined(separator: " ")))
    read.code = row.code
    read.certificate = row.certificate
    read.issued = row.issued
    return read
  }

  /// A firm's name has at least four characters, and is neither a sum nor a signature.
  private static func isFirm(_ name: String) -> Bool {
    let plain = FirmName.key(visible(name))
    guard plain.count >= 4, plain.contains(where: \.isLetter) else { return false }
    return !["合计", "总计", "共计", "附件", "注:", "备注", "制表", "填报"].contains(where: plain.hasPrefix)
      && !plain.hasSuffix("名单") && !plain.hasSuffix("公告")
  }

  /// Without what copying from a page leaves behind and nobody sees.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          !["\u{200B}", "\u{FEFF}", "\u{200C}", "\u{200D}", "\u{2060}"].contains($0)
        }))
  }
}
