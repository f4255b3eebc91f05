import Postgres

extension Store {
  /// Gives firms that an earlier program recorded with initials only their full spelling (拼音补全).
  ///
  /// - Returns: how many got it.
  @discardableResult
  public func spellFirms() throws -> Int {
    var pinyin = Pinyin()
    var last = 0
    var changed = 0
    while true {
      let firms = try rows("select * from api.firms_to_spell(\(last), 1000)").map { row in
        (id: try row.uuid("id"), no: try row.int("no"), name: try row.text("name"))
      }
      guard let end = firms.last else { return changed }
      last = end.no
      let readings = firms.map { firm in
        pinyin.readings(of: FirmName(firm.name)).joined(separator: " ")
      }
      changed += try rows("select api.spell_firms(\(firms.map(\.id)), \(readings)) as n").only().int("n")
    }
  }
}
