import Pipeline

extension Command {
  static let userList = Command(
    "user list", "人员 列表", .read,
    Text("能登录的人、角色，以及谁是管理员", "who may log in, as what, and who is administrator"),
    examples: ["user list"]
  ) { _, shell in
    Answer(list: try shell.store().people(), empty: Text("还没有人员", "there is nobody yet"))
  }
}
