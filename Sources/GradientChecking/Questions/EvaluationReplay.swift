import NumericalDifferentiation

/// Answers a search from the values known so far, and collects the points that it asks for beyond them.
///
/// A search is synchronous, and the function may suspend. So the search is run on what is known; then the function is
/// asked for what was missing, and the search begins anew, until nothing is missing. From the same values it always
/// asks the same.
///
/// Where a value is missing, the search is told that the limit is reached: it gives up one derivative and goes on to
/// the next, so that one run collects points for all of them. Where there is a limit indeed, that would spend it on
/// others than those that come first, and every run stops at the first missing value.
struct EvaluationReplay {
  /// Thrown to stop the search where a value is missing.
  private struct Missing: Error {}

  /// A point, known by two independent hashes of its coordinates.
  private struct Key: Hashable {
    var first: UInt64 = 0
    var second: UInt64 = 1

    init(_ row: some Collection<Double>) {
      for coordinate in row {
        first = SeededGenerator.mixed(first ^ coordinate.bitPattern)
        second = SeededGenerator.mixed(second &+ first)
      }
    }
  }

  /// What the function answered: its outputs, or what it threw.
  private struct Answer {
    var outputs: [Double]
    var error: (any Error)?
  }

  private let outputCount: Int
  private let isLimited: Bool
  private var known: [Key: Answer] = [:]
  private var missingKeys: Set<Key> = []
  /// The points whose values are missing, in the order in which they were asked for.
  private var missing: [[Double]] = []
  /// How many values the last run was given before one was missing, and the run before it.
  private var given = -1
  private var givenBefore = -1
  /// The evaluations of the last run.
  private(set) var tally: EvaluationTally

  init(limit: Int?, outputCount: Int = 1) {
    self.outputCount = outputCount
    isLimited = limit != nil
    tally = EvaluationTally(limit: limit)
  }

  /// Runs a search again and again, and asks for the values that it lacks, until it has all of them.
  ///
  /// - Parameters:
  ///   - search: Finds something from values, and asks the same from the same values.
  ///   - value: The function; where it throws, it is not defined.
  /// - Returns: What the last run found; nil if the search asks for other points every time.
  nonisolated(nonsending) mutating func run<Found>(
    _ search: (PointEvaluation) -> Found,
    value: nonisolated(nonsending) ([Double]) async throws -> [Double]
  ) async -> Found? {
    while true {
      rewind()
      let found = search { points, values in try evaluate(points, into: values) }
      if missing.isEmpty { return found }
      if isStuck { return nil }
      for row in missing {
        do {
          known[Key(row)] = Answer(outputs: try await value(row))
        } catch {
          known[Key(row)] = Answer(
            outputs: Array(repeating: .nan, count: outputCount), error: error)
        }
      }
    }
  }

  /// Whether the last run came no further than the one before it: the search asks for other points every time.
  private var isStuck: Bool { given <= givenBefore }

  /// Begins anew.
  private mutating func rewind() {
    if !missing.isEmpty { givenBefore = given }
    missing = []
    missingKeys = []
    tally = EvaluationTally(limit: isLimited ? tally.limit : nil)
  }

  /// Gives the values at some points, or throws.
  private mutating func evaluate(
    _ points: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>
  ) throws {
    if isLimited, !missing.isEmpty { throw Missing() }
    let count = values.count / outputCount
    try tally.spend(count)
    let width = points.count / max(count, 1)
    var isComplete = true
    for index in 0..<count {
      let row = UnsafeBufferPointer(rebasing: points[(index * width)..<((index + 1) * width)])
      let key = Key(row)
      guard let answer = known[key] else {
        isComplete = false
        if missing.isEmpty { given = tally.count - count }
        if missingKeys.insert(key).inserted { missing.append(Array(row)) }
        continue
      }
      if let error = answer.error { tally.note(error) }
      for output in 0..<outputCount {
        values[index * outputCount + output] = answer.outputs[output]
      }
    }
    guard !isComplete else { return }
    if isLimited { throw Missing() }
    throw EvaluationLimitReached()
  }
}
