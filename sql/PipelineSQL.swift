/// The SQL that ships inside the binary: one file of this folder.
///
/// The build plugin turns every `.sql` file below this folder into one value of `EmbeddedSQL.files`.
public struct SQLFile: Sendable {
  /// Path below `sql/`, for example `migrations/0001_roles.sql`.
  public let path: String
  /// The whole text.
  public let text: String
  /// SHA-256 of the text, in hexadecimal, taken when the binary was built.
  public let sha256: String
}

/// All SQL of this binary.
public enum PipelineSQL {
  /// Migrations in order of their number; each runs once and never changes.
  public static var migrations: [SQLFile] { below("migrations/") }
  /// Views and functions, dropped and rebuilt by every migrate.
  public static var api: [SQLFile] { below("api/") }
  /// Law and local policy as dated rows, brought up to date by every migrate.
  public static var policy: [SQLFile] { below("policy/") }
  /// Names this state of the SQL; a database built from another state answers with PL003.
  public static var build: String { EmbeddedSQL.build }

  private static func below(_ folder: String) -> [SQLFile] {
    EmbeddedSQL.files.filter { $0.path.hasPrefix(folder) }
  }
}
