import Embedded
import Foundation
import Pipeline

extension Command {
  private static let mlps = Flag(
    "mlps", "等保",
    Text("服务器设置对照等保条款，红的给出怎样改", "the server's settings against 等保 (MLPS), with what mends the red ones"))

  static let doctor = Command(
    "doctor", "体检", .system,
    Text("逐项检查：服务器、编码、区域、套接字、时区、版本", "check server, encoding, locale, socket, time zone, build"),
    [mlps], examples: ["doctor", "doctor --mlps"]
  ) { line, shell in
    if line[mlps] { return MLPS.answer(try shell.store().hardeningItems(), shell.language) }
    let checks = Checkup(shell).checks
    let table = Table(
      [
        .init("check", Text("项目", "check")), .init("ok", Text("结果", "ok"), .coded(Checkup.words)),
        .init("found", Text("情况", "found")), .init("remedy", Text("办法", "what to do")),
      ],
      checks.map { check in
        [
          .string(check.name[shell.language]), .string(check.ok ? "ok" : "bad"), .string(check.found),
          check.ok ? .null : .string(check.remedy[shell.language]),
        ]
      })
    let healthy = checks.allSatisfy(\.ok)
    return Answer(
      json: ["healthy": .bool(healthy), "checks": .array(checks.map { $0.json(shell.language) })],
      [.table(table)], table: table,
      exit: healthy ? .done : .failure)
  }
}

/// The points a doctor looks at (体检项目); each is looked at even when an earlier one is bad.
struct Checkup {
  struct Check {
    let name: Text
    let ok: Bool
    let found: String
    let remedy: Text

    /// The check as scripts read it: the same name in every language.
    func json(_ language: Language) -> JSON {
      [
        "check": .string(name.en.split(separator: " ").joined(separator: "_")), "ok": .bool(ok),
        "found": .string(found), "remedy": ok ? .null : .string(remedy[language]),
      ]
    }
  }

  static let words: [String: Text] = ["ok": Text("正常", "ok"), "bad": Text("有问题", "bad")]

  let shell: Shell

  init(_ shell: Shell) { self.shell = shell }

  var checks: [Check] { place + database }

  private var place: [Check] {
    guard case .embedded(let name) = shell.choice else { return [] }
    do {
      let location = try EmbeddedDatabase(database: name).location
      let length = (location.socketDirectory + "/.s.PGSQL.5432").utf8.count
      return [
        Check(
          name: Text("服务器程序", "server programs"), ok: true, found: location.binDirectory,
          remedy: Text(same: "")),
        Check(
          name: Text("套接字路径", "socket path"), ok: length <= 107,
          found: "\(location.socketDirectory) (\(length))",
          remedy: Text("设置更短的 PIPELINE_HOME", "set a shorter PIPELINE_HOME")),
      ]
    } catch let refusal as any Refusal {
      let wording = refusal.wording
      return [
        Check(
          name: Text("服务器程序", "server programs"), ok: false, found: wording.what[shell.language],
          remedy: wording.remedy)
      ]
    } catch { return [] }
  }

  private var database: [Check] {
    let status: JSON
    do {
      status = try shell.store().status()
    } catch let refusal as any Refusal {
      let wording = refusal.wording
      return [
        Check(
          name: Text("连接", "connection"), ok: false, found: "\(wording.code) \(wording.what[shell.language])",
          remedy: wording.remedy)
      ]
    } catch { return [] }
    func text(_ key: String) -> String { status[key].plain }
    let version = text("server")
    let major = Int(version.prefix { $0.isNumber }) ?? 0
    return [
      Check(
        name: Text("连接", "connection"), ok: true, found: "\(text("database")) / \(text("user"))",
        remedy: Text(same: "")),
      Check(
        name: Text("服务器版本", "server version"), ok: major >= 15, found: version,
        remedy: Text("需要 PostgreSQL 15 或更高", "PostgreSQL 15 or later is needed")),
      Check(
        name: Text("编码", "encoding"), ok: text("encoding") == "UTF8", found: text("encoding"),
        remedy: Text("用 UTF8 重建数据库", "make the database anew in UTF8")),
      Check(
        name: Text("区域", "locale"), ok: !["C", "POSIX"].contains(text("ctype")), found: text("ctype"),
        remedy: Text(
          "用 C.UTF-8 或 zh_CN.UTF-8 重建数据库，否则中文检索失效",
          "make the database anew with C.UTF-8, or searching Chinese fails")),
      Check(
        name: Text("时区", "time zone"), ok: text("time_zone") == "Asia/Shanghai", found: text("time_zone"),
        remedy: Text("检查 PGTZ 与服务器设置", "look at PGTZ and the server's settings")),
      Check(
        name: Text("日期", "date"), ok: text("today") == shell.today.description,
        found: "\(text("today")) / \(shell.today)",
        remedy: Text("本机与服务器的时钟不一致", "this machine's clock and the server's differ")),
      Check(
        name: Text("结构版本", "build"), ok: text("build") == Migrator.build,
        found: "\(text("build")) / \(Migrator.build)",
        remedy: Text("由管理员运行 pipeline db migrate", "an administrator runs pipeline db migrate")),
    ]
  }
}
