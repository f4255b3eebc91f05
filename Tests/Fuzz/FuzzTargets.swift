import CSpawn
import Glibc

/// The entry of the fuzzer (模糊测试入口): one input, given to the parser that FUZZ_TARGET names.
///
/// A refusal is a fine answer; a trap, a read out of bounds, endless time or memory is a finding.
/// script/fuzz compiles this file together with Sources/Spreadsheet.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  FuzzTarget.chosen(bytes)
  return 0
}

enum FuzzTarget {
  static let all: [String: @Sendable ([UInt8]) -> Void] = [
    "csv": csv, "text": text, "zip": zip, "xml": xml, "format": format, "xls": xls, "wire": wire,
  ]

  static let chosen: @Sendable ([UInt8]) -> Void = {
    guard let name = getenv("FUZZ_TARGET"), let target = all[String(cString: name)] else {
      fatalError("FUZZ_TARGET must be one of \(all.keys.sorted())")
    }
    return target
  }()

  /// Small, so that the limits themselves are reached.
  private static let limits = {
    var limits = Limits()
    limits.maxCells = 20_000
    limits.maxMemoryBytes = 4 << 20
    limits.maxPartBytes = 8 << 20
    limits.maxTotalBytes = 16 << 20
    return limits
  }()

  /// What is read, written and read again is the same.
  @Sendable static func csv(_ bytes: [UInt8]) {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return }
    let delimiter = CSVParser.delimiter(of: bytes)
    var parser = CSVParser(bytes: bytes, delimiter: delimiter, limits: limits, budget: Budget(limits))
    guard let rows = try? parser.parse() else { return }
    let texts = rows.map { row in
      row.cells.map { cell in if case .text(let text) = cell { text } else { "" } }
    }
    let written = CSVWriter.encode(rows: texts, raw: true).bytes
    let body = Array(written.dropFirst(written.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0))
    var again = CSVParser(bytes: body, delimiter: .comma, limits: .standard, budget: Budget(.standard))
    guard let second = try? again.parse() else { fatalError("what was written cannot be read") }
    // A row of one empty cell is written as a blank line, which is left out.
    let filled = rows.map(\.cells).filter { $0 != [.empty] }
    precondition(second.map(\.cells).filter { $0 != [.empty] } == filled, "another text came back")
  }

  /// What is decoded is UTF-8, and UTF-16 comes back as it was.
  @Sendable static func text(_ bytes: [UInt8]) {
    for encoding in [nil] + Encoding.allCases.map({ Optional($0) }) {
      guard let text = try? TextDecoder.decode(bytes, as: encoding) else { continue }
      precondition((try? UTF8Span(validating: text.bytes.span)) != nil, "no UTF-8")
      guard encoding == .utf16le, !bytes.starts(with: [0xFF, 0xFE]) else { continue }
      let units = Array(String(decoding: text.bytes, as: UTF8.self).utf16)
      precondition(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } == bytes, "another text")
    }
    _ = ContentKind(of: bytes, encoding: nil)
  }

  /// The container, each of its parts, and the workbook.
  @Sendable static func zip(_ bytes: [UInt8]) {
    guard let archive = try? ZipArchive(bytes, limits: limits) else { return }
    for name in archive.names {
      guard let entry = archive.entry(name) else { fatalError("a name without an entry") }
      try? Inflater(archive: archive, entry: entry).stream { (_) throws(SpreadsheetError) in }
    }
    _ = try? XlsxReader.read(bytes, limits: limits)
  }

  /// A part of each kind; the first byte says which.
  @Sendable static func xml(_ bytes: [UInt8]) {
    guard let kind = bytes.first else { return }
    let budget = Budget(limits)
    let decoder = CellDecoder(
      part: "x", strings: ["", "甲", "1"], dateStyles: [false, true], is1904: kind & 0x80 != 0)
    let handlers: [any XMLHandler] = [
      SheetPart(part: "x", decoder: decoder, limits: limits, budget: budget),
      SharedStringsPart(budget: budget), StylesPart(budget: budget), WorkbookPart(budget: budget),
      Relationships(source: "xl/workbook.xml", budget: budget),
    ]
    let handler = handlers[Int(kind & 0x7F) % handlers.count]
    guard let stream = try? XMLStream(part: "x", handler: handler) else { return }
    bytes.dropFirst().withUnsafeBytes { all in
      do throws(SpreadsheetError) {
        // In two pieces, as the inflater cuts it anywhere.
        try stream.feed(UnsafeRawBufferPointer(rebasing: all[..<(all.count / 2)]))
        try stream.feed(UnsafeRawBufferPointer(rebasing: all[(all.count / 2)...]))
        try stream.finish()
      } catch {
        return
      }
      if let sheet = handler as? SheetPart { check(sheet.sheet(name: "", hidden: false)) }
    }
  }

  @Sendable static func format(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = NumberFormat.isDate(code: text)
    _ = CellReference(text, limits: .standard)
    _ = MergedRange(text, limits: .standard)
    let decoder = CellDecoder(
      part: "x", strings: ["甲"], dateStyles: [true], is1904: bytes.count.isMultiple(of: 2))
    for type in [nil, "s", "b", "e", "d", "str"] {
      _ = try? decoder.decode(RawCell(type: type, hasValue: true), value: text, row: 1)
    }
    guard bytes.count >= 8 else { return }
    let value = Double(bitPattern: UInt64(bytes.little32(0)) | UInt64(bytes.little32(4)) << 32)
    for serial in [value, Double(bytes.little32(0))] {
      _ = DateSerial.date(serial, is1904: true)
      guard case .date(let year, let month, let day)? = DateSerial.date(serial, is1904: false) else {
        continue
      }
      precondition(DateSerial.serial(year: year, month: month, day: day) == Int(serial), "another day")
    }
  }

  /// The container and records of an old workbook, without the library; or records alone.
  @Sendable static func xls(_ bytes: [UInt8]) {
    var stream = bytes
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      guard let file = try? CompoundFile(bytes), let book = try? file.stream("Workbook") else { return }
      stream = book
    }
    guard let globals = try? BIFFGlobals(stream) else { return }
    for place in globals.sheets.prefix(8) {
      let budget = Budget(limits)
      let sheet = try? BIFFSheet(stream, at: place.offset, globals: globals, budget: budget)
      for entry in sheet?.entries.prefix(64) ?? [] {
        if case .shared(let number) = entry.content { _ = try? globals.texts.text(Int(number)) }
      }
    }
  }

  /// The answer of a child that a bad file has taken over.
  @Sendable static func wire(_ bytes: [UInt8]) {
    let file = memfd_create("wire", UInt32(MEMFD_CLOEXEC))
    defer { close(file) }
    let answer = Wire.greeting + bytes
    guard pwrite(file, answer, answer.count, 0) == answer.count else { fatalError("no memory file") }
    var reader = XlsReader(limits: limits, budget: Budget(limits), wire: WireReader(file: file))
    for sheet in (try? reader.sheets(from: "x")) ?? [] { check(sheet) }
  }

  private static func check(_ sheet: Sheet) {
    var last = 0
    for row in sheet.rows {
      precondition(row.number > last && row.cells.count <= 16384, "rows out of order")
      last = row.number
    }
  }
}
