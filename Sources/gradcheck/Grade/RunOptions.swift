import ArgumentParser
import PlainText
import ProgramRunning
import SubmissionGrading

/// Whether programs are run, and what they may use.
struct RunOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Run submissions that are programs, in a sandbox.",
      discussion: """
        Python (.py) and Swift (.swift). A program sees no network and no files of the machine. Where no \
        sandbox can be made, nothing is graded, and the exit status is 69.
        """))
  var run = false

  @Option(
    help: ArgumentHelp(
      "Seconds from the start of a program to its end; by default 10, for Swift 120.",
      valueName: "seconds"))
  var wall: Int?

  @Option(
    help: ArgumentHelp(
      "Seconds of processor time of a program; by default 5, for Swift 90.", valueName: "seconds"))
  var cpu: Int?

  @Option(
    help: ArgumentHelp(
      "Memory of a program in MiB, all its processes together; by default 512, for Swift 2048.",
      valueName: "MiB"))
  var memory: Int?

  func validate() throws {
    for (name, value, largest) in [
      ("wall", wall, 86_400), ("cpu", cpu, 86_400), ("memory", memory, 1 << 20),
    ] {
      guard let value else { continue }
      guard run else { throw ValidationError("--\(name) is a limit of programs: it needs --run.") }
      guard (1...largest).contains(value) else {
        throw ValidationError("--\(name) needs a number from 1 to \(largest), found \(value).")
      }
    }
  }

  /// What runs the programs among submissions; nil if that was not asked for.
  ///
  /// - Parameter names: The submissions' names, which tell the languages that are needed.
  /// - Throws: a failure of status 69 where no sandbox can be made.
  func runner(for names: [String]) throws(CommandFailure) -> ProgramRunner? {
    guard run else { return nil }
    let languages = Set(names.compactMap(ProgramRunner.language))
    do throws(SandboxError) {
      let path = Environment.value("PATH") ?? Sandbox.defaultSearchPath
      return ProgramRunner(
        try Sandbox.probe(for: languages, searchPath: path), pythonLimits: limited(.python),
        swiftLimits: limited(.swift))
    } catch {
      throw CommandFailure(
        status: .sandboxUnavailable,
        message: "no sandbox, so nothing was run or graded: \(VisibleText.of(error.reason))")
    }
  }

  private func limited(_ limits: SandboxLimits) -> SandboxLimits {
    var limits = limits
    if let wall { limits.wall = .seconds(wall) }
    if let cpu { limits.cpu = .seconds(cpu) }
    if let memory {
      limits.memory = memory << 20
      // Numerical libraries reserve several times what they use.
      limits.addressSpace = max(limits.addressSpace, 8 * limits.memory)
    }
    return limits
  }
}
