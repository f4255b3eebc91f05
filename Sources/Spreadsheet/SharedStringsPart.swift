/// The table of texts that cells name by number (共享字符串).
final class SharedStringsPart: XMLHandler {
  private(set) var strings: [String] = []
  private let budget: Budget
  private var collector = TextCollector()
  private var inItem = false
  private var inPhonetic = false

  init(budget: Budget) { self.budget = budget }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
    switch name {
    case "si":
      collector.clear()
      inItem = true
    case "rPh": inPhonetic = true
    case "t": collector.active = inItem && !inPhonetic
    default: break
    }
  }

  func end(_ name: String) throws(SpreadsheetError) {
    switch name {
    case "si":
      let text = collector.string
      try budget.takeElement(of: String.self)
      try budget.take(text: text)
      strings.append(text)
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
