import NumericalDifferentiation
import TestSupport
import Testing

/// How often error bars hold over many random functions.
struct Coverage {
  var asked = 0
  var resolved = 0
  var held = 0
  var withBar = 0
  /// The largest true error of a resolved estimate, in bars.
  var worst = 0.0
  var worstCase = ""
  /// The cases outside their bars.
  var failures: [String] = []

  mutating func add(
    _ estimate: DerivativeEstimate, _ truth: Dual, _ name: @autoclosure () -> String
  ) {
    asked += 1
    guard estimate.error.isFinite, !estimate.isKink, !estimate.isUnresolved else { return }
    withBar += 1
    if estimate.holds(truth.slope, slack: truth.slopeError) {
      held += 1
    } else {
      failures.append("\(name()): \(estimate.summary), truth \(truth.slope)")
    }
    guard estimate.status == .resolved else { return }
    resolved += 1
    let excess = max(0, abs(estimate.value - truth.slope) - truth.slopeError)
    let bars = excess / max(estimate.error, .leastNormalMagnitude)
    if bars > worst { (worst, worstCase) = (bars, name()) }
  }

  var share: Double { Double(held) / Double(max(withBar, 1)) }
}

@Suite("The error bar's promise")
struct CoverageTests {
  private func cover(
    seed: UInt64, count: Int, depths: ClosedRange<Int>
  ) throws -> Coverage {
    let witness = NumericalDifferentiator()
    var generator = SeededGenerator(seed: seed)
    var coverage = Coverage()
    while coverage.asked < count {
      let depth = Int.random(in: depths, using: &generator)
      let function = RandomFunction(depth: depth, using: &generator)
      let x = RandomFunction.point(using: &generator)
      let truth = function.dual(at: x)
      guard truth.value.isFinite, truth.slope.isFinite, abs(truth.value) < 1e100 else { continue }
      // Where f moves by less than the rounding inside it, nobody can see a slope.
      let rise = abs(truth.slope) * max(abs(x), 1) / 4
      guard rise >= 8 * truth.valueError else { continue }
      let estimate = try witness.slope(at: x) { function.value(at: $0) }
      coverage.add(estimate, truth, "\(function) at \(x)")
    }
    return coverage
  }

  @Test(
    "of random smooth functions, 999 in 1000 lie within the bar, and none outside ten",
    arguments: [1, 2, 3, 4] as [UInt64])
  func holds(seed: UInt64) throws {
    let coverage = try cover(seed: seed, count: 2500, depths: 1...5)
    #expect(coverage.share >= 0.997, "\(coverage.failures)")
    expectInTheEnd("near zeros of order 3 and more, and where log(1 + x⁴) loses all digits") {
      #expect(coverage.share >= 0.999, "\(coverage.failures)")
      #expect(coverage.worst <= 10, "\(coverage.worst) bars: \(coverage.worstCase)")
    }
    // An estimator that never commits itself would pass the above.
    #expect(coverage.resolved >= 2375, "\(coverage.resolved) of 2500 resolved")
  }

  @Test("deep compositions, with slopes of any size, keep the promise as well")
  func deep() throws {
    let coverage = try cover(seed: 99, count: 1000, depths: 6...8)
    #expect(coverage.share >= 0.99, "\(coverage.failures)")
    expectInTheEnd("oscillations of 1e10 radians, and inner sums that lose digits") {
      #expect(coverage.share >= 0.999, "\(coverage.failures)")
      #expect(coverage.worst <= 10, "\(coverage.worst) bars: \(coverage.worstCase)")
    }
    #expect(coverage.resolved >= 900, "\(coverage.resolved) of 1000 resolved")
  }
}
