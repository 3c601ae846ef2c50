import GradientChecking
import TestSupport
import Testing

/// Random functions with planted errors, and how many of them directions let pass.
@Suite("What random directions miss")
struct DirectionPropertyTests {
  /// Errors that are planted into a gradient of n components: factors by index.
  private enum Errors: CaseIterable {
    case one, oneSmall, oneZeroed, twoEqual, twoDifferent, fourEqual, half, allTwice, allNegative

    func factors(_ count: Int, using generator: inout SeededGenerator) -> [Int: Double] {
      let first = Int.random(in: 0..<count, using: &generator)
      let other = (first + Int.random(in: 1..<count, using: &generator)) % count
      switch self {
      case .one: return [first: 1.01]
      case .oneSmall: return [first: 1.0001]
      case .oneZeroed: return [first: 0]
      case .twoEqual: return [first: 2, other: 2]
      case .twoDifferent: return [first: 2, other: -1]
      case .fourEqual:
        return Dictionary(uniqueKeysWithValues: (0..<min(4, count)).map { ($0, -1) })
      case .half:
        return Dictionary(uniqueKeysWithValues: stride(from: 0, to: count, by: 2).map { ($0, 1.1) })
      case .allTwice: return Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, 2) })
      case .allNegative: return Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, -1) })
      }
    }
  }

  /// The share of the checks that gave this verdict.
  private func shares(directions: Int, trials: Int) -> [Verdict: Double] {
    var shares: [Verdict: Double] = [:]
    var total = 0.0
    var generator = SeededGenerator(seed: UInt64(100 + directions))
    for errors in Errors.allCases {
      for count in [2, 3, 10, 40] {
        for _ in 0..<trials {
          let function = DirectionFunction(count: count, seed: generator.next())
          let factors = errors.factors(count, using: &generator)
          let report = gradientCheck(
            at: function.point, with: .seed(generator.next()), .directions(directions),
            of: function.f
          ) { x in
            var gradient = function.gradient(x)
            for (index, factor) in factors { gradient[index] *= factor }
            return gradient
          }
          shares[report.verdict, default: 0] += 1
          total += 1
        }
      }
    }
    return shares.mapValues { $0 / total }
  }

  @Test(
    "one direction lets one wrong gradient of a thousand pass, and two or three none",
    arguments: 1...3)
  func missed(directions: Int) {
    let shares = shares(directions: directions, trials: 12)
    #expect(shares[.match, default: 0] <= (directions == 1 ? 1e-3 : 0))
    #expect(shares[.inconclusive, default: 0] <= 0.01)
  }

  @Test("no right gradient is called wrong, and almost all are called right", arguments: 1...3)
  func accused(directions: Int) {
    var shares: [Verdict: Double] = [:]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let function = DirectionFunction(
        count: .random(in: 2...60, using: &generator), seed: generator.next())
      let report = gradientCheck(
        at: function.point, with: .seed(generator.next()), .directions(directions), of: function.f,
        gradient: function.gradient)
      shares[report.verdict, default: 0] += 1 / 200
    }
    #expect(shares[.mismatch] == nil)
    #expect(shares[.match, default: 0] >= 0.99)
  }
}
