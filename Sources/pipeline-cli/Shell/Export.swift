import Pipeline

/// What every file that goes out needs (导出): a record of it, or no file.
enum Export {
  static func record(_ path: String, _ what: String, rows: Int, purpose: String?, _ shell: Shell) throws {
    do {
      try shell.store().recordExport(
        what: what, rows: rows, sha256: PlainFile.sha256(of: path), purpose: purpose,
        Write(op: shell.ids.make(), dryRun: false))
    } catch {
      PlainFile.remove(path)
      throw error
    }
  }
}
