// swift-tools-version: 6.2
// The targets, and one loop of settings for all of them. There is no package dependency:
// docs/decisions/0002-own-command-model.md says why the command line is parsed by our own model.
import PackageDescription

let package = Package(
  name: "pipeline",
  products: [
    .executable(name: "pipeline", targets: ["pipeline-cli"]),
    .library(name: "Pipeline", targets: ["Pipeline"]),
  ],
  targets: [
    .systemLibrary(name: "CLibPQ", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CFreeXL", providers: [.apt(["libfreexl-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSpawn"),
    .target(name: "Postgres", dependencies: ["CLibPQ"]),
    .target(name: "Embedded", dependencies: ["CSpawn", "Postgres"]),
    .target(
      name: "Spreadsheet", dependencies: ["CXlsxWriter", "CExpat", "CFreeXL", "CSpawn", "CZlib"]),
    .target(name: "Documents", dependencies: ["CZlib"]),
    .executableTarget(name: "embed-sql", dependencies: ["COpenSSL"]),
    .plugin(
      name: "EmbedSQL", capability: .buildTool(), dependencies: ["embed-sql"], path: "Sources/EmbedSQL"),
    .target(name: "PipelineSQL", path: "sql", plugins: ["EmbedSQL"]),
    .target(
      name: "Pipeline", dependencies: ["Postgres", "Spreadsheet", "Documents", "PipelineSQL", "COpenSSL"]),
    .executableTarget(
      name: "pipeline-cli", dependencies: ["Pipeline", "Embedded", "Documents", "Postgres", "Spreadsheet"]),
    .executableTarget(name: "judge-bench", dependencies: ["Pipeline"]),
    .executableTarget(name: "sheet-probe", dependencies: ["Spreadsheet"]),
    .executableTarget(name: "embedded-probe", dependencies: ["Embedded", "Postgres"]),
    .testTarget(name: "PostgresTests", dependencies: ["Postgres", "Embedded"]),
    .testTarget(name: "EmbeddedTests", dependencies: ["Embedded", "Postgres", "embedded-probe"]),
    .testTarget(name: "PipelineTests", dependencies: ["Pipeline", "Spreadsheet"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Spreadsheet"]),
    .testTarget(
      name: "CLITests", dependencies: ["Pipeline", "Postgres", "Spreadsheet", "pipeline-cli"],
      exclude: ["Transcripts"]),
    .testTarget(name: "StoreTests", dependencies: ["Pipeline", "Postgres"]),
    .testTarget(
      name: "SpreadsheetTests", dependencies: ["Spreadsheet", "CZlib", "pipeline-cli", "sheet-probe"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
