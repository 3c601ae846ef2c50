/// The totals of a run, for a renderer's last lines.
public struct RunSummary: Sendable, Equatable {
  /// Files read, the malformed ones included.
  public var files = 0
  /// Cases whose verdict was the expected one.
  public var passed = 0
  /// Cases whose verdict was another, or that could not be checked at all.
  public var failed = 0
  /// Malformed files and cases, each reported on standard error.
  public var malformed = 0
  /// Files that are not there or cannot be read, each reported on standard error.
  public var missing = 0
  /// Evaluations of functions, over all cases.
  public var evaluations = 0

  /// Creates an empty summary.
  public init() {}
}
