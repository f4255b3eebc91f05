/// What stands against a shortlist or a paper of the dossier (遴选、一企一档).
public enum ShortlistRefusal: Refusal {
  case noWeights(asOf: String)
  case badWeights(value: String)
  case evidenceKnown(firm: String, no: Int, title: String, place: String, on: String)

  public var wording: Wording {
    switch self {
    case .noWeights(let asOf):
      Wording(
        "PL395", .refused, Text("\(asOf) 还没有设定遴选权重", "no weights are set for \(asOf)"),
        do: Text(
          "用 shortlist weights 设定规模、增速、研发的权重，或用 --weights 试算",
          "set the weights of size, growth and R&D with shortlist weights, or try some with --weights"))
    case .badWeights(let value):
      Wording(
        "PL287", .usage, Text("“\(value)”不是三个权重", "“\(value)” is no three weights"),
        do: Text(
          "写成 规模:增速:研发，各 0 到 100 的整数，不全为零，例如 30:40:30",
          "write size:growth:rd, whole numbers from 0 to 100, not all of them 0, such as 30:40:30"))
    case .evidenceKnown(let firm, let no, let title, let place, let on):
      Wording(
        "PL534", .conflict,
        Text(
          "\(firm)（#\(no)）已在 \(on) 交过这份材料：\(title)，存于 \(place)",
          "\(firm) (#\(no)) handed in this paper on \(on): \(title), at \(place)"),
        do: Text(
          "材料只交一次，直接引用即可；用 evidence list 查看", "a paper is handed in once and reused; see evidence list"))
    }
  }

  public static var samples: [ShortlistRefusal] {
    [
      .noWeights(asOf: "2021-12-31"), .badWeights(value: "30:40"),
      .evidenceKnown(firm: "…", no: 3, title: "…", place: "…", on: "2020-01-01"),
    ]
  }
}
