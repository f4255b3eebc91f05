import Foundation
import Glibc
import Synchronization

/// A door before the server that slams (会断的连接): it hands messages over one by one and closes after the Nth.
final class CuttingProxy: Sendable {
  private let listener: Int32
  private let target: String
  /// After how many messages the nth connection ends.
  private let limit: @Sendable (Int) -> Int
  private let count = Mutex((connections: 0, cuts: 0))

  var connections: Int { count.withLock { $0.connections } }
  var cuts: Int { count.withLock { $0.cuts } }

  /// - Parameters:
  ///   - folder: where its socket is made, as libpq takes it for a host.
  ///   - target: the folder of the server's socket.
  init(in folder: String, target: String, limit: @escaping @Sendable (Int) -> Int) throws {
    self.target = target + "/.s.PGSQL.5432"
    self.limit = limit
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let path = folder + "/.s.PGSQL.5432"
    unlink(path)
    guard CuttingProxy.withAddress(path, { bind(listener, $0, $1) }) == 0, listen(listener, 16) == 0 else {
      throw Workshop.Missing("no socket at \(path)")
    }
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        if client < 0 { return }
        let nth = count.withLock { state in
          state.connections += 1
          return state.connections
        }
        Thread.detachNewThread { [self] in serve(client, nth) }
      }
    }
  }

  func close() {
    shutdown(listener, Int32(SHUT_RDWR))
    Glibc.close(listener)
  }

  private func serve(_ client: Int32, _ nth: Int) {
    let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer {
      Glibc.close(client)
      Glibc.close(server)
    }
    guard CuttingProxy.withAddress(target, { connect(server, $0, $1) }) == 0 else { return }
    var left = limit(nth)
    var fromClient = Frames(hasType: false)
    var fromServer = Frames(hasType: true)
    var ends = [
      pollfd(fd: client, events: Int16(POLLIN), revents: 0),
      pollfd(fd: server, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&ends, 2, 60_000) > 0 {
      for place in 0..<2 where ends[place].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let got = read(ends[place].fd, &bytes, bytes.count)
        if got <= 0 { return }
        let messages = place == 0 ? fromClient.take(bytes[..<got]) : fromServer.take(bytes[..<got])
        for message in messages {
          var rest = message[...]
          while !rest.isEmpty {
            let written = rest.withUnsafeBytes {
              send(ends[1 - place].fd, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if written <= 0 { return }
            rest = rest.dropFirst(written)
          }
          left -= 1
          if left == 0 {
            count.withLock { $0.cuts += 1 }
            return
          }
        }
      }
    }
  }

  /// Messages of the protocol: a type but for the first of a client, then a length that counts itself.
  private struct Frames {
    var hasType: Bool
    private var buffer: [UInt8] = []

    init(hasType: Bool) { self.hasType = hasType }

    mutating func take(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
      buffer += bytes
      var messages: [[UInt8]] = []
      while true {
        let start = hasType ? 1 : 0
        guard buffer.count >= start + 4 else { return messages }
        let length = buffer[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } + start
        guard buffer.count >= length else { return messages }
        messages.append(Array(buffer[..<length]))
        buffer.removeFirst(length)
        hasType = true
      }
    }
  }

  private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32)
    -> Int32
  {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
