extension ReportCounts {
  /// The counties that a figure speaks of: the offices in their order, then the firms without one, the whole last. Of whoever
  /// sees part of the reserve, and of a question about one county, only what is there.
  ///
  /// - Parameter everyOffice: offices of which nothing is counted stand there too.
  func countyPlaces(_ figure: String, everyOffice: Bool = false) -> [String] {
    if let asked = document["county"].string { return [asked] }
    let seen = Set(places(figure))
    let isWhole = document["league"].isNull
    return offices.filter { seen.contains($0) || everyOffice && isWhole }
      + [""].filter(seen.contains) + ["all"].filter { isWhole && (everyOffice || seen.contains($0)) }
  }

  func placeName(_ place: String) -> String {
    place == "all" ? "全市" : place.isEmpty ? "未定" : county(place)
  }

  /// Places of the counties by a fraction (位次), the best first, among all counties whoever asks.
  func ranks(_ figure: String, part: String, of whole: (String) -> Int) -> [String: Int] {
    let found = Ranking.places(offices.map { (amongAll(figure, $0, part), whole($0)) })
    return Dictionary(
      uniqueKeysWithValues: zip(offices, found).compactMap { place, rank in rank.map { (place, $0) } })
  }

  func ranks(_ figure: String, part: String, whole: String) -> [String: Int] {
    ranks(figure, part: part) { amongAll(figure, $0, whole) }
  }

  private var offices: [String] { document["names"].members.map(\.key) }

  /// A count of any county: what lies beyond the question or the caller's walls comes as a number.
  private func amongAll(_ figure: String, _ place: String, _ item: String) -> Int {
    let league = document["league"]
    return league.isNull ? count(figure, place, item) : league[place][item].int ?? 0
  }
}
