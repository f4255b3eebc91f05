/// What stands against publishing a need or following a match (需求发布和供需对接).
public enum SupplyRefusal: Refusal {
  case unknownProvider(String)
  case severalProviders(String, candidates: Table)
  case providerKnown(no: Int, name: String)
  case nothingProposed(need: String)
  case otherWords(need: String, code: String)
  case tellsWhose(need: String, word: String)
  case published(need: String, on: String)
  case notPublished(need: String)
  case providerClosed(no: Int, name: String)
  case matched(need: String, name: String, on: String)
  case notMatched(need: String, no: Int, name: String)
  case disorder(need: String, verb: String, on: String, what: String?, before: String?)
  case unknownEvent(need: String, event: String, known: [String])
  case reachable(String)
  case amountOfContract
  case reasonOfFailure
  case dayOrVoid

  public var wording: Wording {
    switch self {
    case .unknownProvider(let provider):
      Wording(
        "PL610", .usage, Text("没有供给方“\(provider)”", "there is no provider “\(provider)”"),
        do: Text("用 provider list 查看，或用 provider add 登记", "see provider list, or record it with provider add")
      )
    case .severalProviders(let provider, let candidates):
      Wording(
        "PL611", .usage, Text("有几个供给方叫“\(provider)”", "several providers are called “\(provider)”"),
        do: Text("写全名，或用 '#编号'", "give the whole name, or '#number'"), choices: candidates)
    case .providerKnown(let no, let name):
      Wording(
        "PL612", .conflict, Text("供给方 #\(no) \(name) 已经登记", "provider #\(no) \(name) is recorded already"),
        do: Text("有变化用 provider edit '#\(no)'", "say what changed with provider edit '#\(no)'"))
    case .nothingProposed(let need):
      Wording(
        "PL613", .refused, Text("需求 \(need) 还没有拟发布的文字", "nothing is worded for the public of need \(need)"),
        do: Text(
          "先用 need propose \(need) --title T --text T 写出公开文字",
          "word it first: need propose \(need) --title T --text T"))
    case .otherWords(let need, let code):
      Wording(
        "PL614", .conflict,
        Text("核对码 \(code) 不是需求 \(need) 现在的文字的", "code \(code) is not that of the words of need \(need)"),
        do: Text(
          "用 need proposals 重新读一遍，用那里的核对码",
          "read them again with need proposals and give the code shown there"))
    case .tellsWhose(let need, let word):
      Wording(
        "PL615", .refused,
        Text(
          "需求 \(need) 的公开文字里有“\(PhoneNumber.masked(word))”，看得出是谁家的",
          "the public words of need \(need) have “\(PhoneNumber.masked(word))” and tell whose it is"),
        do: Text(
          "改写；企业同意具名的，用 --named --consent 写明怎样同意的（联系人任何时候都不公开）",
          "say it another way; if the firm agreed to be named, --named --consent TEXT (contacts are never public)"
        ))
    case .published(let need, let on):
      Wording(
        "PL616", .conflict,
        Text("需求 \(need) 的这份文字已在 \(on) 发布", "these words of need \(need) were published on \(on)"),
        do: Text(
          "要改文字，先 need propose 再发布；要停止公开，用 need withdraw",
          "word it anew with need propose, or end it with need withdraw"))
    case .notPublished(let need):
      Wording(
        "PL617", .refused,
        Text("需求 \(need) 没有公开，不用撤下", "need \(need) is not public, there is nothing to withdraw"),
        do: Text("用 need show \(need) 查看", "see need show \(need)"))
    case .providerClosed(let no, let name):
      Wording(
        "PL618", .refused, Text("供给方 #\(no) \(name) 已停用", "provider #\(no) \(name) is closed"),
        do: Text(
          "换一个，或用 provider edit '#\(no)' --reopen 恢复",
          "take another, or open it with provider edit '#\(no)' --reopen"))
    case .matched(let need, let name, let on):
      Wording(
        "PL619", .conflict,
        Text("需求 \(need) 和\(name)已在 \(on) 匹配", "need \(need) was matched with \(name) on \(on)"),
        do: Text("用 need follow 登记进展", "record how it goes with need follow"))
    case .notMatched(let need, let no, let name):
      Wording(
        "PL620", .refused,
        Text(
          "需求 \(need) 没有和\(name)（#\(no)）在对接", "need \(need) is not being talked over with \(name) (#\(no))"),
        do: Text(
          "先用 need match \(need) '#\(no)' 匹配；已经结束的要重新匹配",
          "match them first: need match \(need) '#\(no)'; what has ended is matched anew"))
    case .disorder(let need, let verb, let on, let what, let before):
      Wording(
        "PL621", .refused,
        SupplyRefusal.step(verb, what).map(
          zh: { "需求 \(need)：\(on) 的“\($0)”接不上" }, en: { "need \(need): “\($0)” on \(on) does not follow" })
          + SupplyRefusal.after(before),
        do: Text(
          "用 need show \(need) 查看先后；日期错了用 need correct",
          "see need show \(need) for the order; need correct mends a day"))
    case .unknownEvent(let need, let event, let known):
      Wording(
        "PL622", .usage, Text("需求 \(need) 没有第 \(event) 号记录", "need \(need) has no event \(event)"),
        do: Text(
          "用 need show \(need) 查看它的记录；记录号有：" + known.joined(separator: "、"),
          "see need show \(need) for its events; their numbers are: " + known.joined(separator: ", ")))
    case .reachable(let found):
      Wording(
        "PL623", .usage,
        Text(
          "公开文字里有联系方式或长号码 \(PhoneNumber.masked(found))",
          "the public words have a way to reach somebody, or a long number: \(PhoneNumber.masked(found))"),
        do: Text(
          "去掉；金额写成万元。联系由本局转达",
          "take it out, and write sums short, such as 350万; the bureau passes on who asks"))
    case .amountOfContract:
      Wording(
        "PL624", .usage, Text("签约要写金额，其他进展没有金额", "a contract has an amount, and no other step has"),
        do: Text(
          "need follow … contracted --amount 35万；没有金额的不写 --amount",
          "need follow … contracted --amount 35万; leave --amount out of other steps"))
    case .reasonOfFailure:
      Wording(
        "PL625", .usage, Text("没有谈成，要写原因", "what failed has a reason"),
        do: Text("用 --how 写明原因", "say it with --how"))
    case .dayOrVoid:
      Wording(
        "PL626", .usage,
        Text(
          "要写更正什么：需求的类别或内容，或一条记录的日期，或作废一条记录，三者取一",
          "say what to put right: kind or words of the need, or the day of one event, or that an event is void"
        ),
        do: Text(
          "need correct 编号 --kind 类别（--text 内容），或 need correct 编号 记录号 --to 日期，或 --void",
          "need correct NO --kind KIND (--text TEXT), or need correct NO EVENT --to DATE, or --void"))
    }
  }

  private static func step(_ verb: String, _ what: String?) -> Text {
    let step = verb == "need follow" ? what.flatMap(MatchStep.init(rawValue:))?.name : nil
    return step ?? Verb(verb).name
  }

  private static func after(_ before: String?) -> Text {
    guard let before else { return Text("，前面什么也没有", ", nothing stands before it") }
    let name = MatchStep(rawValue: before)?.name ?? Verb(before).name
    return Text("：在“\(name.zh)”之前，或不能接在它后面", ": it is before “\(name.en)”, or cannot come after it")
  }

  public static var samples: [SupplyRefusal] {
    [
      .unknownProvider("…"),
      .severalProviders(
        "…",
        candidates: Table([.init("no", Text("编号", "no"), .number), .init("name", Text("名称", "name"))], [])),
      .providerKnown(no: 2, name: "…"), .nothingProposed(need: "3"), .otherWords(need: "3", code: "4f2a91"),
      .tellsWhose(need: "3", word: "…"), .published(need: "3", on: "2019-11-05"), .notPublished(need: "3"),
      .providerClosed(no: 2, name: "…"), .matched(need: "3", name: "…", on: "2019-11-10"),
      .notMatched(need: "3", no: 2, name: "…"),
      .disorder(need: "3", verb: "need follow", on: "2019-11-01", what: "contacted", before: "need match"),
      .unknownEvent(need: "3", event: "99", known: ["4", "5"]), .reachable("13800000000"), .amountOfContract,
      .reasonOfFailure, .dayOrVoid,
    ]
  }
}

extension Text {
  fileprivate func map(zh: (String) -> String, en: (String) -> String) -> Text {
    Text(zh(self.zh), en(self.en))
  }
}
