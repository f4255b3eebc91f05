import CExpat

/// Receives the elements of one XML part, by their local names.
protocol XMLHandler: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError)
  func end(_ name: String) throws(SpreadsheetError)
  /// Character data, in pieces of any size.
  func text(_ bytes: UnsafeRawBufferPointer) throws(SpreadsheetError)
}

/// Feeds the bytes of one part to expat; a document type stops it before any entity is defined.
final class XMLStream {
  /// Stands between namespace and local name; no namespace of the format holds it.
  private static let separator = CChar(0x7C)
  private let memory = XMLMemory()
  private let parser: XML_Parser
  private let part: String
  private let handler: any XMLHandler
  private var failure: SpreadsheetError?

  init(part: String, handler: any XMLHandler) throws(SpreadsheetError) {
    guard let parser = memory.makeParser(separator: Self.separator) else {
      throw .malformed(part: part, reason: "no memory to parse")
    }
    self.parser = parser
    self.part = part
    self.handler = handler
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { stream, name, attributes in
        XMLStream.from(stream)?.run { (handler) throws(SpreadsheetError) in
          try handler.start(XMLStream.local(name), XMLAttributes(pairs: attributes))
        }
      },
      { stream, name in
        XMLStream.from(stream)?.run { (handler) throws(SpreadsheetError) in
          try handler.end(XMLStream.local(name))
        }
      })
    XML_SetCharacterDataHandler(parser) { stream, bytes, count in
      XMLStream.from(stream)?.run { (handler) throws(SpreadsheetError) in
        try handler.text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { stream, _, _, _, _ in
      let stream = XMLStream.from(stream)
      stream?.run { (_) throws(SpreadsheetError) in throw .doctype(part: stream?.part ?? "") }
    }
  }

  deinit { memory.counting { XML_ParserFree(parser) } }

  func feed(_ piece: UnsafeRawBufferPointer) throws(SpreadsheetError) {
    try parse(piece, last: false)
  }

  func finish() throws(SpreadsheetError) {
    try parse(UnsafeRawBufferPointer(start: nil, count: 0), last: true)
  }

  private func parse(_ piece: UnsafeRawBufferPointer, last: Bool) throws(SpreadsheetError) {
    let status = memory.counting {
      XML_Parse(parser, piece.bindMemory(to: CChar.self).baseAddress, Int32(piece.count), last ? 1 : 0)
    }
    if let failure { throw failure }
    // Memory refused for one token can also show up as another error.
    guard !memory.exhausted else { throw .bomb(part: part, exceeded: .memory) }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "broken XML"
      let line = XML_GetCurrentLineNumber(parser)
      throw .malformed(part: part, reason: "\(reason), line \(line)")
    }
  }

  /// Expat may still call back once after a stop; only the first failure counts.
  private func run(_ body: (any XMLHandler) throws(SpreadsheetError) -> Void) {
    guard failure == nil else { return }
    do {
      try body(handler)
    } catch {
      failure = error
      XML_StopParser(parser, 0)
    }
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLStream? {
    pointer.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func local(_ name: UnsafePointer<CChar>?) -> String {
    XMLAttributes.local(name).map { String(cString: $0) } ?? ""
  }
}
