import Glibc

/// How the child process hands the sheets to its parent (进程间格式): tags, numbers of any length, texts.
enum Wire {
  /// Says that what follows is an answer and not the output of another program.
  static let greeting: [UInt8] = Array("pipeline xls 1\n".utf8)
  static let sheet: UInt8 = 1
  static let merged: UInt8 = 2
  static let hiddenRow: UInt8 = 3
  static let hiddenColumn: UInt8 = 4
  static let row: UInt8 = 5
  static let end: UInt8 = 6
  static let failure: UInt8 = 7
}

/// The child's side: gathers bytes and writes them out in large pieces.
struct WireWriter {
  private let file: Int32
  private var buffer: [UInt8] = []

  init(file: Int32) {
    self.file = file
    buffer = Wire.greeting
  }

  mutating func tag(_ tag: UInt8) { buffer.append(tag) }

  mutating func number(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      buffer.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    buffer.append(UInt8(rest))
    if buffer.count >= 64 << 10 { flush() }
  }

  mutating func text(_ text: String) {
    number(text.utf8.count)
    buffer += text.utf8
  }

  mutating func cell(_ cell: Cell) {
    switch cell {
    case .empty: tag(0)
    case .text(let text):
      tag(1)
      self.text(text)
    case .number(let digits):
      tag(2)
      text(digits)
    case .date(let year, let month, let day):
      tag(3)
      for part in [year, month, day] { number(part) }
    case .boolean(let value): tag(value ? 4 : 5)
    case .error(let name):
      tag(6)
      text(name)
    }
  }

  /// A parent that has gone away needs no answer.
  mutating func flush() {
    var sent = 0
    while sent < buffer.count {
      let count = buffer[sent...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { exit(1) }
      sent += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The parent's side: nothing the child says is believed, since a bad file may have taken it over.
struct WireReader {
  /// Longer than any cell of the format.
  private static let maxText = 1 << 20
  private let file: Int32
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  private var at = 0
  private var filled = 0

  init(file: Int32) { self.file = file }

  /// The next byte, or nil at the end.
  mutating func byte() -> UInt8? {
    while at == filled {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      at = 0
      filled = count
    }
    at += 1
    return buffer[at - 1]
  }

  mutating func number() -> Int? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard let byte = byte() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(exactly: value) }
    }
    return nil
  }

  mutating func number(in range: ClosedRange<Int>) -> Int? {
    number().flatMap { range.contains($0) ? $0 : nil }
  }

  mutating func text() -> String? {
    guard let count = number(in: 0...Self.maxText) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for _ in 0..<count {
      guard let byte = byte() else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  mutating func cell() -> Cell? {
    switch byte() {
    case 0: return .empty
    case 1: return text().map { $0.isEmpty ? .empty : .text($0) }
    case 2: return text().map { .number($0) }
    case 3:
      guard let year = number(in: 1900...9999), let month = number(in: 1...12), let day = number(in: 1...31)
      else { return nil }
      return .date(year: year, month: month, day: day)
    case 4: return .boolean(true)
    case 5: return .boolean(false)
    case 6: return text().map { .error($0) }
    default: return nil
    }
  }
}
