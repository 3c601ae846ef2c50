import NumericalDifferentiation

/// Asks a function point by point, counts, and turns what is thrown into "not defined there".
struct EvaluationTally {
  /// How many evaluations there were.
  private(set) var count = 0
  /// At how many points the function threw.
  private(set) var failures = 0
  /// What it threw first, in words.
  private(set) var firstFailure: String?
  /// The most evaluations.
  let limit: Int

  init(limit: Int?) {
    self.limit = limit ?? .max
  }

  /// Takes note of evaluations to come.
  mutating func spend(_ evaluations: Int) throws {
    guard limit - count >= evaluations else { throw EvaluationLimitReached() }
    count += evaluations
  }

  /// Takes note that the function threw at a displaced point.
  mutating func note(_ error: any Error) {
    failures += 1
    if firstFailure == nil { firstFailure = String(describing: error) }
  }

  /// A sentence on the points at which the function threw.
  var note: String? {
    guard let firstFailure else { return nil }
    return "the function threw at \(failures) of \(count) points around this one, which count as"
      + " outside its domain; the first error: \(firstFailure)"
  }
}
