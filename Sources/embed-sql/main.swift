// Writes EmbeddedSQL.swift: every SQL file as a string literal with its SHA-256.
// Usage: embed-sql FOLDER OUTPUT FILE…
import COpenSSL
import Foundation

func sha256(_ bytes: Data) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  _ = bytes.withUnsafeBytes {
    SHA256($0.bindMemory(to: UInt8.self).baseAddress, bytes.count, &digest)
  }
  return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-sql FOLDER OUTPUT FILE...\n".utf8))
  exit(2)
}
let folder = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"
var files = ""
var all = Data()
var migrations = 0
for path in arguments.dropFirst(3) {
  let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
  let name = String(path.dropFirst(folder.count))
  if name.hasPrefix("migrations/") { migrations += 1 }
  all.append(Data("\(name)\n".utf8))
  all.append(bytes)
  let text = String(decoding: bytes, as: UTF8.self)
  files +=
    "    SQLFile(path: \"\(name)\", text: ####\"\"\"\n\(text)\n\"\"\"####, sha256: \"\(sha256(bytes))\"),\n"
}
let build = String(migrations) + "-" + sha256(all).prefix(12)
let source = """
  // Made by embed-sql from sql/; do not edit.
  enum EmbeddedSQL {
    static let build = "\(build)"
    static let files: [SQLFile] = [
  \(files)  ]
  }

  """
try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]))
