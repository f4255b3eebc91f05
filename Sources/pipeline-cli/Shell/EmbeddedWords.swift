import Embedded
import Pipeline
import Postgres

extension EmbeddedError {
  /// What is wrong, for people (内置数据库的故障说明).
  var words: Text {
    switch self {
    case .noServerPrograms(let searched):
      Text(
        "找不到服务器程序（\(searched.joined(separator: "、"))）",
        "no server programs (\(searched.joined(separator: ", ")))")
    case .cannotCreate(let path, let reason):
      Text("建不了 \(path)（\(reason)）", "cannot make \(path) (\(reason))")
    case .unreachable(let path, let user):
      Text("用户 \(user) 进不了 \(path)", "user \(user) cannot get into \(path)")
    case .socketPathTooLong(let path, let limit):
      Text("套接字路径超过 \(limit) 字节：\(path)", "the socket path is longer than \(limit) bytes: \(path)")
    case .wrongOwner(let path, let expected, let found):
      Text("\(path) 属于 \(found)，应属于 \(expected)", "\(path) belongs to \(found), not to \(expected)")
    case .unsafePath(let path):
      Text("\(path) 是符号链接，或别人可以改写", "\(path) is a symbolic link, or others may write to it")
    case .unknownUser(let name): Text("系统里没有用户 \(name)", "the system has no user \(name)")
    case .versionMismatch(let data, let programs):
      Text(
        "数据是 PostgreSQL \(data) 的，程序是 \(programs) 的",
        "the data are of PostgreSQL \(data), the programs of \(programs)")
    case .socketTaken(let path): Text("\(path) 上是另一个程序", "another program listens on \(path)")
    case .commandFailed(let program, let exit, let tail):
      Text("\(program) 失败（\(exit)）：\(tail)", "\(program) failed (\(exit)): \(tail)")
    case .timedOut(let what, let seconds):
      Text("等了 \(seconds) 秒仍未就绪：\(what)", "not ready after \(seconds) seconds: \(what)")
    case .database(let error): Text(same: error.message)
    }
  }
}
