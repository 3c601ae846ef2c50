import NumericalDifferentiation

/// Answers a search from values known so far, and remembers what it asked for beyond them.
struct EvaluationReplay {
  /// Thrown to stop the search where a value is missing.
  struct Missing: Error {}

  private var known: [Double] = []
  private var cursor = 0
  private var missing: [Double] = []

  /// Whether the last search stopped for want of values.
  var isMissing: Bool { !missing.isEmpty }

  /// Begins anew.
  mutating func rewind() {
    cursor = 0
    missing = []
  }

  /// Gives the next values, in the order in which they were asked for the first time.
  mutating func evaluate(
    _ points: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>,
    limit: Int, outputCount: Int = 1
  ) throws {
    guard missing.isEmpty else { throw Missing() }
    guard limit >= (cursor + values.count) / outputCount else { throw EvaluationLimitReached() }
    guard known.count - cursor >= values.count else {
      missing = Array(points)
      throw Missing()
    }
    for index in values.indices { values[index] = known[cursor + index] }
    cursor += values.count
  }

  /// The points whose values are missing.
  func missingRows(of count: Int) -> [[Double]] {
    stride(from: 0, to: missing.count, by: count).map { Array(missing[$0..<($0 + count)]) }
  }

  /// Adds a value, in the order of the missing points.
  mutating func append(_ value: Double) { known.append(value) }

  /// Adds all outputs at the next of the missing points.
  mutating func append(contentsOf outputs: [Double]) { known += outputs }
}
