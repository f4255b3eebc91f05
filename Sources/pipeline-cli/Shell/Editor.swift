import Glibc

/// The person's own editor (编辑器): VISUAL before EDITOR before vi.
struct Editor {
  let program: String

  init(_ environment: [String: String]) {
    program = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
  }

  /// Opens a file and waits; false when the editor failed.
  func edit(_ path: String) -> Bool {
    // A shell runs it, for it may have options; system() leaves Ctrl-C to the editor.
    system(program + " '" + path.replacing("'", with: "'\\''") + "'") == 0
  }
}
