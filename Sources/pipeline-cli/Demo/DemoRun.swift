import Foundation
import Pipeline

/// Plays the demonstration (演示运行): every step is a true run of the program, in a database of its own.
struct DemoRun {
  static let database = "pipeline_demo"

  /// The folder that takes the files; the commands run in it.
  let folder: String
  let story: DemoStory
  private let sample: Sample
  private let isQuiet: Bool
  private let shell: Shell
  private let environment: [String: String]

  init(folder: String, isQuiet: Bool, _ shell: Shell) throws {
    let files = FileManager.default
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw FileRefusal.cannotWrite(folder, reason: SystemReason.of(error))
    }
    guard files.changeCurrentDirectoryPath(folder) else {
      throw FileRefusal.cannotWrite(folder, reason: SystemReason.of(code: errno))
    }
    self.folder = files.currentDirectoryPath
    self.isQuiet = isQuiet
    self.shell = shell
    sample = Sample()
    story = DemoStory(sample)
    environment = shell.environment.merging(
      ["PIPELINE_EMBEDDED_DATABASE": DemoRun.database, "PIPELINE_LANG": shell.language.rawValue]
    ) { $1 }
  }

  var count: Int { story.chapters.reduce(0) { $0 + $1.steps.count } }

  /// What the folder holds at the end.
  var files: [String] {
    lists.map(\.fileName) + story.chapters.flatMap(\.steps).compactMap(\.written) + [DemoScript.fileName]
  }

  private var lists: [SampleList] { Sample.years.map { SampleList(sample, year: $0) } }

  /// Begins with an empty database, whatever an earlier run has left there.
  func play() throws {
    try EmbeddedDatabase(database: DemoRun.database).drop()
    for list in lists { try list.write(to: folder) }
    try InputFile.replace(DemoScript.fileName, with: Array(DemoScript(story: story).text.utf8))
    var done = 0
    for chapter in story.chapters {
      try tell("\n== \(chapter.title[shell.language]) ==\n")
      for step in chapter.steps {
        try tell("$ " + step.typed)
        try play(step)
        done += 1
        progress(done)
      }
    }
  }

  private func play(_ step: DemoStep) throws {
    var printed: [UInt8] = []
    var said = ""
    var program = Program(arguments: step.words, environment: environment, now: Date())
    program.terminal = .none
    program.output = { printed += $0 }
    program.talk = { said += $0 }
    let exit = program.run()
    guard exit == step.exit else {
      Stream.talk(String(decoding: printed, as: UTF8.self) + said)
      throw DatabaseRefusal.demoStopped(command: step.typed, exit: Int(exit.rawValue))
    }
    if let file = step.file { try InputFile.replace(file, with: printed) }
    guard step.isShown else { return }
    try tell(String(decoding: printed, as: UTF8.self) + said, end: "")
    if exit != .done {
      let code = exit.rawValue
      try tell(
        Text("（退出码 \(code)：有行被退回，正是要演示的）", "(exit code \(code): rows were rejected, as intended)")[
          shell.language])
    }
    try tell("")
  }

  private func tell(_ text: String, end: String = "\n") throws {
    if !isQuiet { try Stream.out(Array((text + end).utf8)) }
  }

  /// How far it is, on stderr: on one line of a terminal, else now and then.
  private func progress(_ done: Int) {
    let line: String
    if isatty(STDERR_FILENO) == 1 {
      line = "\r\u{1B}[K\(done)/\(count)\r"
    } else if done.isMultiple(of: 100) || done == count {
      line = "\(done)/\(count)\n"
    } else {
      return
    }
    Stream.talk(line)
  }
}
