// Reads one file as the product does and says in one line what came of it, and how much memory that took.
// The tests run it on bad files: a trap or a bomb must hit a process of its own.
import Glibc
import Spreadsheet

XlsChild.serve(ifAskedBy: CommandLine.arguments)

let path = CommandLine.arguments.dropFirst().first ?? ""
let encoding = CommandLine.arguments.dropFirst(2).first.flatMap { Encoding(rawValue: $0) }
do throws(SpreadsheetError) {
  print(try SpreadsheetReader.read(path: path, encoding: encoding).outcome)
} catch {
  print(error.outcome)
}
for who in [RUSAGE_SELF, RUSAGE_CHILDREN] {
  var usage = rusage()
  getrusage(who.rawValue, &usage)
  print(usage.ru_maxrss / 1024)
}
