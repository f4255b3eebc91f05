import Foundation
import Pipeline

// argv → parse → store → api → rows → render. The database is connected only by a command that needs it.
exit(
  Program(
    arguments: Array(CommandLine.arguments.dropFirst()),
    environment: ProcessInfo.processInfo.environment, now: Date()
  ).run().rawValue)
