extension Term {
  /// The definitions of figures (指标口径) by code.
  static let definitions: [Term] = [
    Term(
      Text("在库数", "stock"),
      Text("某一天还在后备库里的企业", "the firms that are in the reserve on a day"), code: "D1",
      exact: Text(
        "入库不晚于当日、当日还没有认定或出库的在库经历；期末＝期初＋入库－认定－出库，每份报表都核对，对不上就不出报表",
        "stays that began by that day and had neither been certified nor left; end = start + entered - certified - exited is checked in every report, which is refused when it does not hold"
      )),
    Term(
      Text("入库数", "intake"), Text("一个年度的名单入库了多少家", "how many firms came in with the list of a year"),
      code: "D2",
      exact: Text(
        "按名单年度计不同的企业，分首次与再次；完成率＝入库数 ÷ 目标",
        "distinct firms by intake year, for the first time or again; reached = intake ÷ target")),
    Term(
      Text("认定数", "certificates"), Text("一年里发了多少张高企证书", "how many certificates were issued in a year"),
      code: "D3",
      exact: Text(
        "按发证日期的年度；分首次与重新认定、库内与库外", "by year of issue; first or again, from the reserve or not")),
    Term(
      Text("有效高企存量", "valid stock"),
      Text("某一天证书还有效的高新技术企业家数", "the firms whose certificate is valid on a day"), code: "D3b",
      also: ["有效存量"],
      exact: Text(
        "发证之日起三年内、没有取消的，按企业计，不按证书张数；增速＝期末 ÷ 一年前－1",
        "issued within three years and not revoked; firms, not certificates; growth = now ÷ a year before - 1"
      )),
    Term(
      Text("队列转化率", "cohort conversion"),
      Text(
        "同一年入库的企业，入库以后满若干个月之内认定了多大一部分",
        "of the firms that entered in one year, the part that was certified within so many months of entry"),
      code: "D4",
      exact: Text(
        "分母：首次入库年度相同的全部企业，出库的也在内；分子：各自入库之日起 h 个月内认定的；还有企业没满 h 个月时只给下限",
        "denominator: all firms with the same year of first entry, exits too; numerator: certified within h months of their own entry; a lower bound while some have not had h months"
      )),
    Term(
      Text("累计转化率", "conversion to date"),
      Text("同一年入库的企业，到今天认定了多大一部分", "of the firms that entered in one year, the part certified to date"),
      code: "D5",
      exact: Text(
        "截至当日认定 ÷ 首次入库企业；早入库的等得久，所以不同年度不能互相比较",
        "certified to date ÷ firms that entered for the first time; earlier cohorts have had more time, so never compare them"
      )),
    Term(
      Text("累积发生率", "cumulative incidence"),
      Text(
        "入库以后一年、两年、三年内认定的可能性；平时说的“转化率”就是它",
        "the chance of a certificate within one, two, three years of entry; what people call the conversion rate"
      ),
      code: "D6", also: ["转化率"],
      exact: Text(
        "Aalen–Johansen 估计：全部在库经历各自从入库起算，认定为事件，出库为竞争事件，还在库的截尾于当日；95% 区间为补对数-对数尺度",
        "Aalen–Johansen over all stays, each on its own clock, certification against exit, open ones censored on the day; 95 % interval on the complementary log-log scale"
      )),
    Term(
      Text("阶段转化", "stage conversion"),
      Text(
        "进入一个阶段的企业后来怎样：往前走了、出库了、退回了，还是仍在那里",
        "what became of the firms that entered a stage: went on, left, moved back, or are still there"),
      code: "D7",
      exact: Text(
        "分母为期间内进入该阶段的次数，再次进入再计一次；推进＋出库＋退回＋仍在＝进入",
        "of the entries into a stage within the period, each entry once; advanced + exited + moved back + there = entered"
      )),
    Term(
      Text("年度认定/入库比", "certified to entered in a year"),
      Text(
        "当年认定家数 ÷ 当年入库家数；上下不是同一批企业，不是转化率，可以大于 1",
        "certified in a year ÷ entered in that year; not the same firms, no conversion rate, may exceed 1"),
      code: "D8", also: ["比值"]),
    Term(
      Text("申报通过率", "applications that passed"),
      Text("出了结果的申报里通过的比例", "the part of the decided applications that passed"), code: "D9", also: ["通过率"],
      exact: Text(
        "认定 ÷（认定＋未通过），按申报批次；未决、撤回和退回不算",
        "certified ÷ (certified + rejected), by batch; pending and taken back are left out")),
    Term(
      Text("阶段停留", "time in stage"), Text("企业在一个阶段停留多少天", "for how many days firms stay in a stage"),
      code: "D10",
      exact: Text(
        "Kaplan–Meier 估计：离开该阶段（不论去向）为事件，仍在者截尾于当日",
        "Kaplan–Meier; leaving the stage for whatever reason is the event, those still there are censored on the day"
      )),
    Term(
      Text("走访覆盖率", "visit coverage"),
      Text(
        "在库的日子里，离最近一次走访不超过 90 天的日子占多大一部分；不是“走访过的企业占比”",
        "of the days firms were in stock, the part on which the last visit was at most 90 days old; not “firms ever visited”"
      ), code: "D11", also: ["覆盖率"],
      exact: Text(
        "按在库天数（人时）计，每次走访覆盖当天和以后 90 天，入库以前的走访也算",
        "in days of stay (person-time): a visit covers its day and the 90 after it, also one made before entry"
      )),
    Term(
      Text("帮扶成效", "officers' results"),
      Text(
        "服务员服务的企业实际认定家数，同“换成平均水平会认定几家”相比",
        "the certificates of an officer's firms against what would be expected of an average officer"),
      code: "D12",
      exact: Text(
        "期望按县区、入库年度、接手时的阶段分层，取同层每日认定的比例；只算在任的日子，改派处分开；期望不足 3 家不显示比值。界限用平方根尺度，按离散系数放宽",
        "expected within county, intake year and stage at assignment, from the daily share certified in the stratum, only for the days in charge, split at reassignment; hidden where expected < 3. Limits on the square-root scale, widened by the dispersion"
      )),
    Term(
      Text("年末预测", "forecast of the year's end"),
      Text("到 12 月 31 日大约还会认定几家", "about how many more certificates there will be by 31 December"),
      code: "D13", also: ["预测"],
      exact: Text(
        "各在库企业到年底认定的概率之和；概率取前三年同一天、同一阶段的比例，并向总体收缩（相当于再加 5 家）；区间为泊松二项分布 95%，不含概率本身的误差",
        "the sum of the chances of the open stays; a chance is the share of the same stage on the same day of three earlier years, drawn towards the whole as if by 5 stays; 95 % Poisson-binomial interval, without the error of the chances"
      )),
    Term(
      Text("续认率", "renewals"), Text("证书三年期满后又认定的比例", "the part of expired certificates that were renewed"),
      code: "D14",
      exact: Text(
        "三年期满的证书（不含提前终止的）按期满年度；按时＝期满当日或之前已发新证，一年内＝期满后 12 个月内",
        "certificates that ran three years, by the year of their end; in time: another one by then; within a year: within 12 months of it"
      )),
    Term(
      Text("奖补", "rewards"),
      Text("首次认定的企业应得、已付和追回的奖补", "rewards of first certificates: due, paid, clawed back"),
      code: "D15"),
    Term(
      Text("记录时滞", "recording lag"), Text("事情发生几天以后才登记", "how many days after an event it was recorded"),
      code: "D16",
      exact: Text(
        "登记日期－发生日期，按发生月份；月末起不足总体第 90 百分位天数的月份还不完整",
        "day of recording - day of the event, by month of the event; months that ended less than the p90 of all ago are not complete"
      )),
  ]
}
