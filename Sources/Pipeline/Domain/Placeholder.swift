/// The words in capitals that stand for what is to be filled in (占位词), in Chinese: `--on DATE` is `--on 日期`.
public enum Placeholder {
  private static let words = [
    "A:B:C": "甲:乙:丙", "ALIAS": "简称", "AMOUNT": "金额", "BATCH": "批次", "BULLETIN": "通报", "BUREAU": "单位",
    "CELL": "单元格", "CODE": "代码", "CONNINFO": "连接", "COUNTY": "县区", "DATE": "日期", "DIR": "目录", "FILE": "文件",
    "FILES": "文件", "FIRM": "企业", "GAP": "短板", "ID": "编号", "ITEM": "事项", "KEY": "项", "KEY=N": "项=数",
    "KEY=VALUE": "项=值", "KIND": "类别", "KIND:TEXT": "类别:文字", "LOGIN": "登录名", "N": "数", "NAME": "名称",
    "NO": "编号",
    "NUMBER": "编号", "OFFICER": "服务员", "OTHER": "另一家", "PATH": "路径", "PERIOD": "期间", "PROVIDER": "供给方",
    "STEP": "进展", "EVENT": "记录号", "DAYS": "天数", "FIRMS": "家数", "ROWS": "行号",
    "SHEET": "工作表", "SHELL": "命令行", "SQL": "语句", "STAGE": "阶段", "TABLE": "表", "TEXT": "文字", "TIME": "时刻",
    "TITLE": "名称", "TITLE=WORDS": "表头=含义", "UNIT": "单位", "UUID": "操作号", "VALUE": "值", "WEIGHTS": "权重",
    "WORD": "词",
    "YEAR": "年度",
  ]

  /// One of these words in Chinese; any other as it is.
  public static func chinese(_ word: String) -> String { words[word] ?? word }

  /// A line to type, with what is to be filled in in both languages.
  public static func line(_ command: String) -> Text {
    let zh = command.split(separator: " ", omittingEmptySubsequences: false).map { chinese(String($0)) }
    return Text(zh.joined(separator: " "), command)
  }
}
