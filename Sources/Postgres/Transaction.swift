import CLibPQ

extension Connection {
  /// Runs the body between `begin` and `commit` (事务); whatever it throws rolls all of it back.
  ///
  /// A connection lost during `commit` leaves the outcome unknown: the operation id tells, not this call.
  /// - Throws: the body's error, `misuse` when a transaction is open already, `server` with 25P02 when
  ///   the body swallowed an error so that nothing could be committed.
  public borrowing func transaction<T>(_ body: (borrowing Connection) throws -> T) throws -> T {
    guard !isInTransaction else { throw PostgresError(.misuse, "a transaction is open already") }
    try query("begin")
    let result: T
    do {
      result = try body(self)
    } catch {
      // The body's error is the news; a rollback that fails has lost the connection, which rolls back too.
      _ = try? query("rollback")
      throw error
    }
    // The server answers the commit of a failed transaction with "ROLLBACK", and calls that success.
    guard try query("commit").command == "COMMIT" else {
      var error = PostgresError(.server, "a statement had failed, so the commit was a rollback")
      error.sqlstate = "25P02"
      throw error
    }
    return result
  }
}
