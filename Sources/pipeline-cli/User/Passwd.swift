import Pipeline

extension Command {
  private static let login = Value<String>.argument(
    "LOGIN", "登录名", Text("谁的密码（默认自己的）", "whose password (default: one's own)"), required: false
  ) { word, spelling, _ in try Common.cleanLine(word, spelling) }

  static let passwd = Command(
    "passwd", "密码", .system,
    Text("设置密码：只把校验值发给服务器，密码本身不离开本机", "set a password: only a verifier is sent, the password stays here"),
    [login],
    examples: ["passwd", "passwd zhang"]
  ) { line, shell in
    if case .embedded = shell.choice { throw RightsRefusal.embeddedHasOneOwner }
    let store = try shell.store()
    shell.say(Text("新密码：", "new password: "))
    let once = HiddenLine.read()
    shell.say(Text("再输入一次：", "once more: "))
    guard let once, !once.isEmpty, HiddenLine.read() == once else { throw RightsRefusal.passwordsDiffer }
    try store.setPassword(once, login: line[login])
    return Answer(json: ["changed": true], [.line(Text("密码已设置", "password set"))])
  }
}
