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
  private var queue: [[Double]] = []
  private var position = 0
  private var tries = 0

  init(_ point: [Double], bounds: [ClosedRange<Double>]) {
    self.point = point
    self.bounds = bounds
    queue = proposals()
  }

  /// The next point to try; nil when nothing simpler fails.
  mutating func next() -> [Double]? {
    guard tries < Self.mostTries, position < queue.count else { return nil }
    tries += 1
    position += 1
    return queue[position - 1]
  }

  /// Takes the last proposal for the new point: it fails too.
  mutating func accept() {
    point = queue[position - 1]
    steps += 1
    position = 0
    queue = proposals()
  }

  // MARK: Proposals

  private func proposals() -> [[Double]] {
    var proposals: [[Double]] = []
    let cost = Self.cost(point)
    func propose(_ candidate: [Double]) {
      guard candidate != point, Self.cost(candidate) < cost,
        zip(candidate, bounds).allSatisfy({ $1.contains($0) })
      else { return }
      proposals.append(candidate)
    }
    // All numbers at once, then halves, quarters, …, and at last one by one.
    var length = point.count
    while length >= 1 {
      for start in stride(from: 0, to: point.count, by: length) {
        let range = start..<min(start + length, point.count)
        for simplify in Self.simplifications {
          var candidate = point
          // The sum with 0 makes 0 of -0.
          for index in range { candidate[index] = simplify(point[index]) + 0 }
          propose(candidate)
        }
      }
      length /= 2
    }
    return proposals
  }

  /// From what is simplest to what is still simpler than most numbers.
  private static let simplifications: [@Sendable (Double) -> Double] = [
    { _ in 0 }, { _ in 1 }, { $0 < 0 ? -1 : 1 }, { $0 < 0 ? -2 : 2 }, { $0.rounded() },
    { ($0 / 2).rounded(.towardZero) }, { ($0 * 2).rounded() / 2 }, { ($0 * 10).rounded() / 10 },
    { ($0 * 100).rounded() / 100 }, { ($0 * 1e4).rounded() / 1e4 }, { -$0 }, { abs($0).binade },
  ]

  /// How complicated a point is: 0 costs nothing, and a number the more, the more digits it takes to write it.
  private static func cost(_ point: [Double]) -> Int {
    point.reduce(0) { sum, value in
      guard value != 0 else { return sum }
      return sum + 4 * words(abs(value)).utf8.count + (value < 0 ? 1 : 0)
        + (abs(value) == 1 ? 0 : 2)
    }
  }
}
