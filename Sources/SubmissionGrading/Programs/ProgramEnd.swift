package import ProgramRunning
import SubmissionReading

/// How the run of a submission's program ended, for its status and its message.
package enum ProgramEnd: Sendable, Equatable {
  /// It ended by itself, and said that all was well.
  case finished
  /// It ended with another status; the last words of its standard error, and the line of its source.
  case failed(status: Int32, words: String, line: Int?)
  /// It does not compile; the compiler's first error, and its line.
  case notCompiled(words: String, line: Int?)
  /// It ran into a limit.
  case stopped(SandboxLimit, SandboxLimits)

  /// Reads an end from what a sandbox says.
  ///
  /// - Parameter folders: Folders of the machine that the program saw; the student is not told of them.
  init(
    _ outcome: SandboxOutcome, _ language: SandboxLanguage, _ limits: SandboxLimits,
    hiding folders: [String] = []
  ) {
    switch outcome.end {
    case .exited(status: 0): self = .finished
    case .stopped(let limit): self = .stopped(limit, limits)
    case .exited(let status):
      let lines = TextLine.lines(of: TerminalText.plain(outcome.errors)[...])
      let (words, line) =
        switch language {
        case .python: PythonErrors.last(in: lines)
        case .swift where Self.isNotCompiled(outcome): SwiftErrors.first(ofCompiler: lines)
        case .swift: SwiftErrors.crash(in: lines)
        }
      let text = ErrorWords.short(words, hiding: folders)
      if language == .python, PythonErrors.ofProcesses.contains(where: { text.hasPrefix($0) }) {
        // The kernel's bound was met before anybody saw the limit exceeded: the same program is told the same.
        self = .stopped(.processes, limits)
        return
      }
      self =
        language == .swift && Self.isNotCompiled(outcome)
        ? .notCompiled(words: text, line: line)
        : .failed(status: status, words: text, line: line)
    }
  }

  /// Whether a Swift program did not get as far as to run: it printed nothing, and the compiler something.
  static func isNotCompiled(_ outcome: SandboxOutcome) -> Bool {
    outcome.end == .exited(status: SandboxProgram.compilationFailure) && outcome.output.isEmpty
      && !outcome.errors.isEmpty
  }
}
