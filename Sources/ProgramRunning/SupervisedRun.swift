#if os(Linux) && canImport(Glibc)
  import Glibc

  /// A program of the machine under supervision, alone or as the root of a sandbox.
  ///
  /// One thread starts it, reads what it writes, looks at what its tree of processes uses, and ends
  /// it. It has to be one thread: bubblewrap dies with the thread that started it.
  struct SupervisedRun: ~Copyable {
    /// What a run came to, and what bubblewrap said of it.
    struct Result: Sendable {
      var outcome: SandboxOutcome
      var status: BubblewrapStatus
    }

    /// How often the tree is looked at.
    private static let pause = Duration.milliseconds(10)

    private let limits: SandboxLimits
    private let tree: ProcessTree
    private let child: ChildProcess
    private let started = ContinuousClock.now
    private var output: CappedStream
    private var errors: CappedStream
    private var reports: CappedStream
    private var status = BubblewrapStatus()
    private var namespace: SandboxNamespace?
    private var peakMemory = 0
    private var peakProcesses = 0
    private var cpu = Duration.zero

    /// Runs a program to its end, or to a limit.
    ///
    /// - Parameters:
    ///   - words: Its path and its arguments.
    ///   - files: What it finds as file 3, 4 …; nil stands for the pipe of bubblewrap's reports.
    ///   - limits: What ends it.
    static func run(
      _ words: [String], environment: [String], files: [Int32?], limits: SandboxLimits
    ) throws(SandboxError) -> Result {
      var run = try SupervisedRun(words, environment, files, limits)
      return try run.supervise()
    }

    private init(
      _ words: [String], _ environment: [String], _ files: [Int32?], _ limits: SandboxLimits
    ) throws(SandboxError) {
      let nothing = try FileDescriptor(opening: "/dev/null")
      let output = try Pipe()
      let errors = try Pipe()
      let reports = try Pipe()
      let all =
        [nothing.number, output.writing.number, errors.writing.number]
        + files.map { $0 ?? reports.writing.number }
      child = try ChildProcess(words, environment: environment, files: all)
      tree = ProcessTree(root: child.identifier)
      self.limits = limits
      self.output = CappedStream(output.takeReading(), limit: limits.output)
      self.errors = CappedStream(errors.takeReading(), limit: limits.output)
      self.reports = CappedStream(reports.takeReading(), limit: 1 << 16)
    }

    private mutating func supervise() throws(SandboxError) -> Result {
      var looked = started
      while true {
        wait()
        output.drain()
        errors.drain()
        readReports()
        if let ending = child.ending() { return try finish(.exited(status: ending.status), ending) }
        if output.isCut || errors.isCut { return try stop(.output) }
        let now = ContinuousClock.now
        if now - started >= limits.wall { return try stop(.wall) }
        guard now - looked >= Self.pause else { continue }
        looked = now
        if let limit = try exceeded() { return try stop(limit) }
      }
    }

    /// Waits until something can be read, or until it is time to look again.
    ///
    /// The end of a stream means nothing: a program can close it and go on.
    private func wait() {
      var polled = [output.polled, errors.polled, reports.polled].compactMap { $0 }
      _ = poll(&polled, nfds_t(polled.count), Int32(Self.pause / .milliseconds(1)))
    }

    private mutating func readReports() {
      reports.drain()
      status = BubblewrapStatus(reading: reports.bytes)
      if namespace == nil, let first = status.child {
        namespace = SandboxNamespace(first: first, of: child.identifier)
      }
    }

    /// The limit that the tree exceeds now, if any.
    private mutating func exceeded() throws(SandboxError) -> SandboxLimit? {
      guard var usage = tree.usage() else {
        _ = try stop(.memory)
        throw SandboxError("The processes of the sandbox cannot be seen in /proc.")
      }
      var files = 0
      if usage.tasks > 0, let namespace {
        // Only now, with a process of its own, is the sandbox's view of the file system complete.
        if namespace.isRoot {
          _ = try stop(.memory)
          throw SandboxError("The sandbox's processes are root's: nothing may run like that.")
        }
        let temporary = namespace.temporary(limits)
        usage.memory += temporary.bytes
        files = temporary.files
      }
      peakMemory = max(peakMemory, usage.memory)
      peakProcesses = max(peakProcesses, usage.tasks)
      cpu = max(cpu, usage.cpu)
      if usage.memory > limits.memory { return .memory }
      if usage.tasks > limits.processes { return .processes }
      if files > limits.temporaryFiles { return .temporaryFiles }
      return usage.cpu >= limits.cpu ? .cpu : nil
    }

    /// Ends all processes.
    private mutating func stop(_ limit: SandboxLimit) throws(SandboxError) -> Result {
      // A process that is stopped collects no dead children, so their numbers stay theirs.
      kill(child.identifier, SIGSTOP)
      if namespace == nil, let first = tree.children().first {
        namespace = SandboxNamespace(first: first, of: child.identifier)
      }
      for process in tree.children() { kill(process, SIGKILL) }
      kill(child.identifier, SIGKILL)
      let ending = child.ending(waiting: true)
      output.drain()
      errors.drain()
      return try finish(.stopped(limit), ending)
    }

    /// Reads the rest, makes sure that nobody is left, and says what the run came to.
    private mutating func finish(
      _ end: SandboxOutcome.End, _ ending: ChildProcess.Ending?
    ) throws(SandboxError) -> Result {
      output.drain()
      errors.drain()
      readReports()
      if let namespace, !namespace.waitUntilEmpty() {
        throw SandboxError("A process of the sandbox did not end.")
      }
      cpu = max(cpu, ending?.cpu ?? .zero)
      var end = end
      if output.isCut || errors.isCut, case .exited = end { end = .stopped(.output) }
      if end == .exited(status: 128 + SIGXFSZ) { end = .stopped(.fileSize) }
      if cpu >= limits.cpu,
        [.exited(status: 128 + SIGKILL), .exited(status: 128 + SIGXCPU)].contains(end)
      {
        end = .stopped(.cpu)
      }
      let outcome = SandboxOutcome(
        end: end, output: output.bytes, errors: errors.bytes,
        wall: ContinuousClock.now - started, cpu: cpu, peakMemory: peakMemory,
        peakProcesses: peakProcesses)
      return Result(outcome: outcome, status: status)
    }
  }
#endif
