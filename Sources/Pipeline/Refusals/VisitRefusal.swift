/// A visit that cannot be written down as it was said (走访登记).
public enum VisitRefusal: Refusal {
  case phoneNumber(String)
  case needsTerminal(option: String)
  case editorFailed(program: String, draft: String?)
  case nothingSaid
  case handlingOfNothing
  case cancelled(draft: String?)
  /// - Parameter kept: of a draft, which stays as it is and is gone on with.
  case badLine(file: String, line: Int, text: String, wanted: Text, kept: Bool)
  case unsafeJournal(String)
  case noSuchNeed(String)
  case needSettled(need: String, on: String, how: String)

  public var wording: Wording {
    switch self {
    case .phoneNumber(let number):
      Wording(
        "PL140", .usage,
        Text(
          "文字里有电话号码 \(PhoneNumber.masked(number))，日志文件里不存电话",
          "there is a telephone number, \(PhoneNumber.masked(number)); a journal holds none"),
        do: Text("去掉号码；联系人在库里查：contact reveal", "take it out; contacts are in the database: contact reveal"))
    case .needsTerminal(let option):
      Wording(
        "PL141", .usage, Text("\(option) 要在终端里用", "\(option) needs a terminal"),
        do: Text("在管道里用 --did、--found 写出内容", "in a pipe say it with --did and --found"))
    case .editorFailed(let program, let draft):
      Wording(
        "PL142", .failure,
        Text("编辑器 \(program) 没有正常结束，没有登记", "the editor \(program) did not end well; nothing was logged"),
        do: (draft.map {
          Text(
            "写的内容在 \($0)，pipeline visit log --edit 接着写；",
            "what was written is in \($0), pipeline visit log --edit goes on with it; ")
        } ?? Text(same: "")) + Text("编辑器由 VISUAL 或 EDITOR 指定", "VISUAL or EDITOR names the editor"))
    case .nothingSaid:
      Wording(
        "PL143", .usage, Text("什么也没有写，没有登记", "nothing was said, nothing was logged"),
        do: Text("重新运行并写上内容", "run it again and say something"))
    case .handlingOfNothing:
      Wording(
        "PL144", .usage, Text("写了处理，却没有发现问题", "there is a handling, but no problem found"),
        do: Text("用 --found 写上发现的问题", "say with --found what was found"))
    case .cancelled(let draft):
      Wording(
        "PL145", .cancelled, Text("已取消，没有登记", "cancelled; nothing was logged"),
        do: draft.map {
          Text(
            "草稿在 \($0)；再运行 pipeline visit log 接着写",
            "the draft is in \($0); pipeline visit log goes on with it")
        } ?? Text("要登记时再运行一次", "run it again when you want it"))
    case .badLine(let file, let line, let text, let wanted, let kept):
      Wording(
        "PL483", .usage,
        Text("\(file) 第 \(line) 行读不懂：\(text)", "\(file), line \(line) makes no sense: \(text)"),
        do: Text("应为：", "it should be: ") + wanted
          + (kept
            ? Text(
              "。写的都留在这个文件里；运行 pipeline visit log --edit 接着改",
              ". All that was written is kept in this file; pipeline visit log --edit goes on with it")
            : Text(same: "")))
    case .unsafeJournal(let file):
      Wording(
        "PL484", .usage,
        Text("日志 \(file) 别人读得到，不能用", "journal \(file) can be read by others and is not used"),
        do: Text("chmod 600 \(file)，并且文件要是自己的", "chmod 600 \(file), and it must be your own"))
    case .noSuchNeed(let need):
      Wording(
        "PL271", .usage, Text("没有编号为 \(need) 的企业需求", "there is no need number \(need)"),
        do: Text("编号见 need list", "see need list for the numbers"))
    case .needSettled(let need, let on, let how):
      Wording(
        "PL522", .conflict,
        Text("需求 \(need) 已在 \(on) 办结：\(how)", "need \(need) was settled on \(on): \(how)"),
        do: Text("录错了用 undo 撤销那一次", "if that was wrong, take it back with undo"))
    }
  }

  public static var samples: [VisitRefusal] {
    [
      .phoneNumber("13800000000"), .needsTerminal(option: "--edit"),
      .editorFailed(program: "vi", draft: "visit.draft.txt"), .nothingSaid, .handlingOfNothing,
      .cancelled(draft: "visit.draft.txt"),
      .badLine(
        file: "visits.txt", line: 3, text: "on: 2020-02-30", wanted: Text(same: "2019-10-15"), kept: false),
      .unsafeJournal("visits.txt"), .noSuchNeed("7"), .needSettled(need: "7", on: "2019-10-15", how: "…"),
    ]
  }
}
