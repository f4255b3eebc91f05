import Embedded
import FoundationEssentials
import Glibc
import Postgres

// Drives a cluster from another process or user. For tests only; not part of the product.

do {
  let cluster = EmbeddedCluster(try .standard())
  switch CommandLine.arguments.dropFirst().first {
  case "start": try cluster.start()
  case "stop": try cluster.stop()
  case "status": print(try cluster.status())
  case "location": print(cluster.location)
  case "query":
    try cluster.start()
    let connection = try Connection(Conninfo(text: cluster.conninfo(database: "postgres")))
    let row = try connection.query("select session_user || ' ' || current_setting('fsync') as a").only()
    print(try row.text("a"))
  case "session":
    try cluster.start()
    let connection = try Connection(Conninfo(text: cluster.conninfo(database: "postgres")))
    let names = ["TimeZone", "DateStyle", "client_encoding", "application_name"]
    let values = try names.map { name in
      let row = try connection.query("select current_setting(\(name)) as a").only()
      return try row.text("a").prefix { $0 != "," }
    }
    print(connection.user, connection.database, values.joined(separator: " "))
  default: print("usage: embedded-probe start|stop|status|location|query|session")
  }
} catch {
  print("error: \(String(reflecting: error))")
  exit(1)
}
