import Foundation
import Pipeline

extension Command {
  private static let out = Common.text(
    "out", "输出", "DIR",
    Text("放结果的文件夹（默认 demo-out），已有的文件会被覆盖", "folder for the results (default: demo-out); files are replaced"))

  static let demo = Command(
    "demo", "演示", .system,
    Text(
      "用虚构企业把全过程真实运行一遍：入库、指派、诊断、方案、走访、申报、认定、报表",
      "run the whole course for real with fictional firms, from intake to the conversion report"),
    [out], examples: ["demo", "demo --out /tmp/demo-out"]
  ) { line, shell in
    guard case .embedded = shell.choice else { throw DatabaseRefusal.demoElsewhere }
    let run = try DemoRun(folder: line[out] ?? "demo-out", isQuiet: line[Common.json], shell)
    try run.play()
    let database = DemoRun.database
    let look = "  PIPELINE_EMBEDDED_DATABASE=\(database) \(DemoStep.quoted(CommandLine.arguments[0])) "
    return Answer(
      json: [
        "database": .string(database), "folder": .string(run.folder), "commands": .int(run.count),
        "files": .array(run.files.map(JSON.string)),
      ],
      [
        .blank, .line(Text("演示完成：\(run.count) 条命令。", "Done: \(run.count) commands.")),
        .line(Text("文件在 \(run.folder)：", "The files are in \(run.folder):")),
      ] + run.files.map { .line(Text(same: "  " + $0)) } + [
        .line(
          Text(
            "全部命令可以重做一遍（用另一个空数据库）：", "All commands can be run once more, in another empty database:")),
        .line(Text(same: "  bash " + DemoStep.quoted(run.folder + "/" + DemoScript.fileName))),
        .line(Text("接着看演示数据库里的任何一家：", "Look at any firm of the demonstration:")),
        .line(Text(same: look + "firm show \(run.story.followed.short)")),
        .line(Text(same: look + "report conversion --by county")),
      ])
  }
}
