/// Makes a failing point simpler, step by step, as long as it fails: fewer numbers that are not 0, and rounder ones.
///
/// It only proposes; whoever uses it checks the proposal and says whether it fails too. Every step makes the point
/// simpler in one and the same measure, so it comes to an end.
struct PointShrinker {
  /// How many points are tried at most.
  private static let mostTries = 150

  private let bounds: [ClosedRange<Double>]
  /// The simplest failing point so far.
  private(set) var point: [Double]
  /// How many steps were successful.
  private(set) var steps = 0
  private var candidate: [Double] = []
  private var tries = 0
  /// Which run of numbers is simplified next, and how.
  private var length: Int
  private var start = 0
  private var rule = 0

  init(_ point: [Double], bounds: [ClosedRange<Double>]) {
    self.point = point
    self.bounds = bounds
    length = point.count
  }

  /// The next point to try; nil when nothing simpler fails.
  ///
  /// All numbers are simplified at once, then halves, quarters, …, and at last one by one.
  mutating func next() -> [Double]? {
    guard tries < Self.mostTries else { return nil }
    while length >= 1 {
      while start < point.count {
        while rule < Self.simplifications.count {
          rule += 1
          guard let candidate = proposal(Self.simplifications[rule - 1]) else { continue }
          self.candidate = candidate
          tries += 1
          return candidate
        }
        rule = 0
        start += length
      }
      start = 0
      length /= 2
    }
    return nil
  }

  /// Takes the last proposal for the new point: it fails too.
  mutating func accept() {
    point = candidate
    steps += 1
    length = point.count
    start = 0
    rule = 0
  }

  /// The point with a run of its numbers simplified; nil if that is not simpler, or outside.
  private func proposal(_ simplify: (Double) -> Double) -> [Double]? {
    let range = start..<min(start + length, point.count)
    var saving = 0
    var candidate: [Double] = []
    for index in range {
      // The sum with 0 makes 0 of -0.
      let value = simplify(point[index]) + 0
      guard bounds[index].contains(value) else { return nil }
      saving += Self.cost(point[index]) - Self.cost(value)
      candidate.append(value)
    }
    guard saving > 0 else { return nil }
    return Array(point[..<range.lowerBound]) + candidate + point[range.upperBound...]
  }

  /// From what is simplest to what is still simpler than most numbers.
  private static let simplifications: [@Sendable (Double) -> Double] = [
    { _ in 0 }, { _ in 1 }, { $0 < 0 ? -1 : 1 }, { $0 < 0 ? -2 : 2 }, { $0.rounded() },
    { ($0 / 2).rounded(.towardZero) }, { ($0 * 2).rounded() / 2 }, { ($0 * 10).rounded() / 10 },
    { ($0 * 100).rounded() / 100 }, { ($0 * 1e4).rounded() / 1e4 }, { -$0 }, { abs($0).binade },
  ]

  /// How complicated a number is: 0 costs nothing, and others the more, the more digits it takes to write them.
  private static func cost(_ value: Double) -> Int {
    guard value != 0 else { return 0 }
    return 4 * words(abs(value)).utf8.count + (value < 0 ? 1 : 0) + (abs(value) == 1 ? 0 : 2)
  }
}
