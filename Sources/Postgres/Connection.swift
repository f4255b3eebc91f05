import CLibPQ
import Glibc

/// One conversation (连接) with a server, ended when the value goes out of scope.
///
/// It is synchronous because a command does one thing, and it cannot be copied because the conversation
/// cannot. SIGPIPE is left as it is; libpq guards its own writes.
public struct Connection: ~Copyable {
  let raw: OpaquePointer
  let replyTimeout: Duration?
  /// Held here because C holds it without counting.
  private let observer: NoticeObserver?

  /// Connects, with the session settings in the same packet.
  ///
  /// - Parameter notices: hears what the server says without failing; nobody does by default.
  /// - Throws: kind `connection` when no server answers or it refuses, `nul` when the text holds U+0000.
  public init(_ conninfo: Conninfo, notices: (@Sendable (Notice) -> Void)? = nil) throws(PostgresError) {
    raw = try Self.open(conninfo)
    replyTimeout = conninfo.replyTimeout
    observer = notices.map(NoticeObserver.init)
    PQsetNoticeReceiver(
      raw, receiveNotice, observer.map { UnsafeMutableRawPointer(Unmanaged.passUnretained($0).toOpaque()) })
  }

  deinit { PQfinish(raw) }

  /// Opens a connection; every path that throws has closed it again.
  private static func open(_ conninfo: Conninfo) throws(PostgresError) -> OpaquePointer {
    do {
      return try open(conninfo.parameters(watchful: true))
    } catch  where error.message.contains(Conninfo.watch) {
      // The server does not know the setting. Its message is in its own language, the name is not.
      return try open(conninfo.parameters(watchful: false))
    }
  }

  private static func open(
    _ parameters: [(keyword: String, value: String)]
  ) throws(PostgresError) -> OpaquePointer {
    for (keyword, value) in parameters { try refuseNUL(in: value, keyword, query: nil) }
    let raw = withCTexts(parameters.map(\.keyword) + [nil]) { keywords in
      withCTexts(parameters.map(\.value) + [nil]) { values in PQconnectdbParams(keywords, values, 1) }
    }
    guard let raw else { throw PostgresError(.connection, "out of memory") }
    guard PQstatus(raw) == CONNECTION_OK else {
      defer { PQfinish(raw) }
      throw PostgresError(connection: raw)
    }
    // PGDATESTYLE and PGTZ travel beside `options` and would win; the reported values tell, at no cost.
    let isAsAsked =
      PQparameterStatus(raw, "DateStyle").map { String(cString: $0).hasPrefix("ISO") } ?? false
      && PQparameterStatus(raw, "TimeZone").map { String(cString: $0) } == "Asia/Shanghai"
    if !isAsAsked {
      let reply = PQexec(raw, "set datestyle = 'ISO'; set timezone = 'Asia/Shanghai'")
      defer { PQclear(reply) }
      guard PQresultStatus(reply) == PGRES_COMMAND_OK else {
        defer { PQfinish(raw) }
        throw PostgresError(connection: raw)
      }
    }
    return raw
  }

  /// The server's version as a number, 150018 for 15.18.
  public var serverVersion: Int { Int(PQserverVersion(raw)) }
  /// The server's process for this connection.
  public var backendPID: Int { Int(PQbackendPID(raw)) }
  public var user: String { PQuser(raw).map { String(cString: $0) } ?? "" }
  public var database: String { PQdb(raw).map { String(cString: $0) } ?? "" }
  /// A host name, or the folder of a socket.
  public var host: String { PQhost(raw).map { String(cString: $0) } ?? "" }
  public var port: String { PQport(raw).map { String(cString: $0) } ?? "" }
  /// False once libpq has given the connection up; true is no promise.
  public var isOpen: Bool { PQstatus(raw) == CONNECTION_OK }
  /// True between a `begin` and its end, also when the transaction has failed already.
  public var isInTransaction: Bool {
    [PQTRANS_INTRANS, PQTRANS_INERROR].contains(PQtransactionStatus(raw))
  }

  /// A setting the server reports by itself, such as `server_encoding`; nil for all others. No round trip.
  public borrowing func parameter(_ name: String) -> String? {
    PQparameterStatus(raw, name).map { String(cString: $0) }
  }

  /// Gives the connection up at once; what is under way ends with a lost connection.
  borrowing func cut() {
    shutdown(PQsocket(raw), Int32(SHUT_RDWR))
    PQconsumeInput(raw)
  }
}
