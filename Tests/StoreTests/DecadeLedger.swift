import Pipeline

/// The ledger by lines (按企业重数): merged records together, certificates in their order.
struct Ledger {
  struct Certificate {
    let line: Int
    let issued: Day
    let until: Day
    let cause: CertificateEnd?
    let fromReserve: Bool
    var next: Day?
    var expires: Day { issued.adding(years: 3) }
  }

  private(set) var certificates: [Certificate] = []
  private(set) var lines: [Int: [Certificate]] = [:]
  private let firms: [Int: Decade.Firm]

  init(_ decade: Decade) {
    firms = Dictionary(decade.firms.map { ($0.number, $0) }, uniquingKeysWith: { one, _ in one })
    for firm in decade.firms {
      let line = firm.mergedInto ?? firm.number
      for one in firm.certificates {
        lines[line, default: []].append(
          Certificate(
            line: line, issued: one.issued, until: one.until, cause: one.cause, fromReserve: one.fromReserve))
      }
    }
    for line in lines.keys {
      var sorted = lines[line, default: []].sorted { $0.issued < $1.issued }
      for place in sorted.indices.dropLast() { sorted[place].next = sorted[place + 1].issued }
      lines[line] = sorted
      certificates += sorted
    }
  }

  /// Whether a firm came out of one that had been certified by then, or that one did.
  func cameOutOfCertified(_ line: Int) -> Bool {
    var next = firms[line]?.origin
    while let origin = next {
      if lines[origin.number, default: []].contains(where: { $0.issued < origin.on }) { return true }
      next = firms[origin.number]?.origin
    }
    return false
  }

  var causes: Set<CertificateEnd> { Set(certificates.compactMap(\.cause)) }

  func isValid(_ line: Int, _ day: Day) -> Bool {
    lines[line, default: []].contains { $0.issued <= day && day < $0.until }
  }

  func county(_ line: Int, _ day: Day) -> String {
    firms[line]?.county(on: day) ?? ""
  }

  /// The parts of the change of the valid stock of a county, or of all, over a period.
  func growth(_ place: String, from first: Day, through last: Day) -> [String: Int] {
    let eve = first.adding(days: -1)
    var parts: [String: Int] = [:]
    func add(_ item: String, _ county: String) {
      if place == "all" || county == place { parts[item, default: 0] += 1 }
    }
    for item in [
      "before", "first", "again", "lapsed", "revoked", "left", "moved_in", "moved_out", "valid", "renewed",
    ] {
      parts[item] = 0
    }
    for (line, own) in lines {
      let (was, is_) = (isValid(line, eve), isValid(line, last))
      let (old, new) = (county(line, eve), county(line, last))
      if was { add("before", old) }
      if is_ { add("valid", new) }
      if is_, !was { add(own[0].issued >= first ? "first" : "again", new) }
      if was, is_, own.contains(where: { $0.issued >= first && $0.issued <= last }) { add("renewed", new) }
      if was, is_, old != new, place != "all" {
        add("moved_in", new)
        add("moved_out", old)
      }
      guard was, !is_ else { continue }
      let longest = own.filter { $0.issued <= last }.max { $0.until < $1.until }
      switch longest?.cause {
      case nil: add("lapsed", old)
      case .moved?, .closed?: add("left", old)
      default: add("revoked", old)
      }
    }
    return parts
  }

  /// Certificates that ran their three years and ended in a year, as known by a day.
  func ended(in year: Int, asOf day: Day) -> [Certificate] {
    certificates.filter { one in
      one.expires.year == year && one.expires <= day && !(one.cause != nil && one.until <= day)
    }.map { one in
      var one = one
      if let next = one.next, next > day { one.next = nil }
      return one
    }
  }
}
