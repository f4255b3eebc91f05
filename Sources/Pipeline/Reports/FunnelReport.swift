extension Report {
  /// 漏斗报表: D7 what became of each entry into a stage, D9 what became of each application.
  public static func funnel(_ counts: ReportCounts) throws -> Report {
    let items = ["entered", "advanced", "exited", "back", "there", "visited", "skipped", "reached"]
    let stages = counts.figure(
      "stages", "D7", Text("阶段转化", "stage conversion"),
      Text(
        "期间内进入每个阶段的，后来怎样：推进＋出库＋退回＋仍在＝进入",
        "what became of those that entered each stage within the period: advanced + exited + moved back + there = entered"
      ),
      [
        .init("stage", Text("阶段", "stage"), .named(Stage.self)), .count("entered", "进入", "entered"),
        .count("advanced", "推进", "advanced"), .count("exited", "出库", "exited"),
        .count("back", "退回", "moved back"), .count("there", "仍在", "there"),
        .count("visited", "到过", "visited"), .count("skipped", "跳过", "skipped"),
        .count("reached", "达到", "reached"),
        .rate("rate", "推进率", "share advanced", part: "advanced", whole: "entered"),
      ]
    ) { bin in
      Stage.allCases.filter { $0 != .exited }.map { stage in
        let values = counts.counts("stages", stage.rawValue, items, bin: bin)
        // A certificate is the end: nobody can advance from it.
        let rate: JSON =
          stage == .certified ? .null : Percent.json(values[1].int ?? 0, of: values[0].int ?? 0)
        return FigureRow(stage.rawValue, [.string(stage.rawValue)] + values + [rate])
      }
    }
    let batches = counts.figure(
      "batches", "D9", Text("申报通过率", "applications that passed"),
      Text(
        "每个申报批次出了结果的里面通过了多少；还没有结果的（未决）和撤回、退回的不算在内",
        "of each batch, how many of those with a result passed; pending and taken back are left out"),
      [
        .init("batch", Text("批次", "batch")), .count("applied", "申报", "applied"),
        .count("certified", "认定", "certified"), .count("rejected", "未通过", "rejected"),
        .count("pending", "未决", "pending"), .count("taken_back", "退回撤回", "taken back"),
        .count("decided", "已决", "decided"),
        .rate("rate", "通过率", "passed", part: "certified", whole: "decided"),
      ]
    ) { bin in
      counts.places("batches", bin: bin).map { batch in
        let values = counts.counts(
          "batches", batch, ["applied", "certified", "rejected", "pending", "taken_back", "decided"], bin: bin
        )
        return FigureRow(
          batch, [.string(batch)] + values + [Percent.json(values[1].int ?? 0, of: values[5].int ?? 0)])
      }
    }
    return try Report(.funnel, counts, [stages, batches])
  }
}
