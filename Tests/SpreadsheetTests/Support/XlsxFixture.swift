import Spreadsheet

/// The smallest xlsx that holds what a test needs.
struct XlsxFixture {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// What stands inside the worksheet element; `rows` is the short way for its data.
  var sheet = "<sheetData/>"
  var rows: String {
    get { sheet }
    set { sheet = "<sheetData>\(newValue)</sheetData>" }
  }
  var strings: String?
  /// What stands inside the style sheet element.
  var styles = ""
  var workbookProperties = ""
  var target = "worksheets/sheet1.xml"
  var sheetPath = "xl/worksheets/sheet1.xml"
  var deflated = true

  init(rows: String = "", strings: String? = nil, styles: String = "") {
    self.strings = strings
    self.styles = styles
    self.rows = rows
  }

  func builder(withSheet: Bool = true) -> ZipBuilder {
    var zip = ZipBuilder()
    func add(_ path: String, _ xml: String) {
      zip.add(path, Array("<?xml version=\"1.0\"?>\(xml)".utf8), deflated: deflated)
    }
    add("_rels/.rels", Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")]))
    add(
      "xl/workbook.xml",
      """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\(workbookProperties)\
      <sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>
      """)
    var parts = [("rId1", "worksheet", target), ("rId2", "styles", "/xl/styles.xml")]
    if let strings {
      parts.append(("rId3", "sharedStrings", "sharedStrings.xml"))
      add("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>")
    }
    add("xl/_rels/workbook.xml.rels", Self.relationships(parts))
    add("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>")
    if withSheet { add(sheetPath, "<worksheet xmlns=\"\(Self.main)\">\(sheet)</worksheet>") }
    return zip
  }

  func read(limits: Limits = .standard) throws(SpreadsheetError) -> Sheet {
    let book = try SpreadsheetReader.read(bytes: builder().finish(), limits: limits)
    guard let sheet = book.sheets.first else { throw .empty }
    return sheet
  }

  private static func relationships(_ list: [(String, String, String)]) -> String {
    let items = list.map { "<Relationship Id=\"\($0)\" Type=\"\(office)/\($1)\" Target=\"\($2)\"/>" }
    return "<Relationships xmlns=\"\(package)\">\(items.joined())</Relationships>"
  }
}
