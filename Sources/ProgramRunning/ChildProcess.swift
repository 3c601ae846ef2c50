#if os(Linux) && canImport(Glibc)
  import Glibc

  /// A program of the machine that was started; it must be waited for.
  struct ChildProcess: Sendable {
    let identifier: pid_t

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: The program's path and its arguments.
    ///   - environment: All of its environment; nothing is inherited.
    ///   - files: What it finds as file 0, 1, 2 …; it finds no other file open.
    init(
      _ words: [String], environment: [String], files: [Int32]
    ) throws(SandboxError) {
      guard let program = words.first, !words.contains(where: { $0.utf8.contains(0) }) else {
        throw SandboxError("A command cannot be empty, and no word of it can hold a NUL.")
      }
      // Above all the numbers that they are to get, so that none is overwritten before its turn.
      let raised = files.map { fcntl($0, F_DUPFD_CLOEXEC, Int32(files.count) + 16) }
      defer { for file in raised where file >= 0 { close(file) } }
      guard raised.allSatisfy({ $0 >= 0 }) else {
        throw SandboxError("Too many open files: \(FileDescriptor.reason(errno)).")
      }

      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      for (number, file) in raised.enumerated() {
        posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
      }
      guard let closeFrom = GNULibrary.closeFrom, closeFrom(&actions, Int32(raised.count)) == 0
      else { throw SandboxError("The C library is too old: glibc 2.34 or later is needed.") }

      // A session of its own, out of a terminal's reach; signals as a program expects them.
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      var signals = sigset_t()
      sigemptyset(&signals)
      posix_spawnattr_setsigmask(&attributes, &signals)
      sigfillset(&signals)
      posix_spawnattr_setsigdefault(&attributes, &signals)
      posix_spawnattr_setflags(
        &attributes,
        Int16(GNULibrary.newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

      var identifier: pid_t = 0
      let error = Self.withPointers(to: words) { arguments in
        Self.withPointers(to: environment) { environment in
          posix_spawn(&identifier, program, &actions, &attributes, arguments, environment)
        }
      }
      guard error == 0 else {
        throw SandboxError("\(program) cannot be started: \(FileDescriptor.reason(error)).")
      }
      self.identifier = identifier
    }

    /// Calls a function with a vector of C strings that ends with nil.
    private static func withPointers<Result>(
      to words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
      var pointers = words.map { strdup($0) } + [nil]
      defer { for pointer in pointers { free(pointer) } }
      return pointers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else {
          // A buffer of at least one element has an address; this is for the type checker.
          var end: UnsafeMutablePointer<CChar>?
          return body(&end)
        }
        return body(base)
      }
    }

    /// How a program that ended did so, and what it used.
    struct Ending: Sendable {
      /// The exit status; 128 + n after signal n.
      var status: Int32

      /// The processor time of the program and of all its descendants that were waited for.
      var cpu: Duration
    }

    /// How the program ended; nil while it runs, unless it is to be waited for.
    func ending(waiting: Bool = false) -> Ending? {
      var status: Int32 = 0
      var usage = rusage()
      var answer: pid_t
      repeat {
        answer = wait4(identifier, &status, waiting ? 0 : WNOHANG, &usage)
      } while answer < 0 && errno == EINTR
      guard answer == identifier else { return nil }
      let signal = status & 0x7F
      return Ending(
        status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
        cpu: Self.duration(usage.ru_utime) + Self.duration(usage.ru_stime))
    }

    private static func duration(_ time: timeval) -> Duration {
      .seconds(time.tv_sec) + .microseconds(time.tv_usec)
    }
  }
#endif
