/// What the fictional firms are called and make (虚构词表); no two firms share the first four characters.
enum SampleWords {
  /// Each name begins with one of these, so that nobody takes it for a real firm.
  static let marks = ["例示", "虚构", "样本"]

  /// As many as have no divisor in common with the number of marks: both can be counted through together.
  static let words = [
    "星河", "云杉", "晨曦", "远帆", "青岚", "白桦", "朝露", "松涛", "碧波", "明镜", "飞鸿", "长风", "春泥", "秋实",
    "冬青", "夏禾", "北辰", "南枝", "东篱", "西窗", "金穗", "银杏", "铁衣", "石榴", "丹枫", "紫藤", "绿洲", "蓝湾",
    "赤霞", "玄武", "方舟", "圆月", "清泉", "暖阳", "微光", "深谷", "高原", "平川", "竹影", "兰舟", "梅坞", "菊圃",
    "雁阵", "鹿鸣", "鹤汀", "鱼跃",
  ]

  static let trades = [
    Trade("尼龙制品", "尼龙66工程塑料", "4.3.2"), Trade("纤维材料", "高强尼龙工业丝", "4.3.4"),
    Trade("橡塑科技", "耐磨输送带覆盖胶", "4.3.3"), Trade("精细化工", "聚酰胺用助剂", "4.5.4"),
    Trade("特钢材料", "耐磨特种钢板", "4.1.1"), Trade("陶瓷材料", "结构陶瓷密封环", "4.2.1"),
    Trade("电气", "户外高压隔离开关", "8.6.4"), Trade("配电设备", "智能环网柜", "8.6.3"),
    Trade("自动化", "煤流输送集控系统", "8.1.5"), Trade("仪器仪表", "矿用气体检测仪", "8.3.2"),
    Trade("数控装备", "小型数控车床", "8.4.1"), Trade("矿山安全装备", "矿井避险监测装置", "8.2.1"),
    Trade("机械制造", "精密传动部件", "8.5.1"), Trade("汽车零部件", "轻量化制动部件", "8.7.2"),
    Trade("软件", "企业设备管理软件", "1.1.9"), Trade("物联网科技", "无线抄表终端", "1.4.8"),
    Trade("电子", "压力传感器", "1.6.5"), Trade("生物科技", "微生物发酵制剂", "2.6.2"),
    Trade("中药", "道地药材饮片", "2.2.1"), Trade("农业科技", "小麦优良品种", "2.7.1"),
    Trade("医疗器械", "康复训练设备", "2.5.2"), Trade("检测服务", "材料检验检测服务", "5.2.1"),
    Trade("新能源", "储能电池组", "6.3.2"), Trade("节能科技", "工业余热回收装置", "6.4.2"),
    Trade("环保", "煤矸石综合利用砌块", "7.3.2"), Trade("水务科技", "工业废水处理装置", "7.1.2"),
  ]

  static let surnames = Array("张李王赵刘陈杨黄周吴徐孙马朱胡郭")
}

/// What a fictional firm does (行业): a word of its name, its product, and the field of the third level.
public struct Trade: Sendable, Equatable {
  public let name: String
  public let product: String
  public let field: String

  init(_ name: String, _ product: String, _ field: String) {
    self.name = name
    self.product = product
    self.field = field
  }
}
