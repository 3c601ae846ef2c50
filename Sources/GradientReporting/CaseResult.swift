public import GradientChecking

/// One checked case: the report, and what was expected of it.
public struct CaseResult: Sendable, Equatable {
  /// The fixture file, as it was named on the command line.
  public var file: String

  /// The case's identifier, unique in its file.
  public var id: String

  /// The line of the file on which the case begins, counted from 1; 0 where it is not known.
  public var line: Int

  /// The number of the case in its file, from 0.
  public var index = 0

  /// The function, as the file writes it; rows of a vector function are joined with `, `.
  public var function: String

  /// The verdict that the file expects.
  public var expected: Verdict

  /// Why the case is there, where the file says so.
  public var why: String?

  /// What the check found; its method is empty where the check could not start.
  public var report: GradientReport

  /// Why the case could not be checked at all, in a sentence; such a case never passes.
  public var refusal: String?

  /// Whether the verdict is the expected one.
  public var passed: Bool { refusal == nil && report.verdict == expected }

  /// Creates a result.
  public init(
    file: String, id: String, line: Int, function: String, expected: Verdict, why: String? = nil,
    report: GradientReport, refusal: String? = nil
  ) {
    self.file = file
    self.id = id
    self.line = line
    self.function = function
    self.expected = expected
    self.why = why
    self.report = report
    self.refusal = refusal
  }
}
