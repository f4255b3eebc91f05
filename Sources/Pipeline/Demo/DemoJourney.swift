/// What is recorded of one firm from its diagnosis to its end (一企一程), as commands with their days.
struct DemoJourney {
  private let firm: SampleFirm
  private let entered: Day
  private var steps: [DemoStep] = []

  /// The commands, none of them later than the firm's exit.
  static func steps(_ firm: SampleFirm) -> [DemoStep] {
    var journey = DemoJourney(firm)
    journey.tell()
    return journey.steps
  }

  private init(_ firm: SampleFirm) {
    self.firm = firm
    entered = DemoStory.intakeDay(firm.intake)
  }

  /// Not all firms do a thing on the same day.
  private var shift: Int { firm.ordinal * 7 % 24 }
  private func day(_ days: Int) -> Day { entered.adding(days: days + shift) }

  private mutating func add(_ on: Day, _ verb: String, _ rest: String...) {
    steps.append(DemoStep(on, verb, [firm.short] + rest + ["--on", on.description]))
  }

  private mutating func tell() {
    if firm.fate.isMistaken {
      add(entered.adding(days: 5), "firm void", "--reason", "与另一家重复填报")
      return
    }
    guard firm.fate.reached != .entered else { return }
    figures(in: firm.intake - 3...firm.intake - 1, on: day(30))
    if firm.fate.reached != .assigned { advise() }
    if firm.fate.reached == .ready { closeGaps() }
    for attempt in firm.fate.attempts { apply(attempt) }
    if let leaving = firm.fate.leaving { leave(leaving) }
  }

  private mutating func figures(in years: ClosedRange<Int>, on: Day) {
    for year in years {
      switch firm.fate.paperwork {
      case .list: continue
      // The list has told the last year.
      case .ratio where year == firm.intake - 1: continue
      case .ratio: steps.append(factSet(year, firm.ratioFacts(year), on))
      case .full: steps.append(factSet(year, firm.allFacts(year), on))
      }
    }
  }

  private func factSet(_ year: Int, _ facts: [String], _ on: Day) -> DemoStep {
    DemoStep(on, "fact set", [firm.short, String(year)] + facts + ["--on", on.description])
  }

  /// 诊断、方案、走访.
  private mutating func advise() {
    add(day(40), "diagnose")
    guard firm.fate.reached != .diagnosed else { return }
    add(day(50), "plan draft")
    let visit = DemoStory.visits[firm.ordinal % DemoStory.visits.count]
    add(
      day(70), "visit log", "--did", visit.did, "--found", visit.found, "--next", day(190).description)
    guard firm.fate.paperwork == .full || !firm.fate.attempts.isEmpty else { return }
    title("utility", "一种\(firm.trade.product)的例示装置", granted: day(-200), on: day(100))
    add(day(102), "plan done", "1", "--evidence", "例示专利证书")
  }

  private mutating func title(_ kind: String, _ title: String, granted: Day, on: Day) {
    add(on, "ip add", "--kind", kind, "--title", title, "--granted", granted.description)
  }

  /// Items 2 and 3 of the plan: the score and the clean record.
  private mutating func closeGaps() {
    title("invention", "\(firm.trade.product)的例示制备方法", granted: day(-90), on: day(101))
    for year in [firm.intake - 2, firm.intake - 1] { convert(year, on: day(110)) }
    add(day(120), "incident none", "--evidence", "例示应急、市场监管、生态环境三局查询函")
    add(day(121), "plan done", "3", "--evidence", "例示查询函")
    add(day(190), "visit log", "--mode", "电话", "--did", "核对成果转化清单和自评分")
    add(day(200), "plan done", "2", "--evidence", "例示成果转化汇总表")
  }

  private mutating func convert(_ year: Int, on: Day) {
    for (number, what) in ["新产品", "新工艺"].enumerated() {
      add(
        on, "achievement add", "--year", String(year), "--title",
        "\(year)年例示\(what)\(number + 1)：\(firm.trade.product)")
    }
  }

  private mutating func apply(_ attempt: SampleFate.Attempt) {
    let year = firm.intake + attempt.after
    let dates = DemoStory.batches[attempt.batch - 1]
    let applied = dates.apply.of(year).adding(days: firm.ordinal % 9)
    if firm.fate.paperwork == .full {
      let facts = firm.allFacts(year - 1) + SampleFirm.selfAssessment
      steps.append(factSet(year - 1, facts, applied.adding(days: -14)))
      convert(year - 1, on: applied.adding(days: -13))
      add(applied.adding(days: -10), "diagnose", "--apply-on", applied.description)
    }
    add(applied, "apply submit", "--batch", "\(year)-\(attempt.batch)")
    let reviewed = dates.review.of(year)
    switch attempt.outcome {
    case .pending: break
    case .returned:
      add(applied.adding(days: 20), "apply return", "--reason", "研发项目立项资料不全")
    case .withdrawn: add(applied.adding(days: 25), "apply withdraw", "--reason", "企业拟补充知识产权后再报")
    case .failed:
      add(
        reviewed, "review record", "--result", "fail", "--score", "\(58 + firm.ordinal % 10)", "--reason",
        "创新能力评价未过 70 分")
    case .reviewed, .certified:
      add(
        reviewed, "review record", "--result", "pass", "--score",
        "\(73 + firm.ordinal % 14).\(firm.ordinal % 10)")
    }
    if attempt.outcome == .certified {
      let serial = String(990_001 + firm.ordinal)
      add(dates.certificate.of(year), "certify record", "--number", "GR\(year)41\(serial)")
    }
  }

  private mutating func leave(_ leaving: SampleFate.Leaving) {
    let last = entered.adding(days: leaving.days)
    steps.removeAll { $0.on >= last }
    if leaving.reason == .violation {
      add(last.adding(days: -20), "incident add", "--kind", "环境", "--evidence", "例示处罚决定书")
    }
    add(last, "exit", "--reason", leaving.reason.rawValue, "--note", "演示：\(leaving.reason.name.zh)")
  }
}
