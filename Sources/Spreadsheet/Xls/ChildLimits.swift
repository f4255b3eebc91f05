import Glibc

/// What the process that reads .xls files may use (子进程上限), set by itself before it looks at the file.
enum ChildLimits {
  /// The memory beyond what the program has when it starts.
  static let memoryBytes = 160 << 20

  static func apply(seconds: Int) -> Bool {
    set(__rlimit_resource_t(RLIMIT_AS.rawValue), startSize() + memoryBytes)
      && set(__rlimit_resource_t(RLIMIT_CPU.rawValue), seconds)
      && set(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0)
      && set(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), 0)
  }

  private static func set(_ resource: __rlimit_resource_t, _ value: Int) -> Bool {
    var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    return setrlimit(resource, &limit) == 0
  }

  /// The address space in use, of which the program and its libraries take most.
  private static func startSize() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    return strtol(line, nil, 10) * Int(getpagesize())
  }
}
