/// The demonstration (演示) as chapters of commands: from the goals of 2019 to the conversion report of 2022.
public struct DemoStory: Sendable {
  public let chapters: [DemoChapter]
  /// The firm whose answers the reader sees.
  public let followed: SampleFirm

  static let visits = [
    (did: "核对研发费用辅助账", found: "立项资料不全"), (did: "讲解认定条件", found: "知识产权少，尚无软著"),
    (did: "查看中试车间", found: "研发与生产人员混岗"), (did: "梳理近三年研发项目", found: "成果转化没有佐证"),
    (did: "对接高校技术难题", found: "缺检测设备"),
  ]

  struct Batch {
    let apply: YearDay
    let review: YearDay
    let certificate: YearDay
  }

  /// A day of every year.
  struct YearDay {
    let month: Int
    let day: Int
    init(_ month: Int, _ day: Int) { (self.month, self.day) = (month, day) }
    func of(_ year: Int) -> Day { .fixed(year, month, day) }
  }

  static let batches = [
    Batch(apply: YearDay(4, 20), review: YearDay(6, 12), certificate: YearDay(7, 24)),
    Batch(apply: YearDay(8, 10), review: YearDay(10, 15), certificate: YearDay(12, 3)),
  ]

  static func intakeDay(_ year: Int) -> Day { .fixed(year, 8, 1) }

  public init(_ sample: Sample) {
    followed = sample.followed
    let firms = sample.firms.dropFirst() + [sample.comesAgain].compactMap { $0 }
    let intakes = Sample.years.map { DemoStory.intake($0, sample) }
    let steps =
      intakes.dropFirst().joined()
      + firms.flatMap { firm in
        DemoJourney.steps(firm).map { firm == sample.fallsShort ? $0.shown(when: ["diagnose", "plan"]) : $0 }
      }
    let inOrder = steps.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }
    chapters =
      [
        DemoChapter(title: Text("年度目标与首席科技服务员", "Goals and officers"), steps: DemoStory.preparation(sample)),
        DemoChapter(title: Text("2019 年名单入库、指派", "The list of 2019: intake, assignment"), steps: intakes[0]),
        DemoChapter(
          title: Text("跟一家企业走完全程：\(sample.followed.name)", "One firm all the way: \(sample.followed.name)"),
          steps: DemoStory.followed(sample.followed)),
      ]
      + (2019...2022).map { year in
        DemoChapter(
          title: Text("\(year) 年的工作", "The work of \(year)"),
          steps: inOrder.map(\.element).filter { $0.on.year == year })
      }
      + [DemoChapter(title: Text("结果（截至 2022-12-31）", "Results as of 2022-12-31"), steps: DemoStory.results)]
  }

  private static func preparation(_ sample: Sample) -> [DemoStep] {
    let start = Day.fixed(2019, 1, 15)
    return Sample.years.map { year in
      DemoStep(start, "target set", [String(year), "100", "--on", start.description], isShown: true)
    }
      + sample.officers.map { officer in
        DemoStep(
          start, "officer add",
          [officer.name, "--county", officer.office.name, "--field", officer.field, "--capacity", "15"])
      }
  }

  private static func intake(_ year: Int, _ sample: Sample) -> [DemoStep] {
    let on = intakeDay(year)
    let moved = sample.firms.filter { $0.intake == year && $0.isCountyLeftOut }.map { firm in
      let day = on.adding(days: 2)
      return DemoStep(
        day, "firm move", [firm.short, firm.office.name, "--on", day.description], isShown: true)
    }
    let file = SampleList(sample, year: year).fileName
    let assigned = on.adding(days: 19)
    return [
      DemoStep(
        on, "intake import", [file, "--year", String(year), "--on", on.description], isShown: true,
        exit: year == 2020 ? .partly : .done)
    ] + moved + [DemoStep(assigned, "assign auto", ["--year", String(year), "--on", assigned.description])]
      + lateEntries(year, sample)
  }

  /// Firms added by hand after the list (补录); the first of them gets its officer by hand too.
  private static func lateEntries(_ year: Int, _ sample: Sample) -> [DemoStep] {
    let day = intakeDay(year).adding(days: 106)
    let late = sample.firms.filter { $0.intake == year && $0.fate.entry == .late }
    let added = late.map { firm in
      DemoStep(
        day, "firm add",
        [
          firm.name, "--code", firm.code.text, "--county", firm.office.name, "--founded",
          firm.founded.description, "--field", firm.trade.field, "--year", String(year), "--on",
          day.description,
        ])
    }
    let assigned = late.prefix(1).compactMap { firm in
      sample.officers.first { $0.office == firm.office }.map { officer in
        DemoStep(day, "assign set", [firm.short, officer.name, "--on", day.description], isShown: true)
      }
    }
    return added + assigned
  }

  private static func followed(_ firm: SampleFirm) -> [DemoStep] {
    let steps = DemoJourney.steps(firm).map { $0.shown() }
    let end = steps.last?.on ?? intakeDay(firm.intake)
    func look(_ verb: String) -> DemoStep { DemoStep(end, verb, [firm.short], isShown: true) }
    return [look("firm show")] + steps.sorted { $0.on < $1.on } + [look("plan show"), look("stage show")]
  }

  private static var results: [DemoStep] {
    let end = Day.fixed(2022, 12, 31)
    let report = ["--as-of", end.description]
    func export(_ year: Int, _ ending: String) -> DemoStep {
      let file = "\(year)年入库名单.\(ending)"
      return DemoStep(end, "intake export", ["--year", String(year), "--out", file, "--force"])
    }
    return [DemoStep(end, "intake list", ["--year", "2021"], isShown: true)]
      + Sample.years.map { export($0, "xlsx") }
      + [
        export(2021, "csv"), DemoStep(end, "target show", isShown: true),
        DemoStep(end, "stage board", report, isShown: true),
        DemoStep(end, "report conversion", report, file: "conversion.txt"),
        DemoStep(end, "report conversion", report + ["--json"], file: "conversion.json"),
        DemoStep(end, "report conversion", report, isShown: true),
        DemoStep(end, "report funnel", report + ["--by", "year"], isShown: true),
        DemoStep(end, "bulletin freeze", ["--period", "2021"], isShown: true),
        DemoStep(end, "bulletin export", ["2021", "--out", "2021年通报.docx", "--force"]),
        DemoStep(end, "dashboard", ["--out", "看板.html", "--force"] + report),
      ]
  }
}
