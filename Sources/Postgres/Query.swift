import CLibPQ

extension Connection {
  /// Runs one statement (查询) and copies its rows out.
  ///
  /// - Throws: `server` with all fields when it is refused, `nul` before sending, `connection` when lost.
  @discardableResult
  public borrowing func query(_ sql: SQL) throws(PostgresError) -> Rows {
    try send(sql)
    return try finish(sql.text)
  }

  /// Runs a script (脚本) of several statements, one implicit transaction unless it says otherwise.
  ///
  /// Only for scripts that ship with the program: nothing is bound, everything is text.
  public borrowing func run(script: String) throws(PostgresError) {
    try Postgres.refuseNUL(in: script, "the script", query: nil)
    guard PQsendQuery(raw, script) == 1 else { throw PostgresError(connection: raw, query: script) }
    _ = try finish(script)
  }

  /// Sends several statements at once and reads all their rows (流水线): one round trip.
  ///
  /// They are one transaction unless they begin and commit their own, so an error undoes them all. The
  /// first error is thrown, and the connection is ready for the next statement.
  public borrowing func pipelined(_ statements: [SQL]) throws(PostgresError) -> [Rows] {
    for sql in statements { try refuseNUL(sql) }
    guard PQenterPipelineMode(raw) == 1 else { throw PostgresError(connection: raw) }
    do throws(PostgresError) {
      for sql in statements { try send(sql) }
      guard PQpipelineSync(raw) == 1 else { throw PostgresError(connection: raw) }
      var all: [Rows] = []
      var failure: PostgresError?
      for sql in statements {
        do throws(PostgresError) { all.append(try finishPipelined(sql.text)) } catch {
          failure = failure ?? error
          if error.connectionLost { break }
        }
      }
      if failure?.connectionLost != true { try leavePipeline() }
      if let failure { throw failure }
      return all
    } catch  where error.kind == .protocol || error.kind == .misuse {
      // Out of step with the server: no later reply could be trusted.
      cut()
      var error = error
      error.isBroken = true
      throw error
    }
  }

  /// The outcome of one statement in a pipeline. After an error the rest come back as "aborted".
  private borrowing func finishPipelined(_ query: String) throws(PostgresError) -> Rows {
    var rows: Rows?
    var failure: PostgresError?
    while let reply = try nextReply(to: query) {
      switch reply.status {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
        do throws(PostgresError) { rows = try Rows(reply.raw, query: query) } catch { failure = error }
      case PGRES_FATAL_ERROR: failure = self.failure(reply, query)
      case PGRES_PIPELINE_ABORTED: failure = PostgresError(.server, "an earlier one failed", query: query)
      default: throw PostgresError(.misuse, "COPY cannot be pipelined", query: query)
      }
    }
    if let failure { throw failure }
    guard let rows else { throw PostgresError(connection: raw, query: query) }
    return rows
  }

  private borrowing func leavePipeline() throws(PostgresError) {
    guard let reply = try nextReply(to: nil), reply.status == PGRES_PIPELINE_SYNC,
      PQexitPipelineMode(raw) == 1
    else { throw PostgresError(.protocol, "the pipeline did not end with its sync") }
  }

  /// Hands a statement to libpq with its values in text format.
  borrowing func send(_ sql: SQL) throws(PostgresError) {
    try refuseNUL(sql)
    let sent = withCTexts(sql.binds) {
      PQsendQueryParams(raw, sql.text, Int32(clamping: sql.binds.count), nil, $0, nil, nil, 0)
    }
    guard sent == 1 else { throw PostgresError(connection: raw, query: sql.text) }
  }

  private borrowing func refuseNUL(_ sql: SQL) throws(PostgresError) {
    try Postgres.refuseNUL(in: sql.text, "the statement", query: nil)
    for (index, value) in sql.binds.enumerated() {
      try Postgres.refuseNUL(in: value, "$\(index + 1)", query: sql.text)
    }
  }
}
