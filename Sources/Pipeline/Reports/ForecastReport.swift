extension Report {
  /// 预测报表: D13 with its back-test.
  public static func forecast(_ counts: ReportCounts) throws -> Report {
    let stages = Stage.allCases.filter { $0 != .certified && $0 != .exited }.map(\.rawValue)
    let year = counts.document["as_of"].day?.year ?? 0
    let landmarks = (year - 8...year).flatMap { year in
      stages.map { stage in
        Forecast.Landmark(
          year: year, stage: stage, open: counts.count("landmarks", "\(year)/\(stage)", "open"),
          certified: counts.count("landmarks", "\(year)/\(stage)", "certified"))
      }
    }
    let forecast = Forecast(of: year, from: landmarks)
    let replays = (year - 5..<year).compactMap { Forecast.replay($0, from: landmarks) }
    let figures = [
      total(counts, year, forecast), byStage(counts, year, forecast, landmarks), backtest(counts, replays),
      kept(counts),
    ]
    return try Report(.forecast, counts, figures)
  }

  private static func total(_ counts: ReportCounts, _ year: Int, _ forecast: Forecast?) -> Figure {
    counts.figure(
      "total", "D13", Text("年末预测", "forecast of the year's end"),
      Text(
        "今年已经认定几家，到 12 月 31 日大约还会认定几家",
        "how many were certified this year, and about how many more will be by 31 December"
      ),
      [
        .init("year", Text("年度", "year"), .number), .count("certified", "已认定", "certified so far"),
        .count("open", "在库", "open"), .init("expected_shown", Text("预计再认定", "more expected"), .number),
        .init("expected", Text("预计", "expected"), .number, hidden: true),
        .init("low", Text("下限", "low"), .number), .init("high", Text("上限", "high"), .number),
      ],
      notes: forecast == nil ? [Text("往年没有可比的数据，不预测", "no earlier year to compare with: no forecast")] : []
    ) { bin in
      [
        FigureRow(
          "\(year)",
          [.int(year)] + counts.counts("total", "\(year)", ["certified", "open"], bin: bin) + [
            forecast.map { .number(Logarithm.decimal($0.expected, places: 1)) } ?? .null,
            Percent.json(forecast?.expected), forecast.map { .int($0.interval.lowerBound) } ?? .null,
            forecast.map { .int($0.interval.upperBound) } ?? .null,
          ])
      ]
    }
  }

  private static func byStage(
    _ counts: ReportCounts, _ year: Int, _ forecast: Forecast?, _ landmarks: [Forecast.Landmark]
  ) -> Figure {
    counts.figure(
      "landmarks", "", Text("分阶段", "by stage"),
      Text(
        "往年同一天在这个阶段的企业，到当年 12 月 31 日认定了几家；今年的预测由它们推算",
        "firms in the stage on this day of earlier years, and how many were certified by 31 December; this year's forecast rests on them"
      ),
      [
        .init("year", Text("年度", "year"), .number), .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .count("open", "在库", "open"), .count("certified", "年末前认定", "certified"),
        .init("chance", Text("概率", "chance"), .share),
      ]
    ) { _ in
      landmarks.filter { $0.open > 0 }.map { one in
        let line = one.year == year ? forecast?.lines.first { $0.stage == one.stage } : nil
        return FigureRow(
          "\(one.year)/\(one.stage)",
          [
            .int(one.year), .string(one.stage), .int(one.open), .int(one.certified),
            Percent.json(line?.chance),
          ])
      }
    }
  }

  private static func backtest(_ counts: ReportCounts, _ replays: [Forecast.Replay]) -> Figure {
    let covered = replays.count(where: \.isCovered)
    return counts.figure(
      "backtest", "", Text("回测", "back-test"),
      Text(
        "用同样的办法预测往年，与后来的实际对照，看预测准不准",
        "earlier years forecast in the same way, against what came: how good the forecasts are"
      ),
      [
        .init("year", Text("年度", "year"), .number), .init("expected", Text("预计", "expected"), .number),
        .init("low", Text("下限", "low"), .number), .init("high", Text("上限", "high"), .number),
        .count("actual", "实际", "actual"), .init("covered", Text("落入区间", "in the interval"), .flag),
        .init("brier", Text("Brier 分数", "Brier score"), .number),
      ],
      notes: replays.isEmpty
        ? []
        : [Text("区间覆盖 \(covered)/\(replays.count)", "intervals that covered: \(covered)/\(replays.count)")]
    ) { _ in
      replays.map { one in
        FigureRow(
          "\(one.year)",
          [
            .int(one.year), .number(Logarithm.decimal(one.expected, places: 1)),
            .int(one.interval.lowerBound),
            .int(one.interval.upperBound), .int(one.actual), .bool(one.isCovered),
            .number(Logarithm.decimal(one.brier, places: 4)),
          ])
      }
    }
  }

  private static func kept(_ counts: ReportCounts) -> Figure {
    counts.figure(
      "kept", "D13", Text("存档的预测", "forecasts kept"),
      Text(
        "以前存档的预测（forecast keep）与其后到当年年底实际认定的对照",
        "forecasts kept before, against what came until the end of their year"),
      [
        .init("as_of", Text("预测日", "made on"), .day),
        .init("expected_shown", Text("预计再认定", "more expected"), .number),
        .init("expected", Text("预计", "expected"), .number, hidden: true),
        .init("low", Text("下限", "low"), .number), .init("high", Text("上限", "high"), .number),
        .count("actual", "实际", "came"), .init("complete", Text("已满年", "year is over"), .flag),
        .init("covered", Text("落入区间", "in the interval"), .flag),
      ]
    ) { _ in
      counts.document["kept"].array.map { kept in
        let day = kept["as_of"].plain
        let actual = counts.count("kept", day, "actual")
        let until = counts.document["as_of"].day?.description ?? ""
        return FigureRow(
          day,
          [
            .string(day), .number(Logarithm.decimal(Double(kept["expected"].plain) ?? 0, places: 1)),
            kept["expected"], kept["low"], kept["high"], .int(actual),
            .bool(until >= day.prefix(4) + "-12-31"),
            .bool(actual >= kept["low"].int ?? 0 && actual <= kept["high"].int ?? 0),
          ])
      }
    }
  }
}
