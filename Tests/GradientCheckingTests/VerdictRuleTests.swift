import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The verdict rule")
struct VerdictRuleTests {
  private let rule = VerdictRule()

  @Test("1: a claim that is not finite is a mismatch, whatever the witness says")
  func notFinite() {
    let estimates: [DerivativeEstimate] =
      [.bar(1, 1e-10), .bar(1, .infinity), .flat, .kink(-1, 1), .bar(1, 1, status: .noisy)]
      + DerivativeEstimate.reasons.map { .unresolved($0) }
    for estimate in estimates {
      for claim in [Double.nan, .infinity, -.infinity, .signalingNaN] {
        #expect(rule.verdict(claim, estimate) == .mismatch)
        var lenient = VerdictRule(tolerance: Tolerance(absolute: 1e300, relative: 1))
        lenient.kinks = .subgradients
        #expect(lenient.verdict(claim, estimate) == .mismatch)
        #expect(rule.verdict(claim, estimate, halfUnit: 1e9, rounding: 1e9) == .mismatch)
      }
    }
  }

  @Test(
    "2: at a kink no claim is judged, not even a right one-sided slope",
    arguments: [-1, -0.5, 0, 1, 7.0])
  func kink(claim: Double) {
    #expect(rule.verdict(claim, .kink(-1, 1)) == .nondifferentiable)
    #expect(rule.verdict(claim, .kink(0, .infinity)) == .nondifferentiable)
  }

  @Test("3: without a bar nothing is known", arguments: DerivativeEstimate.reasons)
  func noBar(reason: DerivativeEstimate.Reason) {
    for claim in [0, 1, -3e10] {
      #expect(rule.verdict(claim, .unresolved(reason)) == .inconclusive)
    }
  }

  @Test("3: a bar or value that is not finite is no bar")
  func infiniteBar() {
    #expect(rule.verdict(1, .bar(1, .infinity)) == .inconclusive)
    #expect(rule.verdict(1, .bar(1, .nan)) == .inconclusive)
    #expect(rule.verdict(1, .bar(.nan, 1e-9)) == .inconclusive)
    #expect(rule.verdict(1, .bar(.infinity, 1e-9)) == .inconclusive)
    #expect(rule.verdict(0, .bar(0, .infinity)) == .inconclusive)
  }

  @Test("4: outside the bar and the claim's own rounding lies a mismatch")
  func outside() {
    #expect(rule.verdict(28, .bar(28, 1e-10)) == .match)
    #expect(rule.verdict(28.000_028, .bar(28, 1e-10)) == .mismatch)
    #expect(rule.verdict(-28, .bar(28, 1e-10)) == .mismatch)
    #expect(rule.verdict(56, .bar(28, 1e-10)) == .mismatch)
    #expect(rule.verdict(0, .bar(28, 1e-10)) == .mismatch)
    #expect(rule.verdict(1e-300, .bar(28, 1e-10)) == .mismatch)
    #expect(rule.verdict(28, .bar(1e-300, 1e-307)) == .mismatch)
  }

  @Test("4: the allowance is a ten-millionth of the larger number")
  func allowance() {
    #expect(rule.verdict(1 + 0.9e-7, .bar(1, 0)) == .match)
    #expect(rule.verdict(1 + 1.1e-7, .bar(1, 0)) == .mismatch)
    #expect(rule.verdict(1e200 * (1 + 1.1e-7), .bar(1e200, 0)) == .mismatch)
    #expect(rule.verdict(1e-200 * (1 + 0.9e-7), .bar(1e-200, 0)) == .match)
  }

  @Test("4: a noisy bar never accuses", arguments: [-1, 0, 0.5, 2, 1e9])
  func noisy(claim: Double) {
    #expect(rule.verdict(claim, .bar(1, 1e-9, status: .noisy)) == .inconclusive)
  }

  @Test("4: a bar at an edge accuses only by a wide margin")
  func edge() {
    let estimate = DerivativeEstimate.bar(1, 1e-8, status: .edge(.right))
    #expect(rule.verdict(1, estimate) == .match)
    #expect(rule.verdict(1 + 5e-6, estimate) == .inconclusive)
    #expect(rule.verdict(1.01, estimate) == .mismatch)
    #expect(rule.verdict(-1, estimate) == .mismatch)
  }

  @Test("5: what agrees is a match only if the bar could have shown a difference")
  func resolution() {
    #expect(rule.verdict(1, .bar(1, 2.9e-7)) == .match)
    #expect(rule.verdict(1, .bar(1, 3.1e-7)) == .inconclusive)
    #expect(rule.verdict(1, .bar(1, 0.5)) == .inconclusive)
    #expect(rule.verdict(1e-20, .bar(0, 1)) == .inconclusive)
  }

  @Test("5: a component that is nothing beside the largest need not be resolved by itself")
  func negligible() {
    #expect(rule.verdict(1e-14, .bar(0, 1e-13), largest: 1) == .match)
    #expect(rule.verdict(1e-14, .bar(0, 1e-11), largest: 1) == .inconclusive)
    #expect(rule.verdict(1e-11, .bar(0, 1e-13), largest: 1) == .mismatch)
    #expect(rule.verdict(1e-14, .bar(0, 1e-13), largest: 0) == .inconclusive)
  }

  @Test("a measurable difference is a mismatch before the bar's width is asked")
  func wideBarStillAccuses() {
    #expect(rule.verdict(10, .bar(1, 0.5)) == .mismatch)
    #expect(rule.verdict(1.4, .bar(1, 0.5)) == .inconclusive)
  }
}

@Suite("The verdict on a claim of 0")
struct ZeroClaimTests {
  private let rule = VerdictRule()

  @Test("6: where the function kept one value, 0 is right, and nothing else")
  func flat() {
    #expect(rule.verdict(0, .flat) == .match)
    #expect(rule.verdict(-0.0, .flat) == .match)
    #expect(rule.verdict(1e-3, .flat) == .mismatch)
    #expect(rule.verdict(-1e-12, .flat) == .mismatch)
  }

  @Test("6: where it moved, the bar must be as narrow as rounding over the natural length")
  func moving() {
    #expect(rule.verdict(0, .bar(0, 1e-16)) == .match)
    #expect(rule.verdict(0, .bar(1e-17, 1e-15)) == .match)
    #expect(rule.verdict(0, .bar(1e-10, 1e-9)) == .inconclusive)
    #expect(rule.verdict(0, .bar(0, 1e-6)) == .inconclusive)
    #expect(rule.verdict(0, .bar(1e-3, 1e-9)) == .mismatch)
  }

  @Test("6: the function's size decides what rounding is")
  func magnitude() {
    #expect(rule.verdict(0, .bar(0, 1e-8, magnitude: 1e8)) == .match)
    #expect(rule.verdict(0, .bar(0, 1e-8, magnitude: 1)) == .inconclusive)
    #expect(rule.verdict(0, .bar(0, 1e-30, magnitude: 1e-20)) == .inconclusive)
  }

  @Test("6: what the claim's own rounding covers stands for 0")
  func ownRounding() {
    #expect(rule.verdict(1e-17, .bar(0, 1e-16), rounding: 1e-16) == .match)
    #expect(rule.verdict(1e-17, .flat, rounding: 1e-16) == .match)
    #expect(rule.verdict(1e-12, .flat, rounding: 1e-16) == .mismatch)
  }
}

@Suite("The verdict in single precision")
struct SinglePrecisionVerdictTests {
  private let rule = VerdictRule(precision: .float32)

  @Test("the allowance is a hundred-thousandth, the resolution a fivehundredth")
  func constants() {
    #expect(rule.verdict(1.000_009, .bar(1, 0)) == .match)
    #expect(rule.verdict(1.000_02, .bar(1, 0)) == .mismatch)
    #expect(rule.verdict(1, .bar(1, 1.9e-3)) == .match)
    #expect(rule.verdict(1, .bar(1, 2.1e-3)) == .inconclusive)
  }

  @Test("an error of a hundredth is a mismatch with an ordinary Float bar")
  func hundredth() {
    #expect(rule.verdict(1.01, .bar(1, 1e-4)) == .mismatch)
    #expect(rule.verdict(0, .bar(1, 1e-4)) == .mismatch)
  }

  @Test("a zero is judged by Float's rounding")
  func zero() {
    #expect(rule.verdict(0, .bar(0, 1e-7)) == .match)
    #expect(rule.verdict(0, .bar(0, 1e-3)) == .inconclusive)
    #expect(VerdictRule().verdict(0, .bar(0, 1e-7)) == .inconclusive)
  }

  @Test("a Float claim against a Double function is covered by the claim's rounding")
  func floatClaim() {
    let claim = Double(Float(0.1) * 3)
    #expect(abs(claim - 0.3) > 1e-9)
    let rounding = 16 * 0x1p-24 * 0.3
    #expect(VerdictRule().verdict(claim, .bar(0.3, 1e-12), rounding: rounding) == .match)
    #expect(VerdictRule().verdict(0.3001, .bar(0.3, 1e-12), rounding: rounding) == .mismatch)
  }
}
