/// What stands against a step of the application year or of the term of a stay (申报年度、在库期限).
public enum YearRefusal: Refusal {
  case nothingReturned(firm: String, no: Int, withdrawn: Bool)
  case extendedAlready(firm: String, no: Int, ends: String)
  case noSuchExtension(firm: String, no: Int, until: String, ends: String, latest: String)
  case nothingToEnd(firm: String, no: Int, on: String)
  case whyMoved(batch: String, due: String)
  case announcedAlready(firm: String, no: Int, step: AnnouncementStep, on: String)

  public var wording: Wording {
    switch self {
    case .nothingReturned(let firm, let no, let withdrawn):
      Wording(
        "PL391", .refused,
        Text(
          withdrawn ? "\(firm)（#\(no)）的申报是企业撤回的，不是退回的" : "\(firm)（#\(no)）没有被退回的申报",
          withdrawn
            ? "the firm \(firm) (#\(no)) withdrew its application; it was not returned"
            : "no application of \(firm) (#\(no)) was returned"),
        do: Text("重新申报用 apply submit", "for a new application use apply submit"))
    case .extendedAlready(let firm, let no, let ends):
      Wording(
        "PL392", .refused,
        Text(
          "\(firm)（#\(no)）这次在库已延期过，期满日 \(ends)；按本地设定只能延期一次",
          "the term of \(firm) (#\(no)) was extended to \(ends) already; the local rule allows it once"),
        do: Text("期满出库后可以再次入库", "after the term it may leave and enter again"))
    case .noSuchExtension(let firm, let no, let until, let ends, let latest):
      Wording(
        "PL393", .refused,
        Text(
          "\(firm)（#\(no)）期满日是 \(ends)，最多延到 \(latest)，不能延到 \(until)",
          "the term of \(firm) (#\(no)) ends on \(ends) and may be extended to \(latest), not to \(until)"),
        do: Text(
          "把 --until 写成期满日之后、\(latest) 及以前的日期", "give --until a day after the term, not after \(latest)"))
    case .nothingToEnd(let firm, let no, let on):
      Wording(
        "PL394", .refused,
        Text(
          "\(firm)（#\(no)）在 \(on) 不在库，也没有有效证书",
          "on \(on) \(firm) (#\(no)) is not in the reserve and has no certificate in force"),
        do: Text("用 firm show '#\(no)' 查看", "see firm show '#\(no)'"))
    case .whyMoved(let batch, let due):
      Wording(
        "PL285", .usage,
        Text(
          "批次 \(batch) 的截止日原是 \(due)，改动要写原因", "batch \(batch) was due on \(due); moving it needs a reason"),
        do: Text("加上 --reason", "add --reason"))
    case .announcedAlready(let firm, let no, let step, let on):
      Wording(
        "PL533", .conflict,
        Text("\(firm)（#\(no)）已在 \(on) \(step.name.zh)", "\(firm) (#\(no)) was \(step.name.en) on \(on)"),
        do: Text(
          "各环节依次登记：拟认定、公示、备案公告，每项一次", "the steps follow each other, each once: proposed, published, filed"))
    }
  }

  public static var samples: [YearRefusal] {
    [
      .nothingReturned(firm: "…", no: 3, withdrawn: false),
      .extendedAlready(firm: "…", no: 3, ends: "2023-08-01"),
      .noSuchExtension(firm: "…", no: 3, until: "2030-01-01", ends: "2022-08-01", latest: "2023-08-01"),
      .nothingToEnd(firm: "…", no: 3, on: "2022-01-01"), .whyMoved(batch: "2020-1", due: "2020-06-30"),
      .announcedAlready(firm: "…", no: 3, step: .filed, on: "2020-12-01"),
    ]
  }
}
