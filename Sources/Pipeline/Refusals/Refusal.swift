/// A command that was not carried out (拒绝), and nothing was written: what, and what to do about it.
///
/// One enum for each noun; codes are grouped by hundred, stand in docs/errors.md, and never change meaning.
/// A function in the database refuses with the same code as SQLSTATE.
public protocol Refusal: Error, Sendable {
  var wording: Wording { get }
  /// One value of each case: docs/errors.md and the tests are made from them.
  static var samples: [Self] { get }
}

/// The words of one refusal, complete in both languages.
public struct Wording: Sendable, Equatable {
  /// PL and three digits.
  public let code: String
  public let exit: ExitCode
  /// What happened and why.
  public let what: Text
  /// What to do.
  public let remedy: Text
  /// A list to choose from, when there is one.
  public let choices: Table?

  public init(_ code: String, _ exit: ExitCode, _ what: Text, do remedy: Text, choices: Table? = nil) {
    self.code = code
    self.exit = exit
    self.what = what
    self.remedy = remedy
    self.choices = choices
  }

  /// What happened, with the first of the list to choose from, in one line.
  public var line: Text {
    let names = (choices?.json.array ?? []).prefix(5).map { "#\($0["no"].plain) \($0["name"].plain)" }
    guard !names.isEmpty else { return what }
    func joined(_ text: String, _ colon: String, _ comma: String) -> String {
      text + (text.hasSuffix(colon) ? "" : colon) + names.joined(separator: comma)
    }
    return Text(joined(what.zh, "：", "、"), joined(what.en, ":", ", "))
  }

  /// The error as scripts read it with `--json`.
  public func json(_ language: Language) -> JSON {
    var error: JSON = [
      "code": .string(code), "exit": .int(Int(exit.rawValue)), "message": .string(what[language]),
      "remedy": .string(remedy[language]),
    ]
    if let choices { error = error.setting("candidates", choices.json) }
    return ["error": error]
  }
}

/// Several refusals of one command, said at once.
public struct Refusals: Error, Sendable {
  public let all: [any Refusal]

  public init(_ all: [any Refusal]) { self.all = all }
}

/// Every kind of refusal there is, by example.
public enum AllRefusals {
  public static var samples: [any Refusal] {
    DatabaseRefusal.samples + InputRefusal.samples + FirmRefusal.samples + StageRefusal.samples
      + FileRefusal.samples + ConflictRefusal.samples + LawRefusal.samples + RightsRefusal.samples
      + ReportRefusal.samples + DocumentRefusal.samples + CorrectionRefusal.samples
      + BackupRefusal.samples + ReviewedRefusal.samples + MergeRefusal.samples + BulletinRefusal.samples
      + SettingRefusal.samples
      + CalendarRefusal.samples + CertificateRefusal.samples + RewardRefusal.samples
      + ReconcileRefusal.samples
      + YearRefusal.samples + ShortlistRefusal.samples
      + VisitRefusal.samples + TrainingRefusal.samples + SupplyRefusal.samples
      + LadderRefusal.samples
  }
}
