/// The words that office sheets use as headings (表头用语), as data: a new habit is one more word here.
enum HeadingWords {
  /// Folded words and what the column holds.
  static let known: [String: Heading] = {
    let lists: [(Heading, String)] = [
      (.name, "企业名称 单位名称 公司名称 名称 企业全称 单位全称 公司全称 企业 申报单位 申报企业 NAME FIRM"),
      (.code, "统一社会信用代码 信用代码 社会信用代码 统一信用代码 统一代码 CREDITCODE CREDIT_CODE CODE"),
      (
        .county,
        "县(市、区) 县(市,区) 县(市/区) 县市区 所属县(市、区) 所属县(市,区) 所属县市区 县区 所属县区 所在县区 所在县(市、区) 属地 县(区) 所属地区 COUNTY"
      ),
      (.founded, "注册时间 成立日期 注册日期 成立时间 注册成立时间 登记日期 FOUNDED"),
      (.field, "技术领域 所属领域 所属技术领域 高新技术领域 所属高新技术领域 领域 FIELD"),
      (.product, "主要产品 主要产品(服务) 主要产品及服务 主导产品 主营产品 PRODUCT"),
      (.industry, "所属行业 行业 国民经济行业 行业类别 INDUSTRY"),
      (.address, "注册地址 地址 详细地址 住所 通讯地址 企业地址 ADDRESS"),
      (.kindOfBody, "企业类型 单位类型 公司类型 登记类型"),
      (.contact, "联系人 联系人姓名 企业联系人 CONTACT"),
      (.phone, "联系电话 电话 联系方式 联系人电话 手机 手机号 手机号码 联系手机 PHONE"),
      (.position, "序号 编号 NO NO. # 不读"),
      (.errorCode, "错误码"),
    ]
    return Dictionary(
      lists.flatMap { heading, words in words.split(separator: " ").map { (String($0), heading) } },
      uniquingKeysWith: { one, _ in one })
  }()

  /// Words for yearly figures that only sheets use; `FactKey.synonyms` has those that officers type too.
  static let figures: [String: FactKey] = [
    "研发费": .rd, "研究开发费": .rd, "科研经费": .rd, "研究与开发费用": .rd, "研发费用支出": .rd, "R&D经费": .rd, "R&D费用": .rd,
    "产品销售收入": .sales, "年销售收入": .sales, "年营业收入": .sales, "所有者权益": .netAssets, "期末净资产": .netAssets,
    "净资产额": .netAssets, "资产总计": .totalAssets, "资产合计": .totalAssets, "职工总人数": .staff, "员工总数": .staff,
    "从业人员数": .staff, "从业人员总数": .staff, "在职职工": .staff, "科技人员总数": .techStaff, "研究开发人员": .techStaff,
    "研究开发人员数": .techStaff, "高新技术产品销售收入": .hitechIncome, "高品收入": .hitechIncome,
  ]

  /// Units of money and the fen in one; a longer word stands before its own ending.
  static let money: [(word: String, fen: Int64)] = ["百万元", "千万元", "万元", "亿元", "千元", "元"].compactMap { word in
    Yuan.units[word].map { (word, $0) }
  }

  /// What else may stand in brackets behind a figure.
  static let counts: Set<String> = ["人", "人数", "名", "分", "个", "件", "项"]

  /// Words of the years before the intake year, and of that year itself.
  static let years: [(word: String, before: Int)] = [
    ("上一年度", 1), ("上年度", 1), ("上年末", 1), ("上上年", 2), ("上年", 1), ("去年", 1), ("前一年度", 1), ("前年", 2),
    ("本年度", 0), ("当年", 0), ("本年", 0), ("今年", 0),
  ]

  /// Columns with such words hold personal data even where the reader does not know them.
  static let personal = ["电话", "手机", "联系", "身份证", "邮箱", "微信", "QQ", "传真"]
}
