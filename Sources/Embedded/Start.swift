import Glibc

extension EmbeddedCluster {
  /// Starts the server (启动), making the cluster first when there is none.
  ///
  /// Costs a few file reads and one `connect` when it runs. Any number of processes may start it at once:
  /// one does it, the others wait. The server is in a session of its own and outlives the caller.
  public func start() throws(EmbeddedError) {
    keepLogShort()
    if isReady { return }
    // Says whose the data are before anything is touched.
    _ = try status()
    try alone { () throws(EmbeddedError) in
      let owner = try account()
      try Files.makePrivate(location.socketDirectory, owner: owner)
      if case .running = try status(), try awaitOther() { return }
      if try status() == .absent { try create(owner: owner) }
      try checkVersion(owner: owner)
      try clearRemains()
      if Socket.answers(location.socketDirectory) { throw .socketTaken(path: location.socketDirectory) }
      try launch(owner: owner)
    }
  }

  /// Stops the server (停止) after what is committed is written; open sessions are ended.
  public func stop() throws(EmbeddedError) {
    guard case .running = try status() else { return }
    try alone { () throws(EmbeddedError) in
      guard case .running = try status() else { return }
      try halt()
    }
  }

  /// True when our own server, and no other, answers and lets people in.
  private var isReady: Bool {
    let data = location.dataDirectory
    guard let postmaster = Postmaster(dataDirectory: data), postmaster.isReady else { return false }
    return postmaster.isAlive(on: data) && Socket.answers(postmaster.socketDirectory)
  }

  /// Waits for a server somebody has just started; false when it is gone, or had to be sent away.
  private func awaitOther() throws(EmbeddedError) -> Bool {
    let end = ContinuousClock.now + .seconds(Self.patience)
    while case .running = try status() {
      if isReady { return true }
      let postmaster = Postmaster(dataDirectory: location.dataDirectory)
      if let postmaster, postmaster.isReady,
        !Files.exists("\(postmaster.socketDirectory)/\(Location.socketName)")
      {
        // The folder was swept away under the server, as /run/user is when its user logs out.
        try halt()
        return false
      }
      guard ContinuousClock.now < end else {
        throw .timedOut(waitingFor: location.dataDirectory, seconds: Self.patience)
      }
      usleep(50_000)
    }
    return false
  }

  private func checkVersion(owner: Account) throws(EmbeddedError) {
    let text = Files.read(location.dataDirectory + "/PG_VERSION") ?? ""
    let data = String(text.prefix { $0.isASCII && $0.isNumber })
    let programs = String(try Programs.major(location.binDirectory, as: owner))
    guard data == programs else { throw .versionMismatch(data: data, programs: programs) }
  }

  /// Waits for children of a killed server to end, then takes away the lock files that would be in the way:
  /// those whose number is a zombie's, or by now some other process'. Any others are left to the server,
  /// which checks its shared memory as well.
  private func clearRemains() throws(EmbeddedError) {
    let data = location.dataDirectory
    guard let stale = Postmaster(dataDirectory: data) else { return }
    let end = ContinuousClock.now + .seconds(Self.patience)
    while !Postmaster.processes(on: data).isEmpty {
      guard ContinuousClock.now < end else {
        throw .timedOut(waitingFor: data + "/postmaster.pid", seconds: Self.patience)
      }
      usleep(50_000)
    }
    guard Files.exists("/proc/\(stale.pid)") else { return }
    let socketLock = "\(location.socketDirectory)/\(Location.socketName).lock"
    for file in [data + "/postmaster.pid", socketLock]
    where Files.read(file)?.hasPrefix("\(stale.pid)\n") == true {
      unlink(file)
    }
  }

  private func launch(owner: Account) throws(EmbeddedError) {
    let options = settings.map { "-c \($0)=\(Self.shellQuoted($1))" }.joined(separator: " ")
    // Standing in the data folder: pg_ctl puts these two paths into a shell line without care for what
    // they hold, and `.` holds nothing.
    let arguments = [
      "start", "-w", "-t", String(Self.patience), "-D", ".", "-l", Self.logName, "-o", options,
    ]
    let program = location.binDirectory + "/pg_ctl"
    let outcome = try Child.run(program, arguments, as: owner, in: location.dataDirectory)
    guard outcome.exit == 0 else {
      throw .commandFailed(program: program, exit: outcome.exit, tail: outcome.output + logTail)
    }
  }

  private func halt() throws(EmbeddedError) {
    let arguments = ["stop", "-w", "-t", String(Self.patience), "-m", "fast", "-D", location.dataDirectory]
    try Child.demand(location.binDirectory + "/pg_ctl", arguments, as: account())
  }
}
