#if os(Linux) && canImport(Glibc)
  import Glibc
  import PlainText

  /// Finds out whether a sandbox can be made here, and of what.
  struct SandboxProbe: Sendable {
    var searchPath: String
    var user: UInt32

    /// A sandbox that has run a program of each language, and has refused what it must refuse.
    func sandbox(for languages: Set<SandboxLanguage>) throws(SandboxError) -> Sandbox {
      guard let architecture = SeccompFilter.Architecture.current else {
        throw SandboxError("There is no filter of system calls for this processor.")
      }
      guard ProcessTree.isVisible else {
        throw SandboxError("The kernel does not show in /proc which processes a process started.")
      }
      var host = HostTools(searchPath: searchPath)
      let bubblewrap = try host.program(
        "bwrap", because: "which makes the sandbox: install the package bubblewrap")
      guard access("/usr/bin/prlimit", X_OK) == 0 else {
        throw SandboxError("There is no /usr/bin/prlimit, which sets limits: it is in util-linux.")
      }
      host.dropping = try dropping(host)
      var toolchains: [SandboxLanguage: SandboxToolchain] = [:]
      for language in SandboxLanguage.allCases where languages.contains(language) {
        switch language {
        case .python: toolchains[language] = try .python(host)
        case .swift: toolchains[language] = try .swift(host)
        }
      }
      let visible = Self.system + toolchains.values.flatMap(\.visible)
      let sandbox = Sandbox(
        command: BubblewrapCommand(
          dropping: host.dropping, bubblewrap: bubblewrap, visible: visible),
        filter: SeccompFilter(for: architecture), toolchains: toolchains)
      try Self.examine(sandbox)
      for language in toolchains.keys { try Self.examine(sandbox, language) }
      return sandbox
    }

    /// What turns root into an ordinary user; nothing for an ordinary user.
    ///
    /// As root of the machine, a program in a sandbox could write kernel settings, and no limit of
    /// processes would hold.
    private func dropping(_ host: HostTools) throws(SandboxError) -> [String] {
      guard getuid() == 0 || geteuid() == 0 else { return [] }
      guard user != 0 else { throw SandboxError("Submissions are not run as root.") }
      let setpriv = try host.program(
        "setpriv", because: "without which root cannot run submissions as another user")
      let words = [
        setpriv, "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups", "--no-new-privs",
        "--",
      ]
      let outcome = try SupervisedRun.run(
        words + ["/usr/bin/id", "-u"], environment: [], files: [], limits: .python
      ).outcome
      guard outcome.text == "\(user)\n" else {
        throw SandboxError("Root's privileges cannot be dropped: \(Self.line(outcome)).")
      }
      return words
    }

    /// `/usr`, and what stands for its folders at the root.
    private static var system: [BubblewrapCommand.Visible] {
      var system = [BubblewrapCommand.Visible.folder("/usr")]
      for path in ["/bin", "/sbin", "/lib", "/lib64"] {
        var target = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &target, target.count)
        if count > 0 {
          let bytes = target.prefix(count).map { UInt8(bitPattern: $0) }
          system.append(.link(path, to: String(decoding: bytes, as: UTF8.self)))
        } else {
          system.append(.folder(path, optional: true))
        }
      }
      // Where libraries lie, and which of several of one kind is meant.
      system += [
        .folder("/etc/ld.so.cache", optional: true), .folder("/etc/alternatives", optional: true),
      ]
      return system
    }

    /// Runs a program that looks around.
    private static func examine(_ sandbox: Sandbox) throws(SandboxError) {
      let outcome = try sandbox.run(
        .executable("/bin/sh"), arguments: ["-c", examination], submission: .source([]),
        limits: .python)
      guard outcome.end == .exited(status: 0), outcome.output.isEmpty else {
        throw SandboxError("The sandbox does not hold: \(line(outcome)).")
      }
    }

    /// Prints what should not be.
    ///
    /// `setarch` asks for a call that the filter refuses.
    private static let examination = """
      [ ! -e /proc/self ] || echo it shows processes
      [ ! -e /etc/passwd ] || echo it shows files of the machine
      [ "$(id -u)" != 0 ] || echo its user is root
      ! (: > /box/file) 2>/dev/null || echo the submission can be changed
      ! (: > /dev/file) 2>/dev/null || echo its devices can be changed
      command -v setarch >/dev/null || echo it has no setarch, which is in util-linux
      ! setarch --addr-no-randomize true 2>/dev/null || echo the filter of system calls is not there
      : > /tmp/file || echo it has no temporary folder
      """

    /// Runs the smallest program of a language.
    private static func examine(
      _ sandbox: Sandbox, _ language: SandboxLanguage
    ) throws(SandboxError) {
      let source = language == .python ? "import math; print(42)" : "print(42)"
      let outcome = try sandbox.run(
        .language(language), submission: .source(Array(source.utf8)),
        limits: language == .python ? .python : .swift)
      guard outcome.end == .exited(status: 0), outcome.text == "42\n" else {
        let tool = sandbox.tool(for: language) ?? language.rawValue
        throw SandboxError("\(tool) does not work in the sandbox: \(line(outcome)).")
      }
    }

    /// What a program said, for a sentence.
    private static func line(_ outcome: SandboxOutcome) -> String {
      let lines = (outcome.text + outcome.errorText).split(separator: "\n")
      return lines.last.map { VisibleText.of(String($0)) } ?? "it ended with \(outcome.end)"
    }
  }
#endif
