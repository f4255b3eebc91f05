import Pipeline

extension Command {
  private static let number = Value<CertificateNumber>.option(
    "number", "编号", "NUMBER", Text("证书编号，例如 GR201941000123", "certificate number"), required: true
  ) { word, _, _ in
    guard let number = CertificateNumber(word) else { throw InputRefusal.badCertificate(value: word) }
    return number
  }
  private static let outside = Flag(
    "outside", "库外", Text("库外认定：不经过在库申报的证书，包括入库前的和重新认定的", "a certificate that did not come through a stay"))

  static let certifyRecord = Command(
    "certify record", "认定 登记", .write,
    Text("登记高新技术企业证书；日期是发证日期", "record the certificate; the date is its day of issue"),
    [Common.firm, Common.onRequired, number, outside],
    examples: [
      "certify record 平高 --on 2020-12-04 --number GR202041000123",
      "certify record 平高 --on 2017-08-29 --number GR201741000045 --outside",
    ]
  ) { line, shell in
    let number = try line.required(number)
    let on = try line.required(Common.onRequired)
    let firm = try line.required(Common.firm)
    let json =
      line[outside]
      ? try shell.store().recordOutsideCertificate(
        firm, on: on, number: number, ids: shell.ids, shell.write(line))
      : try shell.store().recordCertificate(
        firm, on: on, number: number, ids: shell.ids, shell.write(line))
    let way = line[outside] ? Text("（库外）", " (outside the reserve)") : Text(same: "")
    var answer = Answer.moved(
      json,
      Text("已认定", "certified") + way
        + Text(
          "，证书 \(number.text)，有效期至 \(json["certificate"]["expires"].plain)",
          ", \(number.text), valid until \(json["certificate"]["expires"].plain)"))
    if number.year != on.year {
      answer.notes.append(
        Text("请核对：编号里的年份与发证日期不同", "please check: the year in the number differs from the date"))
    }
    if number.province != "41" {
      answer.notes.append(
        Text("请核对：编号里的省份代码不是 41（河南）", "please check: the province in the number is not 41 (Henan)"))
    }
    return answer
  }
}
