#if os(Linux) && canImport(Glibc)
  import PlainText
#endif

/// A place in which other people's programs are run: without a network, without a view of the
/// machine's files, and with limits.
///
/// It is made of bubblewrap (namespaces), prlimit (limits of the kernel), a filter of system calls,
/// and a supervisor that adds up from outside what the whole tree of processes uses:
///
/// ```swift
/// let sandbox = try Sandbox.probe(for: [.python])
/// let outcome = try sandbox.run(
///   .language(.python), submission: .source(bytes), limits: .python)
/// ```
///
/// The program sees `/usr` and, in `/box`, what was handed in, both read-only; an own `/tmp`, in which a
/// program of a single file starts; an environment of nothing but fixed values; standard input at its
/// end. There is no `/proc`. It runs as nobody, and never as root of the machine: when root asks,
/// privileges are dropped first.
///
/// What comes out is text that the program wrote; its exit status is as little a verdict as its text.
/// All processes have ended when ``run(_:options:arguments:submission:limits:)`` returns. It blocks its
/// thread, with which the sandbox would end. Several threads can run programs at once, which do not
/// see one another.
///
/// Sandboxes exist on Linux only. Where none can be made, ``probe(for:searchPath:user:)`` says why,
/// and nothing is run.
package struct Sandbox: Sendable {
  /// Where programs are looked for unless something else is said.
  package static let defaultSearchPath = "/usr/local/bin:/usr/bin:/bin"

  /// The user that root turns into: one that owns nothing on the machine.
  package static let defaultUser: UInt32 = 60_001

  #if os(Linux) && canImport(Glibc)
    let command: BubblewrapCommand
    let filter: SeccompFilter
    let toolchains: [SandboxLanguage: SandboxToolchain]
  #endif

  /// The interpreter or compiler that was found for a language; nil if the probe did not ask for it.
  package func tool(for language: SandboxLanguage) -> String? {
    #if os(Linux) && canImport(Glibc)
      toolchains[language]?.program
    #else
      nil
    #endif
  }

  /// The folders of the machine beside `/usr` that programs of a language see.
  package func folders(for language: SandboxLanguage) -> [String] {
    #if os(Linux) && canImport(Glibc)
      (toolchains[language]?.visible ?? []).compactMap { item in
        if case .folder(let path, _) = item { path } else { nil }
      }
    #else
      []
    #endif
  }

  /// Makes a sandbox and runs a small program in it for each language.
  ///
  /// It takes some tenths of a second; once is enough for any number of runs.
  ///
  /// - Parameters:
  ///   - languages: The languages that will be run.
  ///   - searchPath: The folders in which to look for programs, with colons between them. Where an
  ///     interpreter cannot be run by an ordinary user, the next one is taken: see ``tool(for:)``.
  ///   - user: The number of the user, and of the group, that root turns into; not 0.
  /// - Throws: a ``SandboxError`` with the reason why there is no sandbox.
  package static func probe(
    for languages: Set<SandboxLanguage> = [.python], searchPath: String = defaultSearchPath,
    user: UInt32 = defaultUser
  ) throws(SandboxError) -> Self {
    #if os(Linux) && canImport(Glibc)
      try SandboxProbe(searchPath: searchPath, user: user).sandbox(for: languages)
    #else
      throw SandboxError(
        "There is no sandbox on this system: programs are run on Linux with glibc only.")
    #endif
  }

  /// Runs a program on a submission, to its end or to a limit.
  ///
  /// - Parameters:
  ///   - program: What is started.
  ///   - options: What an interpreter is given before the main file; a compiled language has no use
  ///     for it.
  ///   - arguments: Its arguments, after the main file of a language.
  ///   - submission: What lies in `/box`.
  ///   - limits: What ends it.
  /// - Throws: a ``SandboxError`` if the sandbox cannot be made, for example for a folder that the
  ///   unprivileged user cannot read. Nothing that the program does is an error.
  package func run(
    _ program: SandboxProgram, options: [String] = [], arguments: [String] = [],
    submission: SandboxSubmission, limits: SandboxLimits
  ) throws(SandboxError) -> SandboxOutcome {
    #if os(Linux) && canImport(Glibc)
      guard limits.areUsable else {
        throw SandboxError("A limit of the sandbox must be above 0, and not without end.")
      }
      guard let main = submission.main(of: program) else {
        throw SandboxError("The main file of a submission must lie in its folder.")
      }
      let words: [String]
      switch program {
      case .executable(let path): words = [path] + arguments
      case .language(let language):
        guard let toolchain = toolchains[language] else {
          throw SandboxError("The sandbox was not probed for \(language.rawValue).")
        }
        words = toolchain.words(
          language, options: options, main: main, arguments: arguments)
      }
      var source: [UInt8] = []
      if case .source(let bytes) = submission { source = bytes }
      let filterFile = try FileDescriptor.holding(filter.bytes, name: "filter")
      let sourceFile = try FileDescriptor.holding(source, name: "source")
      let result = try SupervisedRun.run(
        command.words(submission: submission, main: main, limits: limits, program: words),
        // bubblewrap's own environment: a program inside might find a way to read it.
        environment: ["PATH=/usr/bin:/bin"],
        files: [filterFile.number, nil, sourceFile.number], limits: limits)
      if case .exited = result.outcome.end, !result.status.hasStarted {
        let reason = result.outcome.errorText.split(separator: "\n").first.map(String.init)
        throw SandboxError(
          "No sandbox could be made: \(VisibleText.of(reason ?? "no reason given")).")
      }
      return result.outcome
    #else
      throw SandboxError(
        "There is no sandbox on this system: programs are run on Linux with glibc only.")
    #endif
  }
}
