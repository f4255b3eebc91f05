public import Foundation

/// Makes ids (标识): UUIDv7, so that rows of one moment lie together and no server hands them out.
public struct IDs: Sendable {
  /// Milliseconds since 1970 that the ids carry.
  public let milliseconds: UInt64

  public init(milliseconds: UInt64) { self.milliseconds = milliseconds }

  /// Ids in rising order: rows written in the order of their key fill an index from left to right.
  public func make(_ count: Int) -> [UUID] {
    (0..<count).map { _ in make() }.sorted { one, other in
      withUnsafeBytes(of: one.uuid) { left in
        withUnsafeBytes(of: other.uuid) { right in left.lexicographicallyPrecedes(right) }
      }
    }
  }

  /// A new id: 48 bits of time, 74 random bits.
  public func make() -> UUID {
    var bytes: [UInt8] = []
    for shift in stride(from: 40, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: milliseconds >> UInt64(shift)))
    }
    // Two draws instead of ten: a list takes two hundred thousand ids.
    for random in [UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max)] {
      for shift in stride(from: 0, to: 40, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: random >> UInt64(shift)))
      }
    }
    bytes[6] = 0x70 | (bytes[6] & 0x0F)
    bytes[8] = 0x80 | (bytes[8] & 0x3F)
    return UUID(
      uuid: (
        bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
        bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
      ))
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
}
