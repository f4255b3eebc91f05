/// A report that cannot be given (报表): asked about nothing, or resting on numbers that contradict each other.
public enum ReportRefusal: Refusal {
  case emptyPeriod(from: String, until: String)
  case identityFails(Text)
  case nothingToForecast(on: String)

  public var wording: Wording {
    switch self {
    case .emptyPeriod(let from, let until):
      Wording(
        "PL120", .usage,
        Text("期间从 \(from) 到 \(until)，没有一天", "the period from \(from) until \(until) has no day in it"),
        do: Text("--from 不晚于 --until，也不晚于 --as-of", "give --from not after --until and not after --as-of"))
    case .identityFails(let sentence):
      Wording(
        "PL340", .integrity,
        Text("在库数恒等式不成立：\(sentence.zh)，报表不出", "the identity of the stock fails: \(sentence.en); no report"),
        do: Text(
          "库中在库经历互相矛盾；恢复备份，或请管理员逐条核对 stage_event 与 episode",
          "stays in the database contradict each other; restore a backup, or compare stage_event and episode")
      )
    case .nothingToForecast(let day):
      Wording(
        "PL341", .refused,
        Text(
          "\(day) 以前的三年没有可比的数据，没有预测可存",
          "the three years before \(day) have nothing to compare with; no forecast to keep"),
        do: Text("等有了往年的在库经历再预测", "forecast once there are stays of earlier years"))
    }
  }

  public static var samples: [ReportRefusal] {
    [
      .emptyPeriod(from: "2020-02-01", until: "2020-01-31"),
      .identityFails(
        Text("在库数（D1）3 ＝ 入库 4 － 认定 0 － 出库 0", "stock (D1) 3 = entered 4 - certified 0 - exited 0")),
      .nothingToForecast(on: "2019-12-31"),
    ]
  }
}
