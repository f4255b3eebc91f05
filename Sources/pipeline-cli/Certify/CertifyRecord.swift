import Pipeline

extension Command {
  private static let number = Value<CertificateNumber>.option(
    "number", "编号", "NUMBER", Text("证书编号，例如 GR201941000123", "certificate number"), required: true
  ) { word, _, _ in
    guard let number = CertificateNumber(word) else { throw InputRefusal.badCertificate(value: word) }
    return number
  }

  static let certifyRecord = Command(
    "certify record", "认定 登记", .write,
    Text("登记高新技术企业证书；日期是发证日期", "record the certificate; the date is its day of issue"),
    [Common.firm, Common.onRequired, number],
    examples: ["certify record 平高 --on 2020-12-04 --number GR202041000123"]
  ) { line, shell in
    let number = try line.required(number)
    let on = try line.required(Common.onRequired)
    let json = try shell.store().recordCertificate(
      try line.required(Common.firm), on: on, number: number, ids: shell.ids, shell.write(line))
    var answer = Answer.moved(
      json,
      Text(
        "已认定，证书 \(number.text)，有效期至 \(json["certificate"]["expires"].plain)",
        "certified, \(number.text), valid until \(json["certificate"]["expires"].plain)"))
    if number.year != on.year {
      answer.notes.append(
        Text("请核对：编号里的年份与发证日期不同", "please check: the year in the number differs from the date"))
    }
    return answer
  }
}
