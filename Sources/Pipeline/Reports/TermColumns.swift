extension Term {
  /// The words in the columns and notes of reports (栏目用语).
  static let columns: [Term] = [
    Term(
      Text("在库经历", "stays"),
      Text(
        "一家企业从入库到认定或出库算一次；出库以后再入库另算一次，所以可能多于企业家数",
        "from entry to certificate or exit; a firm that enters again begins another, so there may be more stays than firms"
      ), also: ["stay", "episode"]),
    Term(
      Text("有近访的", "with a recent visit"),
      Text(
        "至少有一天，离最近一次走访不超过 90 天的", "on one day at least the last visit was at most 90 days old"),
      also: ["近访"]),
    Term(
      Text("在库天数", "days in stock"),
      Text(
        "每家在库的天数加在一起：10 家各 30 天是 300 天", "the days of all firms together: 10 firms for 30 days are 300"),
      also: ["人时", "person-time", "days"]),
    Term(
      Text("覆盖天数", "days covered"),
      Text("其中离最近一次走访不超过 90 天的天数", "those on which the last visit was at most 90 days old")),
    Term(
      Text("每千天认定", "certified in 1000 days"),
      Text(
        "每 1000 个在库天认定几家；1000 天相当于一家企业在库两年零九个月",
        "certificates in 1000 days in stock, which are two years and nine months of one firm")),
    Term(
      Text("观察认定", "observed"), Text("在任期间实际认定的家数", "certificates in the officer's time"),
      also: ["观察"]),
    Term(
      Text("期望", "expected"),
      Text(
        "同样的企业（同县区、同入库年度、接手时进展相近）按平均水平会认定的家数",
        "what firms of the same county, intake year and progress would have had on average"), also: ["期望认定"]),
    Term(
      Text("观察/期望", "O/E"),
      Text("1 是与平均持平，大于 1 高于平均，小于 1 低于平均", "1 is the average, more is above it, less below")),
    Term(
      Text("95% 界限", "95% limits"),
      Text(
        "单凭运气，20 位服务员里约有 19 位落在这个范围；在范围之内，看不出好坏",
        "by chance alone about 19 of 20 officers lie within it; within it nothing can be said for or against anybody"
      ),
      also: ["95%界限", "界限"]),
    Term(
      Text("99.8% 界限", "99.8% limits"),
      Text(
        "单凭运气，1000 位里约有 998 位落在这个范围；在范围之外，才值得去了解原因",
        "by chance alone about 998 of 1000 lie within it; only outside it is there reason to ask why"),
      also: ["99.8%界限"]),
    Term(
      Text("离散系数", "dispersion"),
      Text(
        "服务员之间的差别是单凭运气的几倍；1 是没有更大，大于 1 时上面的界限已按它放宽",
        "how many times more officers differ than by chance; 1 is no more, above 1 the limits are widened by it"
      )),
    Term(
      Text("未满期", "not mature"),
      Text(
        "期限还没过完、以后还可能认定的家数；所以这一行的比例只是“至少”",
        "their time is not over and they may still succeed, so the rate of the row is only a lower bound"),
      also: ["满期", "mature"]),
    Term(
      Text("期内认定", "within"), Text("入库后这么多个月之内认定的家数", "certified within so many months of entry")),
    Term(
      Text("在险数", "at risk"),
      Text(
        "到那一天还在库、还看得到结果的企业数；太少时，这一行的比例靠不住",
        "how many were still in stock and followed on that day; where there are few the rate of the row says little"
      )),
    Term(
      Text("下限、上限", "low, high"),
      Text("真实的数有 95% 的把握在两者之间", "the true number lies between them with 95 % confidence"),
      also: ["下限", "上限", "low", "high"], marks: ["下限", "上限"]),
    Term(
      Text("到过、跳过、达到", "visited, skipped, reached"),
      Text(
        "到过：真在这个阶段停过；跳过：没有停就越过去了；达到：两者之和",
        "visited: stood in the stage; skipped: went past it; reached: both together"),
      also: ["到过", "跳过", "达到", "visited", "skipped", "reached"], marks: ["跳过"]),
    Term(Text("推进率", "share advanced"), Text("推进 ÷ 进入", "advanced ÷ entered")),
    Term(
      Text("已决", "decided"), Text("出了结果的：认定＋未通过", "those with a result: certified + rejected"), also: ["未决"]),
    Term(
      Text("跟踪天数中位数", "median days followed"),
      Text("一半企业入库到现在不超过这么多天", "half of the firms have been followed for no more days than that")),
    Term(
      Text("中位数", "median"), Text("一半不超过它，一半超过它", "half are not above it, half are above")),
    Term(
      Text("上四分位", "p75"), Text("四分之三不超过它", "three quarters are not above it"), also: ["四分位"]),
    Term(
      Text("第 90 百分位", "p90"), Text("十分之九不超过它", "nine tenths are not above it"), also: ["百分位", "第90百分位"]),
    Term(
      Text("完整", "complete"),
      Text("这个月的事多半都已登记，数字不大会再变", "most of the month is recorded, the number will hardly change")),
    Term(
      Text("概率", "chance"),
      Text(
        "这个阶段的一家企业到年底认定的可能性，按前三年同一天估计",
        "how likely a firm in the stage is certified by the end of the year, going by the same day of three earlier years"
      )),
    Term(
      Text("Brier 分数", "Brier score"),
      Text("预测离实际多远：0 最好，0.25 相当于抛硬币", "how far the forecast was off: 0 is best, 0.25 is a coin"),
      also: ["Brier"], marks: ["Brier"]),
    Term(
      Text("落入区间", "in the interval"),
      Text("实际的数在下限和上限之间", "what came lies between low and high")),
    Term(
      Text("户均走访", "visits a firm"), Text("走访次数 ÷ 在库企业数", "visits ÷ firms in stock")),
    Term(
      Text("位次", "rank"),
      Text(
        "在各县（市、区）里的名次，相同的并列；没有可比的数是“-”",
        "the place among the counties, ties share it; - where nothing can be compared"),
      also: ["完成位次", "增速位次"]),
    Term(
      Text("增速", "growth"),
      Text("期末 ÷ 期初－1；期初不足 5 家时只写“期初→期末”", "end ÷ start - 1; from fewer than 5 only start→end"),
      marks: ["增速  "]),
    Term(
      Text("库内、库外", "from the reserve, not from it"),
      Text("库内：从后备库里认定的；库外：没有在库而认定的", "certified out of the reserve, or without having been in it"),
      also: ["库内", "库外"], marks: ["库外"]),
    Term(
      Text("规则集", "rule set"), Text("诊断依据的是哪一年的认定办法", "the year of the measures by which firms were judged")),
    Term(
      Text("1/4 这样的数", "numbers like 1/4"),
      Text("分子和分母；涉及的不足 5 家时不写百分比", "part and whole; no percentage is given of fewer than 5 firms"),
      also: ["1/4"], marks: []),
  ]

  /// The last of the list, for reports that show a fraction instead of a percentage.
  static var fraction: Term? { columns.last }
}
