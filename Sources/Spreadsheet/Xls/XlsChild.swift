import Glibc

/// The process that reads one .xls file for its parent (读取旧版表格的子进程).
///
/// The library behind it is written in C and reads files from anywhere, so it never runs in a process that
/// has a database connection, and never without limits of memory and time.
public enum XlsChild {
  /// A program that is started with this single word is the child.
  static let word = "__read-xls"

  /// To be called first in a program that reads spreadsheets: it is started a second time for .xls files,
  /// and then this call does the work and ends the process.
  public static func serve(ifAskedBy arguments: [String]) {
    guard arguments.count == 2, arguments[1] == word else { return }
    var limits = Limits.standard
    var wire = WireWriter(file: STDOUT_FILENO)
    // Before anything can go wrong: the parent must know whose end it sees.
    wire.flush()
    do throws(SpreadsheetError) {
      guard ChildLimits.apply(seconds: limits.maxSeconds) else { throw .notReadable("no limits") }
      // The texts alone are less than the file; what is kept of the cells is bounded here as in the parent.
      limits.maxMemoryBytes = ChildLimits.memoryBytes
      try XlsFile.send(path: "/proc/self/fd/\(STDIN_FILENO)", limits: limits, to: &wire)
    } catch {
      wire.failure(error)
    }
    wire.flush()
    exit(0)
  }
}
