import CLibPQ

/// What went wrong (错误) between this program and the server, with every field the server sent.
///
/// `description` says only the kind and the code, for it may end up in front of anyone; the server's
/// words can hold a person's data and stand in `debugDescription`.
public struct PostgresError: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  public enum Kind: String, Sendable {
    /// No connection could be made, or the one there was broke.
    case connection
    /// No reply came within ``Conninfo/replyTimeout``. The statement may have taken effect or not.
    case timeout
    /// The server refused; `sqlstate` says why.
    case server
    /// libpq or the server did something this library does not expect.
    case `protocol`
    /// A value is absent, NULL or not of the type asked for.
    case decoding
    /// A text holds U+0000, where C would have cut it.
    case nul
    /// The caller asked for something that makes no sense here, such as a transaction in a transaction.
    case misuse
  }

  public var kind: Kind
  /// Five characters such as `23505`; nil when libpq itself failed, above all when the server vanished.
  public var sqlstate: String?
  public var message: String
  public var detail: String?
  public var hint: String?
  public var constraint: String?
  public var schema: String?
  public var table: String?
  public var column: String?
  /// The server's call stack: function, line, statement.
  public var context: String?
  /// The statement's text without its values.
  public var query: String?
  /// True once libpq had given the connection up.
  var isBroken = false

  init(_ kind: Kind, _ message: String, detail: String? = nil, query: String? = nil) {
    self.kind = kind
    self.message = message
    self.detail = detail
    self.query = query
    self.isBroken = kind == .connection || kind == .timeout
  }

  /// True when nothing more can be said over this connection.
  ///
  /// A server killed outright leaves no SQLSTATE behind, so the state of the socket counts as well as
  /// class 08 and 57P01–57P03 (the server is shutting down, has crashed or is not up yet).
  public var connectionLost: Bool {
    guard let sqlstate else { return isBroken }
    return isBroken || sqlstate.hasPrefix("08") || ["57P01", "57P02", "57P03"].contains(sqlstate)
  }

  /// True when the same request, with the same operation id, is worth sending again.
  ///
  /// That is a lost connection, a serialisation failure or deadlock, a lock not got in time, too many
  /// clients, or a standby that cannot write.
  public var isTransient: Bool {
    connectionLost || ["40001", "40P01", "55P03", "53300", "25006"].contains(sqlstate)
  }

  public var description: String {
    "Postgres: \(kind.rawValue) error" + (sqlstate.map { " \($0)" } ?? "")
  }

  public var debugDescription: String {
    let fields = [
      ("detail", detail), ("hint", hint), ("schema", schema), ("table", table), ("column", column),
      ("constraint", constraint), ("context", context), ("query", query),
    ]
    return ([description, message] + fields.compactMap { name, value in value.map { "\(name): \($0)" } })
      .joined(separator: "\n")
  }
}

extension PostgresError {
  /// Takes the fields out of a reply; the caller still owns the reply.
  init(reply: OpaquePointer, isBroken: Bool, query: String?) {
    func field(_ code: Int32) -> String? { PQresultErrorField(reply, code).map { String(cString: $0) } }
    let state = field(Int32(UInt8(ascii: "C")))
    self.init(
      state != nil ? .server : isBroken ? .connection : .protocol,
      field(Int32(UInt8(ascii: "M"))) ?? PQresultErrorMessage(reply).map(trimmed) ?? "no message",
      detail: field(Int32(UInt8(ascii: "D"))), query: query)
    sqlstate = state
    hint = field(Int32(UInt8(ascii: "H")))
    constraint = field(Int32(UInt8(ascii: "n")))
    schema = field(Int32(UInt8(ascii: "s")))
    table = field(Int32(UInt8(ascii: "t")))
    column = field(Int32(UInt8(ascii: "c")))
    context = field(Int32(UInt8(ascii: "W")))
    self.isBroken = isBroken
  }

  /// Takes libpq's own last words about a connection.
  init(connection: OpaquePointer, query: String? = nil) {
    let isBroken = PQstatus(connection) == CONNECTION_BAD
    let message = PQerrorMessage(connection).map(trimmed) ?? "no message"
    self.init(isBroken ? .connection : .protocol, message, query: query)
  }
}

/// libpq ends its messages with a line feed.
func trimmed(_ text: UnsafeMutablePointer<CChar>) -> String {
  var text = String(cString: text)
  while text.last?.isNewline == true { text.removeLast() }
  return text
}
