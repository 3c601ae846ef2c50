package import NumericalDifferentiation
package import ResultLines

/// What holds for all cases of a run.
package struct CheckSettings: Sendable {
  /// How derivatives are taken.
  package var method: any DifferentiationMethod

  /// Whether passing cases get a full report; otherwise they are only counted.
  package var reportsPassingCases: Bool

  /// Which of the cases belong to this run.
  package var shard: Shard?

  /// How many threads work; at least 1.
  package var jobs: Int

  /// Creates settings.
  package init(
    method: any DifferentiationMethod = .adaptive, reportsPassingCases: Bool = true,
    shard: Shard? = nil, jobs: Int = 1
  ) {
    self.method = method
    self.reportsPassingCases = reportsPassingCases
    self.shard = shard
    self.jobs = max(jobs, 1)
  }
}
