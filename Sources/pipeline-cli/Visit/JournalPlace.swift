import Foundation
import Glibc
import Pipeline

/// Where visits are kept until there is a network (走访日志), and drafts until they are said (草稿): files of the person's
/// own that nobody else may read.
struct JournalPlace {
  let folder: String
  var journal: String { folder + "/visits.txt" }
  var draft: String { folder + "/visit.draft.txt" }

  /// - Throws: `FileRefusal` when there is no place for a person's files.
  init(_ environment: [String: String]) throws {
    func given(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let home = given("PIPELINE_HOME") {
      folder = home
    } else if let data = given("XDG_DATA_HOME") ?? given("HOME").map({ $0 + "/.local/share" }) {
      folder = data + "/pipeline"
    } else {
      throw FileRefusal.cannotWrite("~/.local/share/pipeline", reason: Text("没有 HOME", "HOME is not set"))
    }
  }

  /// The text of one of the files; nil when it is not there.
  ///
  /// - Throws: `VisitRefusal.unsafeJournal` when others may read it.
  func text(of path: String) throws -> String? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw VisitRefusal.unsafeJournal(path)
    }
    return try PlainFile.read(path)
  }

  /// Replaces a file in one step; an empty text takes it away.
  func write(_ text: String, to path: String) throws {
    try makeFolder()
    if text.isEmpty {
      unlink(path)
      return
    }
    let new = path + ".new"
    unlink(new)
    let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw cannotWrite(path) }
    defer { close(file) }
    try put(text, file, path)
    guard fsync(file) == 0, rename(new, path) == 0 else { throw cannotWrite(path) }
  }

  /// Adds an entry at the end, all of it or nothing.
  func append(_ note: VisitNote, _ language: Language) throws {
    let before = try text(of: journal) ?? JournalPlace.heading[language]
    try write(before + "\n" + note.lines(language).joined(separator: "\n") + "\n", to: journal)
  }

  /// Runs while no other run of the program touches the files.
  func locked<Result>(_ body: () throws -> Result) throws -> Result {
    try makeFolder()
    let path = folder + "/visits.lock"
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600)
    guard file >= 0, flock(file, LOCK_EX) == 0 else { throw cannotWrite(path) }
    defer { close(file) }
    return try body()
  }

  static let heading = Text(
    "# 走访日志：pipeline visit sync 送出，送出的条目从这里去掉。条目之间空一行。\n",
    "# Journal of visits: pipeline visit sync sends it, and takes out what was sent. Entries stand apart by an empty line.\n"
  )

  private func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw FileRefusal.cannotWrite(folder, reason: SystemReason.of(error))
    }
  }

  private func put(_ text: String, _ file: Int32, _ path: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw cannotWrite(path) }
      rest = rest.dropFirst(written)
    }
  }

  private func cannotWrite(_ path: String) -> FileRefusal {
    .cannotWrite(path, reason: SystemReason.of(code: errno))
  }
}
