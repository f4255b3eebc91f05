import Pipeline

extension Command {
  static let firmDuplicates = Command(
    "firm duplicates", "企业 疑似重复", .read,
    Text(
      "疑似重复的企业：同名、曾用名、名称相近、同址同日成立；只列出，不合并",
      "firms that may be one: same, former or similar name, same address and day; listed only, nothing is joined"
    ),
    examples: ["firm duplicates"]
  ) { _, shell in
    Answer(
      list: try shell.store().duplicates(), empty: Text("没有疑似重复的企业", "no firms look like duplicates"))
  }
}
