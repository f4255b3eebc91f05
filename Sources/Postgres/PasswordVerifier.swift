import CLibPQ

extension Connection {
  /// What stands for a password on the server (SCRAM 校验值), made on this side: the password itself never travels
  /// and is in no log.
  public borrowing func passwordVerifier(_ password: String, user: String) throws(PostgresError) -> String {
    try Postgres.refuseNUL(in: password, "password", query: nil)
    guard let made = PQencryptPasswordConn(raw, password, user, "scram-sha-256") else {
      throw PostgresError(connection: raw)
    }
    defer { PQfreemem(made) }
    return String(cString: made)
  }
}
