import Pipeline

extension Command {
  private static let cause = Value<CertificateEnd>.option(
    "cause", "事由", "CODE",
    Text("取消的事由（32号 第十六、十七、十九条）", "cause, articles 16, 17 and 19 of the measures of 2016"), required: true,
    words: CertificateEnd.revocations.map(\.rawValue)
  ) { word, spelling, _ in
    guard let cause = CertificateEnd(typed: word), CertificateEnd.revocations.contains(cause) else {
      throw InputRefusal.badChoice(
        option: spelling, value: word,
        choices: CertificateEnd.revocations.map { Text("\($0.rawValue)（\($0.name.zh)）", $0.rawValue) })
    }
    return cause
  }

  static let certifyRevoke = Command(
    "certify revoke", "认定 取消", .write,
    Text("登记高企资格被取消；当年不能再申报", "record that the certificate was revoked; no application in that year"),
    [Common.firm, Common.onRequired, cause, Common.reason],
    examples: ["certify revoke 平高 --on 2021-09-01 --cause unreported --reason 两年未报年报"]
  ) { line, shell in
    let cause = try line.required(cause)
    let json = try shell.store().revokeCertificate(
      try line.required(Common.firm), on: try line.required(Common.onRequired), cause: cause,
      note: line[Common.reason], shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text(
              "：证书 \(json["number"].plain) 自 \(json["on"].plain) 取消（\(cause.name.zh)）；\(json["again"].plain) 起才能再申报",
              ": certificate \(json["number"].plain) revoked on \(json["on"].plain) (\(cause.name.en)); may apply again from \(json["again"].plain)"
            ))
      ],
      notes: [
        Text("已付的奖补用 reward list 查看是否要追回", "reward list shows whether a reward is to be taken back")
      ])
  }
}
