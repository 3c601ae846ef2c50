import NumericalDifferentiation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What should hold and does not, each in its smallest form.
///
/// A test here fails when its limit is overcome.
@Suite("Known limits of the adaptive method")
struct KnownLimitsTests {
  private let witness = NumericalDifferentiator()

  private func expectLimit(
    _ limit: Comment, at x: Double, slope: Double, of function: (Double) -> Double
  ) throws {
    let estimate = try witness.slope(at: x, of: function)
    withKnownIssue(limit) {
      let isHonest = estimate.isUnresolved || !estimate.isKink && estimate.holds(slope)
      #expect(isHonest, "\(estimate.summary), truth \(slope)")
    }
  }

  @Test("an inner sum that loses its digits makes treads that look like straight lines")
  func linearTreads() throws {
    let x = 3.180_075_5e-4
    try expectLimit(
      "the slope is a tread's, a fifth of the function's", at: x, slope: 5 * pow(x, 4)
    ) {
      $0 * log(1 + $0 * $0 * $0 * $0)
    }
  }

  @Test("levels that are many ripples wide are taken into the ripple's own series")
  func aliasedLevels() throws {
    try expectLimit("two hundred bars off", at: 1.7, slope: 1 + cos(1.7e6)) {
      $0 + 1e-6 * sin(1e6 * $0)
    }
    try expectLimit("twenty bars off", at: 1, slope: 1 + 1e-5 * cos(1e5)) {
      $0 + 1e-10 * sin(1e5 * $0)
    }
  }

  @Test("a ripple of 1e10 radians is taken for noise around its mean slope")
  func fastRipple() throws {
    try expectLimit("noisy, with a bar of 2e-9", at: 1, slope: 1 + cos(1e10)) {
      $0 + 1e-10 * sin(1e10 * $0)
    }
  }

  @Test("the rounding of a large exponent is a hundred times the function's own")
  func largeExponent() throws {
    try expectLimit("ten bars off", at: -2, slope: 336 * exp(-144)) { x in
      let v = x + x + x * x * x
      return exp(-v * v)
    }
  }

  @Test("noise may bend by chance where a kink would")
  func kinkInNoise() throws {
    try expectLimit("called a kink", at: -0.5, slope: sin(0.5)) { x in
      cos(x) + 1e-6 * SeededGenerator.noise(at: x, seed: 24)
    }
  }

  @Test("three projections of the noise may all be small by chance")
  func luckyProbe() throws {
    try expectLimit("six bars off", at: -2, slope: 12) { x in
      x * x * x + 1e-13 * SeededGenerator.noise(at: x, seed: 0)
    }
  }
}
