package import Foundation
import Testing

extension Workbench {
  /// How a program ended that was watched.
  package enum End: Sendable, Equatable {
    case exit(Int32)
    /// It was killed, or killed itself.
    case signal(Int32)
    /// It took too long, and was ended.
    case timeLimit
  }

  /// Runs a program in the folder for a limited time, and kills it with SIGKILL when somebody wants that.
  ///
  /// Nothing here waits without a limit: a program that hangs is told to end (SIGTERM), and killed if it
  /// does not. Standard input is empty, and standard output and standard error go to files.
  ///
  /// - Parameters:
  ///   - output: A file of the folder that takes both streams; nil where nobody wants them.
  ///   - shouldKill: Is asked again and again.
  package func watch(
    _ program: URL, _ arguments: [String], limit: Duration, output: String? = nil,
    environment: [String: String] = [:], killing shouldKill: () -> Bool = { false }
  ) async throws -> End {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    var sink = FileHandle.nullDevice
    if let output {
      try write("", to: output)
      sink = try FileHandle(forWritingTo: path(output))
    }
    process.standardOutput = sink
    process.standardError = sink
    let clock = ContinuousClock()
    var deadline = clock.now + limit
    var isLate = false
    try process.run()
    while process.isRunning {
      if !isLate, shouldKill() {
        kill(process.processIdentifier, SIGKILL)
      } else if clock.now > deadline {
        kill(process.processIdentifier, isLate ? SIGKILL : SIGTERM)
        deadline = clock.now + .seconds(20)
        isLate = true
      }
      // Politely: the machine may have one core. No result depends on how long this takes.
      try? await Task.sleep(for: .milliseconds(1))
    }
    if isLate { return .timeLimit }
    return process.terminationReason == .exit
      ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
  }
}
