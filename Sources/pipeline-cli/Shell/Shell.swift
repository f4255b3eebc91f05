import Embedded
import Foundation
import Pipeline
import Postgres

/// What a command works with (运行环境): time, language, streams and the database, all given from outside.
final class Shell {
  let environment: [String: String]
  let settings: Settings
  let language: Language
  let ids: IDs
  let today: Day
  let secondsSince1970: Int
  /// Whom questions may be put to; nobody unless the program says otherwise.
  var terminal = Terminal.none
  private let database: DatabaseChoice
  private var opened: Store?

  init(environment: [String: String], language: Language, db: String?, now: Date, settings: Settings) throws {
    self.environment = environment
    self.settings = settings
    self.language = language
    secondsSince1970 = Int(now.timeIntervalSince1970)
    ids = IDs(milliseconds: UInt64(max(0, now.timeIntervalSince1970 * 1000)))
    today = Day.today(secondsSince1970: secondsSince1970)
    database = try DatabaseChoice(
      option: db, environment: environment, setting: settings.given(.db))
  }

  /// The database, connected at first use.
  func store() throws -> Store {
    if let opened { return opened }
    let store = try database.open(progress: say)
    opened = store
    return store
  }

  /// Drops a connection that was lost; the next use connects anew.
  func reconnect() { opened = nil }

  var choice: DatabaseChoice { database }

  /// Where the database is, for programs of PostgreSQL.
  func conninfo() throws -> String { try database.conninfo() }

  /// Talk goes to stderr.
  func say(_ text: Text) {
    Stream.talk(text[language] + "\n")
  }

  /// What every writing command carries.
  func write(_ line: Line) -> Write {
    Write(op: line[Common.op] ?? ids.make(), dryRun: line[Common.dryRun])
  }
}
