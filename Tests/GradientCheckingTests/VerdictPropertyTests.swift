import GradientChecking
import NumericalDifferentiation
import TestSupport
import Testing

@Suite("Properties of the verdict")
struct VerdictPropertyTests {
  private struct Draw {
    var truth: Double
    var error: Double
    var status: DerivativeEstimate.Status
    var estimate: DerivativeEstimate
  }

  /// An estimate whose bar holds the truth, of any size and any width.
  private func draw(_ generator: inout SeededGenerator) -> Draw {
    let exponent = Int.random(in: -40...40, using: &generator)
    let truth =
      Double.random(in: -2...2, using: &generator)
      * Double(sign: .plus, exponent: exponent, significand: 1)
    let width = Double(
      sign: .plus, exponent: Int.random(in: -50...0, using: &generator), significand: 1)
    let error = width * abs(truth)
    let value = truth + Double.random(in: -1...1, using: &generator) * error * 0.75
    let statuses: [DerivativeEstimate.Status] = [
      .resolved, .resolved, .noisy, .edge(.left), .edge(.right),
    ]
    let status = statuses[Int.random(in: 0..<statuses.count, using: &generator)]
    return Draw(
      truth: truth, error: error, status: status,
      estimate: .bar(value, error, status: status, magnitude: abs(truth)))
  }

  @Test(
    "the truth is never a mismatch while the bar holds",
    arguments: [nil, Tolerance.relative(1e-6), .absolute(1e-3), Tolerance()])
  func truthIsSafe(tolerance: Tolerance?) {
    var generator = SeededGenerator(seed: 1)
    for precision in [EvaluationPrecision.float64, .float32] {
      let rule = VerdictRule(precision: precision, tolerance: tolerance)
      for _ in 0..<5000 {
        let draw = draw(&generator)
        #expect(rule.verdict(draw.truth, draw.estimate) != .mismatch)
      }
    }
  }

  @Test(
    "a claim off by more than two bars and the allowance is a mismatch, or eleven where the bar is poor"
  )
  func farClaims() {
    var generator = SeededGenerator(seed: 2)
    let rule = VerdictRule()
    for _ in 0..<5000 {
      let draw = draw(&generator)
      guard draw.status == .resolved else { continue }
      // A bar that is too wide for a match accuses beyond ten of itself, and the estimate may be off by one.
      let isPoor = draw.error > 1e-7 * abs(draw.truth)
      let factor = Double.random(in: (isPoor ? 11.01 : 2.01)...50, using: &generator)
      let side = Bool.random(using: &generator) ? 1.0 : -1.0
      let claim = draw.truth + side * (factor * draw.error + 3e-7 * abs(draw.truth))
      #expect(rule.verdict(claim, draw.estimate) == .mismatch)
    }
  }

  @Test("a claim off by a millionth never matches")
  func millionths() {
    var generator = SeededGenerator(seed: 3)
    let rule = VerdictRule()
    for _ in 0..<5000 {
      let draw = draw(&generator)
      let side = Bool.random(using: &generator) ? 1.0 : -1.0
      let claim = draw.truth * (1 + side * 1e-6)
      #expect(rule.verdict(claim, draw.estimate) != .match)
    }
  }

  @Test("a tolerance is honoured both ways: inside less a bar passes, outside plus a bar does not")
  func tolerance() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<5000 {
      let draw = draw(&generator)
      guard draw.status == .resolved else { continue }
      let share = Double(
        sign: .plus, exponent: Int.random(in: -30 ... -1, using: &generator), significand: 1)
      let rule = VerdictRule(tolerance: .relative(share))
      let side = Bool.random(using: &generator) ? 1.0 : -1.0
      let inside = draw.truth * (1 + side * share * 0.4)
      let verdict = rule.verdict(inside, draw.estimate)
      #expect(verdict != .mismatch)
      if draw.error < share * abs(draw.truth) * 0.4 { #expect(verdict == .match) }
      let outside = draw.truth + side * (3 * draw.error + 4 * share * abs(draw.truth))
      #expect(
        rule.verdict(outside, draw.estimate)
          == (share < 0.25 ? .mismatch : rule.verdict(outside, draw.estimate)))
    }
  }

  @Test("the sign of everything and the names of the sides do not matter")
  func symmetry() {
    var generator = SeededGenerator(seed: 5)
    let rule = VerdictRule()
    for _ in 0..<2000 {
      let draw = draw(&generator)
      let claim = draw.truth + Double.random(in: -3...3, using: &generator) * draw.error
      var mirrored = draw.estimate
      mirrored.value = -mirrored.value
      #expect(rule.verdict(claim, draw.estimate) == rule.verdict(-claim, mirrored))
    }
  }

  @Test("a power of two in f and claim changes nothing")
  func scaling() {
    var generator = SeededGenerator(seed: 6)
    let rule = VerdictRule()
    for _ in 0..<2000 {
      let draw = draw(&generator)
      let claim = draw.truth + Double.random(in: -3...3, using: &generator) * draw.error
      let scaled = DerivativeEstimate.bar(
        0x1p30 * draw.estimate.value, 0x1p30 * draw.error, status: draw.status,
        magnitude: 0x1p30 * abs(draw.truth))
      #expect(rule.verdict(claim, draw.estimate) == rule.verdict(0x1p30 * claim, scaled))
    }
  }
}
