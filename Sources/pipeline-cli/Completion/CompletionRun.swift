import Embedded
import Foundation
import Pipeline

/// One question of a shell (补全请求): `pipeline __complete WORD…`, answered in lines of word, tab, remark.
struct CompletionRun {
  static let word = "__complete"
  /// Names from the database at most.
  private static let most = 20

  let words: [String]
  let environment: [String: String]
  let language: Language
  let settings: Settings
  let now: Date

  /// The lines, or nil where the shell should complete names of files.
  var lines: [String]? {
    let completion = Completion(commands: Command.all, language: language, lookUp: lookUp)
    guard case .candidates(let found) = completion.found(for: words) else { return nil }
    return found.map { $0.about.isEmpty ? $0.word : $0.word + "\t" + $0.about }
  }

  private func lookUp(_ named: Completion.Named, _ typed: String) -> [Completion.Candidate] {
    guard let store = try? openStore() else { return [] }
    switch named {
    case .firm:
      guard !typed.isEmpty, let table = try? store.findFirms(typed) else { return [] }
      return table.json.array.filter { FirmMatch(rawValue: $0["match"].plain)?.isGuess == false }.prefix(
        Self.most
      ).map {
        Completion.Candidate($0["name"].plain, "#\($0["no"].plain) \($0["county_name"].plain)")
      }
    case .officer:
      guard let table = try? store.officers() else { return [] }
      return table.json.array.filter { $0["name"].plain.hasPrefix(typed) }.prefix(Self.most).map {
        Completion.Candidate($0["name"].plain, $0["county_name"].plain)
      }
    case .county:
      guard let table = try? store.query("select name from pipeline.county order by sort_no") else {
        return []
      }
      return table.json.array.map { $0["name"].plain }.filter { $0.hasPrefix(typed) }.map {
        Completion.Candidate($0)
      }
    }
  }

  /// A database that is there already: completing a word makes and starts none.
  private func openStore() throws -> Store? {
    let shell = try Shell(environment: environment, language: language, db: nil, now: now, settings: settings)
    if case .embedded(let database) = shell.choice {
      let status = try EmbeddedDatabase(database: database).status
      guard case .running = status else { return nil }
    }
    return try shell.store()
  }
}
