/// What a print of a year's list is (名单效力): the published one, or not, and why.
public struct IntakeStanding: Sendable {
  /// `published`, `differs`, `part` or `unpublished`.
  public let state: String
  let no: String
  let day: String

  /// Of the list as it is now: the answer of `Store.intakeStanding`.
  public init(_ json: JSON) {
    state = json["state"].plain
    no = json["no"].plain
    day = json["on"].plain
  }

  /// Of a list as it was frozen: the answer of `Store.publishedIntake`.
  public init(frozen json: JSON) {
    state = json["published"].bool == true ? "published" : "proposed"
    no = json["no"].plain
    day = json["published_on"].plain
  }

  public var words: Text {
    switch state {
    case "published": Text("与 \(day) 公布的第 \(no) 号名单一致", "the list published on \(day) as no. \(no)")
    case "differs":
      Text(
        "与 \(day) 公布的第 \(no) 号名单不一致：公布以后有变动，未经公布",
        "not the list published on \(day) as no. \(no): the reserve has changed since")
    case "part":
      Text(
        "本人所见范围内的名单；\(day) 已公布第 \(no) 号全市名单",
        "the part one may see; no. \(no) of the whole city was published on \(day)")
    case "proposed": Text("拟定稿，未经公布", "frozen, not published")
    default: Text("未经公布", "not published")
    }
  }
}
