/// Characters of firms' names that are read in more than one way (多音字), the usual reading first.
enum Polyphones {
  static let table: [Unicode.Scalar: [String]] = [
    "长": ["chang", "zhang"], "行": ["hang", "xing"], "朝": ["chao", "zhao"], "盛": ["sheng", "cheng"],
    "会": ["hui", "kuai"], "重": ["zhong", "chong"], "乐": ["le", "yue"], "单": ["dan", "shan"],
    "尉": ["wei", "yu"], "蔚": ["wei", "yu"], "曾": ["zeng", "ceng"], "解": ["jie", "xie"], "石": ["shi", "dan"],
    "藏": ["cang", "zang"], "传": ["chuan", "zhuan"], "系": ["xi", "ji"], "调": ["tiao", "diao"],
    "降": ["jiang", "xiang"], "车": ["che", "ju"], "校": ["xiao", "jiao"], "厦": ["xia", "sha"],
    "贾": ["jia", "gu"], "翟": ["zhai", "di"], "都": ["du", "dou"], "仇": ["qiu", "chou"], "查": ["cha", "zha"],
    "朴": ["pu", "piao"], "参": ["can", "shen"], "奇": ["qi", "ji"], "省": ["sheng", "xing"],
    "乘": ["cheng", "sheng"], "种": ["zhong", "chong"], "率": ["lv", "shuai", "lu"], "轧": ["zha", "ya", "ga"],
    "角": ["jiao", "jue"], "模": ["mo", "mu"], "壳": ["ke", "qiao"], "伽": ["jia", "ga", "qie"],
    "泊": ["bo", "po"], "堡": ["bao", "pu"], "番": ["fan", "pan"], "弹": ["dan", "tan"],
    "劲": ["jin", "jing"], "觉": ["jue", "jiao"], "露": ["lu", "lou"],
    "屏": ["ping", "bing"], "万": ["wan", "mo"],
    "扎": ["zha", "za"], "粘": ["zhan", "nian"], "拓": ["tuo", "ta"], "咖": ["ka", "ga"],
    "宿": ["su", "xiu"], "柏": ["bai", "bo"], "盖": ["gai", "ge"], "薄": ["bo", "bao"],
    "卜": ["bu", "bo"], "缪": ["miao", "mou"],
    "洗": ["xi", "xian"], "颉": ["jie", "xie"],
    "牟": ["mou", "mu"],
  ]
}
