/// What stands against something about a certificate (证书).
public enum CertificateRefusal: Refusal {
  case inReserve(firm: String, no: Int, entered: String, stage: Stage)
  case notInForce(firm: String, no: Int, on: String, known: [String])
  case banned(firm: String, no: Int, on: String, number: String, revoked: String, again: String)
  case yearNotOver(year: String, on: String)
  case filedAlready(firm: String, no: Int, year: String, on: String)

  public var wording: Wording {
    switch self {
    case .inReserve(let firm, let no, let entered, let stage):
      Wording(
        "PL380", .refused,
        Text(
          "\(firm)（#\(no)）\(entered) 起在库（\(stage.name.zh)），这一天以后的证书不是库外认定",
          "\(firm) (#\(no)) has been in the reserve since \(entered) (\(stage.name.en)); a certificate from then on is not from outside"
        ),
        do: Text(
          "去掉 --outside，按申报、评审、认定登记；先出库的用 exit",
          "leave out --outside and go the way of application and review, or record the exit first"))
    case .notInForce(let firm, let no, let on, let known):
      Wording(
        "PL381", .refused,
        Text(
          "\(firm)（#\(no)）在 \(on) 没有有效的证书", "\(firm) (#\(no)) has no certificate in force on \(on)"),
        do: known.isEmpty
          ? Text("先用 certify record 登记证书", "record the certificate first: certify record")
          : Text(
            "已登记的证书：" + known.joined(separator: "；"),
            "certificates there are: " + known.joined(separator: "; ")))
    case .banned(let firm, let no, let on, let number, let revoked, let again):
      Wording(
        "PL382", .refused,
        Text(
          "\(firm)（#\(no)）的证书 \(number) 在 \(revoked) 被取消，取消当年不能再申报（195号 五(六)3），不能登记 \(on) 的申报",
          "certificate \(number) of \(firm) (#\(no)) was revoked on \(revoked): no application in that year (G195 5(6)3), and \(on) is in it"
        ),
        do: Text("\(again) 起才能申报", "it may apply again from \(again) on"))
    case .yearNotOver(let year, let on):
      Wording(
        "PL383", .refused, Text("\(on) 时 \(year) 年还没有过完", "on \(on) the year \(year) was not over"),
        do: Text("年报报的是上一年度，次年 5 月 31 日前报", "the report is on the year before, due by 31 May"))
    case .filedAlready(let firm, let no, let year, let on):
      Wording(
        "PL530", .conflict,
        Text(
          "\(firm)（#\(no)）的 \(year) 年年报已在 \(on) 登记",
          "the report of \(firm) (#\(no)) on \(year) was filed on \(on)"),
        do: Text("用 certify duties 查看", "see certify duties"))
    }
  }

  public static var samples: [CertificateRefusal] {
    [
      .inReserve(firm: "…", no: 3, entered: "2019-08-01", stage: .entered),
      .notInForce(firm: "…", no: 3, on: "2020-01-01", known: []),
      .banned(
        firm: "…", no: 3, on: "2021-06-01", number: "GR…", revoked: "2021-03-01", again: "2022-01-01"),
      .yearNotOver(year: "2020", on: "2020-06-01"),
      .filedAlready(firm: "…", no: 3, year: "2020", on: "2021-05-01"),
    ]
  }
}
