package import ProgramRunning
import SubmissionReading

/// Runs submissions that are programs, in a sandbox, and puts their output where a grader looks for it.
package struct ProgramRunner: Sendable {
  /// The sandbox, probed for the languages that are run.
  private let sandbox: Sandbox
  /// What a Python program may use.
  private let pythonLimits: SandboxLimits
  /// What a Swift program may use, its compiler included.
  private let swiftLimits: SandboxLimits

  /// Makes a runner.
  ///
  /// - Parameters:
  ///   - sandbox: A sandbox that was probed for the languages of the submissions.
  ///   - pythonLimits: What a Python program may use.
  ///   - swiftLimits: What a Swift program may use, its compiler included.
  package init(
    _ sandbox: Sandbox, pythonLimits: SandboxLimits = .python, swiftLimits: SandboxLimits = .swift
  ) {
    self.sandbox = sandbox
    self.pythonLimits = pythonLimits
    self.swiftLimits = swiftLimits
  }

  /// The language of a submission that is a program; nil for one that is not run.
  ///
  /// - Parameter name: The submission's name; its ending tells the language.
  package static func language(of name: String) -> SandboxLanguage? {
    switch SubmissionReader.ending(of: name) {
    case "py": .python
    case "swift": .swift
    default: nil
    }
  }

  /// What a run came to: the program's blocks with its output among them, and its end.
  struct Run: Sendable {
    var submission: Submission
    var end: ProgramEnd
  }

  /// Runs a program.
  ///
  /// It blocks its thread.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - program: The same file, read.
  ///   - language: Its language.
  ///   - lines: What is known of each line of the source.
  /// - Throws: a ``SandboxError`` if no sandbox can be made; nothing that the program does.
  func run(
    _ bytes: [UInt8], _ program: Submission, _ language: SandboxLanguage,
    lines: [SourceLine]
  ) throws(SandboxError) -> Run {
    let limits = language == .python ? pythonLimits : swiftLimits
    let outcome =
      switch language {
      case .python: try runPython(bytes, limits)
      case .swift: try runSwift(bytes, lines, limits)
      }
    let trace = ProgramTrace(outcome.output)
    let end =
      trace.size > limits.output
      ? .stopped(.output, limits)
      : ProgramEnd(outcome, language, limits, hiding: sandbox.folders(for: language))
    var run = program
    run.isRun = true
    run.blocks = OutputPlacement(lines: lines).blocks(
      source: program.blocks.first?.text ?? [], trace: trace)
    return Run(submission: run, end: end)
  }

  /// The limits with room for the marks, which a program does not print itself.
  private func withRoomForMarks(_ limits: SandboxLimits) -> SandboxLimits {
    var limits = limits
    // More than the marks of short lines; less than what would be felt.
    limits.output = min(limits.output, 1 << 40) * 8
    return limits
  }

  private func runPython(
    _ bytes: [UInt8], _ limits: SandboxLimits
  ) throws(SandboxError) -> SandboxOutcome {
    try sandbox.run(
      .language(.python), options: ["-c", PythonDriver.source], submission: .source(bytes),
      limits: withRoomForMarks(limits))
  }

  /// Runs a Swift program with as many marks as it compiles with.
  ///
  /// Not everywhere that a heading stands can a statement stand; and a program may have a `print` of its
  /// own that leaves no room for another. What does not compile as it was handed in says so by its own
  /// lines alone.
  private func runSwift(
    _ bytes: [UInt8], _ lines: [SourceLine], _ limits: SandboxLimits
  ) throws(SandboxError) -> SandboxOutcome {
    let headings = lines.indices.filter { lines[$0].isHeading }
    var sources: [[UInt8]] = []
    if !headings.isEmpty {
      sources.append(SwiftTracing.traced(bytes, headings: []))
      sources.append(SwiftTracing.traced(bytes, headings: headings, hasOwnPrint: true))
    }
    sources.append(bytes)
    var outcome = try runSwift(SwiftTracing.traced(bytes, headings: headings), limits)
    for source in sources where ProgramEnd.isNotCompiled(outcome) {
      outcome = try runSwift(source, limits)
    }
    return outcome
  }

  private func runSwift(
    _ source: [UInt8], _ limits: SandboxLimits
  ) throws(SandboxError) -> SandboxOutcome {
    try sandbox.run(
      .language(.swift), submission: .source(source), limits: withRoomForMarks(limits))
  }
}
