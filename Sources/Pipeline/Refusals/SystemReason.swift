import Foundation

/// Why the machine could not do something with a file (系统原因), in both languages.
public enum SystemReason {
  /// The words for an error of Foundation or of the system.
  public static func of(_ error: any Error) -> Text {
    let top = error as NSError
    let cause = (top.userInfo[NSUnderlyingErrorKey] as? NSError) ?? top
    if cause.domain == NSPOSIXErrorDomain { return of(code: Int32(cause.code)) }
    return of(top.localizedDescription)
  }

  /// The words for a reason as the system says it; what is not known stays as it is.
  static func of(_ reason: String) -> Text {
    for code in known.keys where reason == String(cString: strerror(code)) { return of(code: code) }
    if reason == "not a regular file" { return Text("不是普通文件", "it is not a regular file") }
    return Text(same: reason)
  }

  /// The words for a number of the system such as `ENOSPC`.
  public static func of(code: Int32) -> Text {
    known[code] ?? Text(same: String(cString: strerror(code)))
  }

  private static let known: [Int32: Text] = [
    ENOSPC: Text("磁盘已满", "the disk is full"), EDQUOT: Text("超出磁盘配额", "the quota is used up"),
    EACCES: Text("没有权限", "permission denied"), EPERM: Text("没有权限", "permission denied"),
    ENOENT: Text("没有这个目录", "there is no such folder"),
    ENOTDIR: Text("路径中有一段不是目录", "part of the path is no folder"),
    EISDIR: Text("它是目录", "it is a folder"), EROFS: Text("磁盘只读", "the disk is read-only"),
    EIO: Text("磁盘读写出错", "the disk failed"), ENAMETOOLONG: Text("文件名太长", "the name is too long"),
    EFBIG: Text("文件太大", "the file is too large"),
  ]
}
