#if os(Linux) && canImport(Glibc)
  import Glibc

  /// The programs of the machine that a sandbox is made of.
  struct HostTools: Sendable {
    /// Where to look for programs, with colons between the folders.
    var searchPath: String

    /// What comes before each command, so that it does not run as root.
    var dropping: [String] = []

    /// The programs of a name, in the order of the search path.
    func programs(_ name: String) -> [String] {
      searchPath.split(separator: ":").map { "\($0)/\(name)" }
        .filter { $0.hasPrefix("/") && access($0, X_OK) == 0 }
    }

    /// The first program of a name.
    func program(_ name: String, because reason: String) throws(SandboxError) -> String {
      guard let program = programs(name).first else {
        throw SandboxError("There is no \(name), \(reason).")
      }
      return program
    }

    /// A path behind all symbolic links; the path itself where they lead nowhere.
    func resolved(_ path: String) -> String {
      guard let target = realpath(path, nil) else { return path }
      defer { free(target) }
      return String(cString: target)
    }

    /// What the first program of a name prints that can be run and succeeds.
    func firstAnswer(of name: String, _ arguments: [String]) throws(SandboxError) -> String {
      var failures: [String] = []
      for program in programs(name) {
        // Root's privileges are gone only once something has been started without them: until then, a
        // program is found in folders that the ordinary user cannot enter.
        let outcome = try SupervisedRun.run(
          dropping + ["/bin/sh", "-c", "exec \"$@\"", "sh", program] + arguments,
          environment: ["PATH=\(searchPath)", "HOME=/"], files: [], limits: .swift
        ).outcome
        if outcome.end == .exited(status: 0) { return outcome.text }
        failures.append("\(program) cannot be run as an ordinary user")
      }
      throw SandboxError(
        failures.isEmpty
          ? "There is no \(name) in \(searchPath)." : failures.joined(separator: "; ") + ".")
    }
  }
#endif
