import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("Tolerances")
struct ToleranceTests {
  private func rule(_ tolerance: Tolerance) -> VerdictRule { VerdictRule(tolerance: tolerance) }

  @Test("a lenient tolerance lets a claim pass that the bar alone would reject")
  func lenient() {
    #expect(VerdictRule().verdict(1.005, .bar(1, 1e-10)) == .mismatch)
    #expect(rule(.relative(0.01)).verdict(1.005, .bar(1, 1e-10)) == .match)
    #expect(rule(.absolute(0.01)).verdict(1.005, .bar(1, 1e-10)) == .match)
  }

  @Test("and no claim beyond it")
  func lenientHasAnEnd() {
    #expect(rule(.relative(0.01)).verdict(1.02, .bar(1, 1e-10)) == .mismatch)
    #expect(rule(.absolute(0.01)).verdict(1.02, .bar(1, 1e-10)) == .mismatch)
    #expect(rule(.absolute(0.01)).verdict(-1, .bar(1, 1e-10)) == .mismatch)
  }

  @Test("a strict tolerance rejects what the default would let pass")
  func strict() {
    #expect(VerdictRule().verdict(1 + 5e-8, .bar(1, 1e-12)) == .match)
    #expect(rule(.relative(1e-9)).verdict(1 + 5e-8, .bar(1, 1e-12)) == .mismatch)
    #expect(rule(.relative(1e-9)).verdict(1 + 5e-10, .bar(1, 1e-12)) == .match)
  }

  @Test("a bar that does not fit into the tolerance cannot confirm it")
  func wideBar() {
    #expect(rule(.relative(1e-9)).verdict(1, .bar(1, 1e-8)) == .inconclusive)
    #expect(rule(.absolute(1e-3)).verdict(1, .bar(1, 1e-2)) == .inconclusive)
    #expect(rule(.absolute(1e-3)).verdict(0, .bar(1e-4, 1e-4)) == .match)
  }

  @Test("a tolerance of nothing asks for the impossible, and gets no match out of a bar")
  func nothing() {
    #expect(rule(Tolerance()).verdict(1, .bar(1, 1e-12)) == .inconclusive)
    #expect(rule(Tolerance()).verdict(1.1, .bar(1, 1e-12)) == .mismatch)
    #expect(rule(Tolerance()).verdict(0, .flat) == .match)
  }

  @Test("relative is relative to the larger of the two numbers")
  func larger() {
    #expect(rule(.relative(0.5)).verdict(2, .bar(1, 0)) == .match)
    #expect(rule(.relative(0.5)).verdict(1, .bar(2, 0)) == .match)
    #expect(rule(.relative(0.5)).verdict(2.1, .bar(1, 0)) == .mismatch)
    #expect(rule(.relative(0.5)).verdict(0, .bar(1, 0)) == .mismatch)
  }

  @Test("the larger of the two parts counts")
  func both() {
    let both = Tolerance(absolute: 1e-3, relative: 1e-3)
    #expect(rule(both).verdict(1e-4, .bar(0, 1e-9)) == .match)
    #expect(rule(both).verdict(1000.5, .bar(1000, 1e-9)) == .match)
    #expect(rule(both).verdict(1002, .bar(1000, 1e-9)) == .mismatch)
  }

  @Test(
    "parts that make no sense are taken for 0",
    arguments: [-1, Double.nan, .infinity, -.infinity])
  func senseless(number: Double) {
    #expect(Tolerance(absolute: number, relative: number) == Tolerance())
    #expect(rule(.relative(number)).verdict(2, .bar(1, 1e-12)) == .mismatch)
  }

  @Test("noise, edges and kinks stay what they are")
  func otherStates() {
    let lenient = rule(Tolerance(absolute: 1e-3))
    #expect(lenient.verdict(2, .bar(1, 1e-9, status: .noisy)) == .inconclusive)
    #expect(lenient.verdict(1, .kink(-1, 1)) == .nondifferentiable)
    #expect(lenient.verdict(1, .unresolved(.quantised)) == .inconclusive)
  }
}

@Suite("Claims of printed digits")
struct PrintedDigitsTests {
  @Test("a correctly rounded number passes at every number of digits", arguments: 1...12)
  func rounded(decimals: Int) {
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    let truth = -5.034429174458714
    let printed = (truth / unit).rounded() * unit
    let rule = VerdictRule()
    let estimate = DerivativeEstimate.bar(truth, 1e-12)
    #expect(rule.verdict(printed, estimate, halfUnit: unit / 2) == .match)
    #expect(rule.verdict(-printed, estimate, halfUnit: unit / 2) == .mismatch)
  }

  @Test("one unit in the last printed place is a mismatch", arguments: 1...6)
  func lastPlace(decimals: Int) {
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    let truth = -5.034429174458714
    let printed = (truth / unit).rounded() * unit
    for wrong in [printed + 2 * unit, printed - 2 * unit] {
      #expect(
        VerdictRule().verdict(wrong, .bar(truth, 1e-12), halfUnit: unit / 2) == .mismatch)
    }
  }

  @Test("few digits need only a bar as narrow as half a unit")
  func wideBar() {
    #expect(VerdictRule().verdict(6.77, .bar(6.775, 1e-4), halfUnit: 0.005) == .match)
    #expect(VerdictRule().verdict(6.77, .bar(6.775, 1e-4)) == .mismatch)
    #expect(VerdictRule().verdict(6.775, .bar(6.775, 1e-4)) == .inconclusive)
  }

  @Test("printed zeros claim as much as their digits say")
  func zeros() {
    #expect(VerdictRule().verdict(0, .bar(3e-4, 1e-10), halfUnit: 5e-4) == .match)
    #expect(VerdictRule().verdict(0, .bar(3e-3, 1e-10), halfUnit: 5e-4) == .mismatch)
  }

  @Test("with a tolerance, the more lenient of the two decides")
  func withTolerance() {
    let strict = VerdictRule(tolerance: .relative(1e-9))
    #expect(strict.verdict(6.77, .bar(6.774, 1e-12), halfUnit: 0.005) == .match)
    #expect(strict.verdict(6.77, .bar(6.78, 1e-12), halfUnit: 0.005) == .mismatch)
  }
}

@Suite("Kinks and subgradients")
struct KinkPolicyTests {
  private let lenient = VerdictRule(kinks: .subgradients)

  @Test("a claim between the one-sided slopes passes where the caller asks for it")
  func between() {
    for claim in [-1, -0.3, 0, 0.5, 1.0] {
      #expect(lenient.verdict(claim, .kink(-1, 1)) == .match)
      #expect(lenient.verdict(claim, .kink(1, -1)) == .match)
    }
    #expect(lenient.verdict(0, .kink(0, 1)) == .match)
    #expect(lenient.verdict(1, .kink(0, 1)) == .match)
  }

  @Test("a claim outside them is a mismatch")
  func outside() {
    for claim in [-1.01, 1.01, 2, -1e9] {
      #expect(lenient.verdict(claim, .kink(-1, 1)) == .mismatch)
    }
    #expect(lenient.verdict(-1e-3, .kink(0, 1)) == .mismatch)
  }

  @Test("rounding and printed digits of the ends are forgiven")
  func ends() {
    #expect(lenient.verdict(1 + 1e-7, .kink(-1, 1)) == .match)
    #expect(lenient.verdict(1.004, .kink(-1, 1), halfUnit: 0.005) == .match)
    #expect(lenient.verdict(1.006, .kink(-1, 1), halfUnit: 0.005) == .mismatch)
  }

  @Test("a jump has no subgradients")
  func jump() {
    for estimate in [DerivativeEstimate.kink(0, .infinity), .kink(-.infinity, .infinity)] {
      for claim in [0, 1, 1e300] {
        #expect(lenient.verdict(claim, estimate) == .nondifferentiable)
      }
    }
  }

  @Test("where there is no kink the policy changes nothing")
  func elsewhere() {
    #expect(lenient.verdict(1, .bar(1, 1e-12)) == .match)
    #expect(lenient.verdict(2, .bar(1, 1e-12)) == .mismatch)
    #expect(lenient.verdict(1, .bar(1, 0.1)) == .inconclusive)
  }
}
