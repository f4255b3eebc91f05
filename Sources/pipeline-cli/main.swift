import Foundation
import Pipeline
import Spreadsheet

XlsChild.serve(ifAskedBy: CommandLine.arguments)

// argv → parse → store → api → rows → render. The database is connected only by a command that needs it.
exit(
  Program(
    arguments: Array(CommandLine.arguments.dropFirst()),
    environment: ProcessInfo.processInfo.environment, now: Date()
  ).run().rawValue)
