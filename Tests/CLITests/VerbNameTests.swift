import Foundation
import Pipeline
import Testing

@Suite("环节的名称") struct VerbNameTests {
  @Test("数据库记下的每个环节都有两种语言的名称") func every() throws {
    let folder = Workshop.root.appending(path: "sql/api")
    var verbs: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where line.contains("_event(") || line.contains("_begin(_op") {
        let call = line.components(separatedBy: "jsonb_build_array")[0]
        for match in call.matches(of: #/'([a-z]+(?: [a-z]+){0,2})'/#) { verbs.insert(String(match.output.1)) }
      }
    }
    #expect(verbs.count > 60)
    for verb in verbs.sorted() {
      #expect(Verb.names[verb] != nil, "\(verb)")
    }
  }
}
