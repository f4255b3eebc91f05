import CLibPQ

/// Something the server says (通知) without failing, such as a warning.
///
/// One is worth acting on: a warning in answer to `commit` that the wait for the standby was cancelled
/// means that the change is saved here only.
public struct Notice: Sendable {
  /// `WARNING`, `NOTICE`, `INFO` …, in English whatever the server's language.
  public let severity: String
  public let sqlstate: String
  public let message: String
  public let detail: String?
  public let hint: String?
}

/// Carries the observer through C.
final class NoticeObserver: Sendable {
  let observe: @Sendable (Notice) -> Void

  init(_ observe: @escaping @Sendable (Notice) -> Void) {
    self.observe = observe
  }
}

/// What libpq calls; without an observer a notice ends here instead of on stderr.
func receiveNotice(_ context: UnsafeMutableRawPointer?, _ reply: OpaquePointer?) {
  guard let context, let reply else { return }
  func field(_ code: Unicode.Scalar) -> String? {
    PQresultErrorField(reply, Int32(code.value)).map { String(cString: $0) }
  }
  let notice = Notice(
    severity: field("V") ?? "NOTICE", sqlstate: field("C") ?? "00000", message: field("M") ?? "",
    detail: field("D"), hint: field("H"))
  Unmanaged<NoticeObserver>.fromOpaque(context).takeUnretainedValue().observe(notice)
}
