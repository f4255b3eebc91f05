import Foundation
import Pipeline

// Times the judge alone (诊断基准): firms read from one JSON document a line, the law from another file. The peer,
// in the same run, is reading those documents. Used by script/bench, never by a test.
let arguments = CommandLine.arguments
guard arguments.count == 3, let lawText = try? String(contentsOfFile: arguments[1], encoding: .utf8),
  let firms = try? String(contentsOfFile: arguments[2], encoding: .utf8),
  let document = JSON(parsing: lawText),
  let on = Day("2020-06-01"), let applyOn = Day("2020-08-01")
else {
  FileHandle.standardError.write(Data("usage: judge-bench LAW.json FIRMS.jsonl\n".utf8))
  exit(2)
}
let rules = try HighTechRules(Law(document))
let lines = firms.split(separator: "\n").map(String.init)

func timed<Result>(_ title: String, _ body: () throws -> Result) rethrows -> Result {
  let start = DispatchTime.now().uptimeNanoseconds
  let result = try body()
  let nanoseconds = DispatchTime.now().uptimeNanoseconds - start
  print("\(title): \(Double(nanoseconds / UInt64(max(1, lines.count))) / 1000) us a firm")
  return result
}

let inputs = try timed("reading the facts (the peer)") {
  try lines.compactMap { try JSON(parsing: $0).map(AssessmentInput.init) }
}
let failed = timed("judging the conditions and the score") {
  inputs.reduce(0) { $0 + Judge($1, rules: rules, applyOn: applyOn, on: on).assess().failed.count }
}
let verdicts = timed("the whole diagnosis with its paths") {
  inputs.reduce(into: [:] as [String: Int]) {
    $0[Diagnosis($1, rules: rules, applyOn: applyOn, on: on).verdict.rawValue, default: 0] += 1
  }
}
print("\(inputs.count) firms, \(failed) conditions failed, \(verdicts.sorted { $0.key < $1.key })")
