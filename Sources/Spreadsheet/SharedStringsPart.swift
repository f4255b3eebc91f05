/// The table of texts that cells name by number (共享字符串).
final class SharedStringsPart: XMLHandler {
  private(set) var strings: [String] = []
  private let limit: Int
  private var collector = TextCollector()
  private var inItem = false
  private var inPhonetic = false

  init(limit: Int) { self.limit = limit }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
    switch name {
    case "si":
      guard strings.count < limit else { throw .tooLarge(.cells, limit: limit) }
      collector.clear()
      inItem = true
    case "rPh": inPhonetic = true
    case "t": collector.active = inItem && !inPhonetic
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "si":
      strings.append(collector.string)
      inItem = false
    case "rPh": inPhonetic = false
    case "t": collector.active = false
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) throws(SpreadsheetError) {
    try collector.append(bytes, part: "sharedStrings")
  }
}
