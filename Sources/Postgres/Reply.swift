import CLibPQ
import Glibc

/// One PGresult, cleared on every way out because its end of life does it.
struct Reply: ~Copyable {
  let raw: OpaquePointer
  var status: ExecStatusType { PQresultStatus(raw) }
  deinit { PQclear(raw) }
}

extension Connection {
  /// The next reply; nil when the command has no more.
  borrowing func nextReply(to query: String?) throws(PostgresError) -> Reply? {
    try awaitInput(query)
    guard let result = PQgetResult(raw) else { return nil }
    return Reply(raw: result)
  }

  borrowing func failure(_ reply: borrowing Reply, _ query: String?) -> PostgresError {
    PostgresError(reply: reply.raw, isBroken: PQstatus(raw) == CONNECTION_BAD, query: query)
  }

  /// Reads a command to its end, so that the next one can be sent: the last rows, or the first error.
  borrowing func finish(_ query: String) throws(PostgresError) -> Rows {
    var rows: Rows?
    var failure: PostgresError?
    while let reply = try nextReply(to: query) {
      switch reply.status {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
        do throws(PostgresError) { rows = try Rows(reply.raw, query: query) } catch {
          failure = failure ?? error
        }
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
        failure = failure ?? PostgresError(.misuse, "COPY needs copyIn", query: query)
        endCopy(reply.status)
      default:
        failure = failure ?? self.failure(reply, query)
      }
    }
    if let failure { throw failure }
    guard let rows else { throw PostgresError(connection: raw, query: query) }
    return rows
  }

  /// Leaves a COPY nobody wanted.
  private borrowing func endCopy(_ status: ExecStatusType) {
    guard status != PGRES_COPY_IN else {
      PQputCopyEnd(raw, "not a place for COPY")
      return
    }
    var line: UnsafeMutablePointer<CChar>?
    while PQgetCopyData(raw, &line, 0) > 0 { PQfreemem(line) }
  }

  /// Waits for a whole reply, at most ``Conninfo/replyTimeout``; without one libpq waits by itself.
  ///
  /// Time up means cut: whatever the server still does, nobody reads it, and the connection must not be
  /// taken for a fresh one.
  private borrowing func awaitInput(_ query: String?) throws(PostgresError) {
    guard let replyTimeout else { return }
    let end = ContinuousClock.now + replyTimeout
    while PQisBusy(raw) != 0 {
      let left = end - ContinuousClock.now
      var socket = pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0)
      let ready = left > .zero ? poll(&socket, 1, left.milliseconds) : 0
      if ready < 0 && errno == EINTR { continue }
      if ready == 0 && end <= .now {
        cut()
        throw PostgresError(.timeout, "no reply within \(replyTimeout)", query: query)
      }
      // A failure shows in the next reply, with libpq's words for it.
      if ready > 0 && PQconsumeInput(raw) == 0 { return }
    }
  }
}
