/// The relationships of one part: which other parts it names, under which identifier and for what.
final class Relationships: XMLHandler {
  struct Target {
    /// The last word of the type's URI: "worksheet", "styles" …; the rest differs between dialects.
    let type: String
    let path: String
  }

  private let folder: [Substring]
  /// Where the relationships of the source part lie.
  let ownPath: String
  private(set) var byIdentifier: [String: Target] = [:]
  private let budget: Budget
  private var inOrder: [Target] = []

  /// The empty source stands for the package itself.
  init(source: String, budget: Budget) {
    self.budget = budget
    let steps = source.split(separator: "/")
    folder = steps.dropLast()
    ownPath = (folder + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
  }

  func first(ofType type: String) -> String? { inOrder.first { $0.type == type }?.path }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let identifier = attributes["Id"], let target = attributes["Target"],
      let type = attributes["Type"]?.split(separator: "/").last
    else { return }
    let resolved = Target(type: String(type), path: resolve(target))
    // One element of the dictionary and one of the list, with three texts.
    try budget.take(bytes: 256)
    for text in [identifier, resolved.type, resolved.path] { try budget.take(text: text) }
    byIdentifier[identifier] = resolved
    inOrder.append(resolved)
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}

  /// A target is absolute in the package or relative to the folder of its source.
  private func resolve(_ target: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}
