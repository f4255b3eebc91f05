public import Foundation

/// Makes ids (标识): UUIDv7, so that rows of one moment lie together and no server hands them out.
public struct IDs: Sendable {
  /// Milliseconds since 1970 that the ids carry.
  public let milliseconds: UInt64

  public init(milliseconds: UInt64) { self.milliseconds = milliseconds }

  /// Ids in rising order: rows written in the order of their key fill an index from left to right.
  public func make(_ count: Int) -> [UUID] {
    // One draw for all: a list takes two hundred thousand ids.
    var random = [UInt64](repeating: 0, count: 2 * count)
    random.withUnsafeMutableBytes { if let start = $0.baseAddress { arc4random_buf(start, $0.count) } }
    var ids = (0..<count).map { bits(random[2 * $0], random[2 * $0 + 1]) }
    ids.sort { one, other in one.high == other.high ? one.low < other.low : one.high < other.high }
    return ids.map { IDs.id($0) }
  }

  /// A new id: 48 bits of time, 74 random bits.
  public func make() -> UUID { make(1)[0] }

  private func bits(_ some: UInt64, _ more: UInt64) -> (high: UInt64, low: UInt64) {
    let version: UInt64 = 0x7 << 12
    let variant: UInt64 = 0b10 << 62
    return (milliseconds << 16 | version | some >> 52, variant | more >> 2)
  }

  private static func id(_ bits: (high: UInt64, low: UInt64)) -> UUID {
    withUnsafeBytes(of: (bits.high.bigEndian, bits.low.bigEndian)) {
      UUID(uuid: $0.loadUnaligned(as: uuid_t.self))
    }
  }
}

extension UUID {
  /// The id of the n-th part of one operation: the same for every retry, the operation's own for part 0.
  public func part(_ number: Int) -> UUID {
    var bytes = uuid
    let last = UInt32(bytes.12) << 24 | UInt32(bytes.13) << 16 | UInt32(bytes.14) << 8 | UInt32(bytes.15)
    let sum = last &+ UInt32(truncatingIfNeeded: number)
    bytes.12 = UInt8(truncatingIfNeeded: sum >> 24)
    bytes.13 = UInt8(truncatingIfNeeded: sum >> 16)
    bytes.14 = UInt8(truncatingIfNeeded: sum >> 8)
    bytes.15 = UInt8(truncatingIfNeeded: sum)
    return UUID(uuid: bytes)
  }
}

/// A certificate number (高新技术企业证书编号): GR, year, two digits of the province, six digits.
public struct CertificateNumber: Sendable, Hashable {
  public let text: String

  public init?(_ raw: String) {
    let plain = CreditCode.fold(raw)
    guard plain.utf8.count == 14, plain.hasPrefix("GR"),
      plain.dropFirst(2).utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    text = plain
  }

  /// The year of certification that the number carries.
  public var year: Int? { Int(text.dropFirst(2).prefix(4)) }

  /// The province that the number carries: 41 is Henan; planned cities share their province's.
  public var province: String { String(text.dropFirst(6).prefix(2)) }
}
