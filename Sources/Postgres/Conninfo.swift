import CLibPQ
import Glibc

/// Where to connect (连接参数) and how the session is to behave from its first statement.
///
/// The place is libpq's business: a conninfo string, a URI, a database name, `service=x`, or nothing, and
/// then the `PG…` variables, the service file and `.pgpass` decide. The behaviour is ours and travels in
/// the startup packet, so that it costs no round trip: UTF-8, ISO dates, Asia/Shanghai, time limits,
/// no compiling of expressions (jit).
/// The caller's own `options` (or `PGOPTIONS`) go first and ours after them, and the later one wins;
/// `options` written in a service file are replaced.
public struct Conninfo: Sendable {
  /// What libpq is to make of the place; empty leaves it to the environment.
  public var text: String
  /// Shown in `pg_stat_activity`; a name in `text` goes before it.
  public var applicationName = "pipeline"
  /// How long one statement may run on the server; nil leaves the server's own setting.
  ///
  /// It does not bound the wait for a synchronous standby at commit; ``replyTimeout`` does.
  public var statementTimeout: Duration?
  /// How long a statement waits for a lock before it fails with 55P03; nil leaves the server's own.
  public var lockTimeout: Duration? = .seconds(5)
  /// How long an open transaction may sit idle before the server ends the session.
  public var idleInTransactionTimeout: Duration? = .seconds(60)
  /// How long this side waits for a reply before it cuts the connection (kind `timeout`); nil waits.
  public var replyTimeout: Duration?

  public init(text: String = "") {
    self.text = text
  }

  /// True when the text holds a password, which must not stand in a command line that others can list.
  ///
  /// A text libpq cannot parse counts as carrying one as soon as it looks so.
  public var carriesPassword: Bool {
    guard isParsed else { return false }
    if let parsed = parsed() { return parsed.contains { $0.isSecret && !$0.value.isEmpty } }
    let lower = text.lowercased()
    return lower.contains("password") || (lower.contains("://") && lower.contains("@"))
  }

  /// True when libpq reads the text as settings; anything else is the name of a database.
  private var isParsed: Bool {
    text.contains("=") || text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
  }

  private struct Setting {
    let keyword: String
    let value: String
    let isSecret: Bool
  }

  /// The settings in the text as libpq reads them; nil when it cannot.
  private func parsed() -> [Setting]? {
    guard let first = PQconninfoParse(text, nil) else { return nil }
    defer { PQconninfoFree(first) }
    var settings: [Setting] = []
    var option = first
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        // libpq marks what a dialogue should hide with an asterisk: password and sslpassword.
        let isSecret = option.pointee.dispchar.map { String(cString: $0) } == "*"
        settings.append(
          Setting(
            keyword: String(cString: keyword), value: String(cString: value), isSecret: isSecret))
      }
      option = option.advanced(by: 1)
    }
    return settings
  }

  /// What goes to `PQconnectdbParams`, in order: before `dbname` a default, after it a command.
  func parameters(watchful: Bool) -> [(keyword: String, value: String)] {
    let given = isParsed ? parsed() ?? [] : []
    func value(_ keyword: String, or variable: String) -> String? {
      given.first { $0.keyword == keyword }?.value ?? environment(variable)
    }
    var parameters = [(keyword: "application_name", value: applicationName)]
    // A service file may set the limit, and libpq lets it fill only what is still open.
    if value("service", or: "PGSERVICE") == nil, environment("PGCONNECT_TIMEOUT") == nil {
      parameters.append(("connect_timeout", "5"))
    }
    if !text.isEmpty { parameters.append(("dbname", text)) }
    parameters.append(("client_encoding", "UTF8"))
    parameters.append(
      ("options", ([value("options", or: "PGOPTIONS") ?? ""] + flags(watchful)).joined(separator: " ")))
    return parameters
  }

  /// The name of the setting that servers before 14, and servers not on Linux, do not know.
  static let watch = "client_connection_check_interval"

  private func flags(_ watchful: Bool) -> [String] {
    var settings = [("DateStyle", "ISO"), ("TimeZone", "Asia/Shanghai"), ("IntervalStyle", "postgres")]
    func limit(_ name: String, _ duration: Duration?) {
      guard let duration else { return }
      settings.append((name, String(duration.milliseconds)))
    }
    limit("lock_timeout", lockTimeout)
    limit("statement_timeout", statementTimeout)
    limit("idle_in_transaction_session_timeout", idleInTransactionTimeout)
    // With it the server notices within half a second that the client died, and lets its locks go.
    if watchful { settings.append((Self.watch, "500")) }
    // Compiling the expressions of a statement takes longer than evaluating them for what an officer asks.
    settings.append(("jit", "off"))
    return settings.map { "-c \($0)=\($1)" }
  }

  private func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

extension Duration {
  /// Whole milliseconds, at least 1 for anything above zero, at most what the server and `poll` accept.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds < 2_000_000 else { return 2_000_000_000 }
    let whole = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    return Int32(clamping: max(whole, self > .zero ? 1 : 0))
  }
}
