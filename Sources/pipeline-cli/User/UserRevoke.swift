import Pipeline

extension Command {
  private static let login = Value<String>.argument("LOGIN", "登录名", Text("登录名", "login")) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }

  static let userRevoke = Command(
    "user revoke", "人员 停用", .write,
    Text("停用一个登录名：不能再登录，开着的会话立即结束", "revoke a login: it cannot log in, and its sessions end at once"),
    [login], examples: ["user revoke zhang"]
  ) { line, shell in
    if case .embedded = shell.choice { throw RightsRefusal.embeddedHasOneOwner }
    let json = try shell.store().revokePerson(try line.required(login), shell.write(line))
    let who = safeForTerminal(json["name"].plain)
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已停用 \(safeForTerminal(json["login"].plain))（\(who)），结束会话 \(json["sessions_ended"].plain) 个",
            "revoked \(safeForTerminal(json["login"].plain)) (\(who)), sessions ended: \(json["sessions_ended"].plain)"
          ))
      ],
      notes: json["role"].string == "officer"
        ? [Text("名下企业要另行指派：", "the firms need another officer: ") + Answer.step("officer leave \(who)")] : [])
  }
}
