/// What can be wrong with a row (行错误): PL41x to PL44x and PL47x reject it, PL45x warn, PL46x and PL49x only tell.
public enum RowFlaw: Sendable, Equatable {
  case nameEmpty
  case invisibleCharacter(String)
  case tooLong(most: Int)
  /// The cell is empty because it lies in a merged block.
  case mergedCell
  case garbled
  case columnsShifted(cells: Int, titles: Int)
  case codeEmpty
  case codeNumeric
  case codeLength(Int)
  case codeCharacter(Character, position: Int)
  case codeOldNumber
  case codeNotEnterprise(kind: String)
  case codeTwice(firstRow: Int)
  case codeTwoNames(rows: [Int])
  case badDay
  /// Founded after the year of the list.
  case dayAhead
  case badNumber
  /// A number, but no amount that could be true.
  case beyondRange
  case negative
  case tooManyPoints(most: Int64)
  /// The error value, or nil when the file holds no computed value.
  case formulaError(String?)
  case endedLater(ended: String, no: Int)
  /// The office takes in no firm that was certified before.
  case everCertified(no: Int)
  /// The code of another record that was merged with that of the earlier row.
  case sameFirm(row: Int, no: Int)
  /// Of a list of figures: nothing is known of the firm.
  case unknownFirm
  // Warnings.
  case countyUnknown
  case countyNotOurs
  case checkDigit
  case renamed(no: Int, name: String)
  case sameNameInList(row: Int)
  case declaredCount(said: Int, found: Int)
  case unitDoubt(UnitDoubt)
  /// A person has recorded another figure, or the two are far apart: the one on record stays.
  case figureKept(String)
  case columnTwice(read: String)
  case privateUse(String)
  // Notices.
  case branch
  case sameName(no: Int, code: String)
  case columnsNotRead([String])
  case codeFolded
  case fieldNotRead
  case hiddenRead(rows: Int, columns: [String])
  case checkDigitConfirmed
  case figureUpdated(String)
  case dateSerial(String)
  /// Finer than can be stored: what was taken.
  case rounded(String)
  case hiddenSheets([String])

  public enum Weight: Sendable { case rejects, warns, tells }

  public var weight: Weight {
    switch code.dropFirst(3).first {
    case "5": .warns
    case "6", "9": .tells
    default: .rejects
    }
  }

  public var code: String {
    switch self {
    case .nameEmpty: "PL411"
    case .invisibleCharacter: "PL412"
    case .tooLong: "PL413"
    case .mergedCell: "PL414"
    case .garbled: "PL415"
    case .columnsShifted: "PL416"
    case .codeEmpty: "PL421"
    case .codeNumeric: "PL422"
    case .codeLength: "PL423"
    case .codeCharacter: "PL424"
    case .codeOldNumber: "PL425"
    case .codeNotEnterprise: "PL426"
    case .codeTwice: "PL427"
    case .codeTwoNames: "PL428"
    case .badDay: "PL431"
    case .dayAhead: "PL472"
    case .badNumber: "PL432"
    case .negative: "PL433"
    case .beyondRange: "PL471"
    case .tooManyPoints: "PL434"
    case .formulaError: "PL435"
    case .endedLater: "PL441"
    case .everCertified: "PL286"
    case .sameFirm: "PL436"
    case .unknownFirm: "PL437"
    case .countyUnknown: "PL451"
    case .countyNotOurs: "PL452"
    case .checkDigit: "PL453"
    case .renamed: "PL454"
    case .sameNameInList: "PL450"
    case .declaredCount: "PL455"
    case .unitDoubt: "PL456"
    case .figureKept: "PL457"
    case .columnTwice: "PL458"
    case .privateUse: "PL459"
    case .hiddenSheets: "PL460"
    case .branch: "PL461"
    case .sameName: "PL462"
    case .columnsNotRead: "PL463"
    case .codeFolded: "PL464"
    case .fieldNotRead: "PL465"
    case .hiddenRead: "PL466"
    case .checkDigitConfirmed: "PL467"
    case .figureUpdated: "PL468"
    case .dateSerial: "PL469"
    case .rounded: "PL491"
    }
  }

  public static var samples: [RowFlaw] {
    [
      .nameEmpty, .invisibleCharacter("U+200B"), .tooLong(most: 200), .codeEmpty, .codeNumeric,
      .codeLength(17), .codeCharacter("O", position: 3), .codeOldNumber, .codeNotEnterprise(kind: "92"),
      .codeTwice(firstRow: 5), .codeTwoNames(rows: [5, 9]), .badDay, .badNumber, .negative,
      .tooManyPoints(most: 8), .formulaError("#N/A"), .endedLater(ended: "2020-01-01", no: 3),
      .everCertified(no: 3),
      .sameFirm(row: 5, no: 3), .unknownFirm,
      .countyUnknown, .countyNotOurs, .checkDigit, .renamed(no: 3, name: "…"), .branch,
      .sameName(no: 3, code: "…"), .columnsNotRead(["…"]), .codeFolded, .fieldNotRead,
      .mergedCell, .garbled, .columnsShifted(cells: 9, titles: 8), .sameNameInList(row: 5),
      .declaredCount(said: 12, found: 11),
      .unitDoubt(UnitDoubt(.year(2017), read: 18_500_000_000_000, against: 1_700_000_000)),
      .figureKept("…"), .columnTwice(read: "…"), .privateUse("U+E81E"), .hiddenSheets(["…"]),
      .hiddenRead(rows: 3, columns: ["…"]), .checkDigitConfirmed, .figureUpdated("…"),
      .dateSerial("2004-06-25"), .beyondRange, .dayAhead, .rounded("62.33"),
    ]
  }
}

extension RowFlaw {
  /// Why a text is no credit code.
  public init(_ flaw: CreditCode.Flaw) {
    switch flaw {
    case .empty: self = .codeEmpty
    case .oldRegistrationNumber: self = .codeOldNumber
    case .length(let length): self = .codeLength(length)
    case .character(let character, let position): self = .codeCharacter(character, position: position)
    }
  }
}
