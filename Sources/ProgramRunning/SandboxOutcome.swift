/// What a run of a submission came to.
///
/// All of it is the program's word or a measurement of the program; none of it is a verdict. A
/// program chooses its exit status and its output freely.
package struct SandboxOutcome: Sendable, Equatable {
  /// How the run ended.
  package enum End: Sendable, Equatable {
    /// The program ended by itself; 128 + n after signal n, as shells have it.
    case exited(status: Int32)

    /// The program ran into a limit, and all its processes were ended.
    case stopped(SandboxLimit)
  }

  /// How the run ended.
  package var end: End

  /// The beginning of standard output, as many bytes as the limit allows.
  package var output: [UInt8]

  /// The beginning of standard error, as many bytes as the limit allows.
  package var errors: [UInt8]

  /// The time from the start to the end.
  package var wall: Duration

  /// The processor time of the whole tree, as far as it was seen.
  package var cpu: Duration

  /// The largest memory of the whole tree that was seen, in bytes; 0 for a run too short to measure.
  package var peakMemory: Int

  /// The largest number of processes and threads that was seen; 0 for a run too short to measure.
  package var peakProcesses: Int

  /// Makes an outcome.
  package init(
    end: End, output: [UInt8], errors: [UInt8], wall: Duration, cpu: Duration, peakMemory: Int,
    peakProcesses: Int
  ) {
    self.end = end
    self.output = output
    self.errors = errors
    self.wall = wall
    self.cpu = cpu
    self.peakMemory = peakMemory
    self.peakProcesses = peakProcesses
  }

  /// Standard output as text, with U+FFFD for what is not UTF-8.
  ///
  /// It may hold control characters.
  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Standard error as text, with U+FFFD for what is not UTF-8.
  ///
  /// It may hold control characters.
  package var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Why nothing can be run, or was run, in a sandbox.
package struct SandboxError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The reason, as a sentence.
  package var reason: String

  /// Makes an error with its reason.
  package init(_ reason: String) {
    self.reason = reason
  }

  /// The reason.
  package var description: String { reason }
}
