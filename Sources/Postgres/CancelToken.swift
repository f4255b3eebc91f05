import CLibPQ

/// A way to interrupt (取消) a running statement from elsewhere, such as a signal handler.
///
/// Make it, and keep it, before the handler is installed. It outlives the connection harmlessly.
///
/// Never cancel during `commit`: the server then answers success with a warning, and the change is saved
/// here but not on the standby.
public final class CancelToken: Sendable {
  // Both are written once, in init, and PQcancel is documented to be safe beside the connection's use.
  private nonisolated(unsafe) let raw: OpaquePointer?
  private nonisolated(unsafe) let buffer: UnsafeMutablePointer<CChar>
  private static let size: Int32 = 256

  init(_ raw: OpaquePointer?) {
    self.raw = raw
    buffer = .allocate(capacity: Int(Self.size))
  }

  deinit {
    PQfreeCancel(raw)
    buffer.deallocate()
  }

  /// Asks the server to stop; the statement then fails with 57014 unless it was done already.
  ///
  /// It opens a connection of its own and allocates nothing, so a signal handler may call it.
  /// - Returns: whether the request was sent, not whether it had any effect.
  @discardableResult
  public func cancel() -> Bool {
    guard let raw else { return false }
    return PQcancel(raw, buffer, Self.size) == 1
  }
}

extension Connection {
  /// Something to cancel this connection's statements with.
  public borrowing func cancelToken() -> CancelToken { CancelToken(PQgetCancel(raw)) }
}
