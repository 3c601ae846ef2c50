/// The quartic through five points, f(x) and two levels, and whether it looks like the start of a Taylor series.
///
/// With the larger step H, the term `aₖHᵏ` is what order k contributes at the edge of the window. In a
/// convergent series these fall like (H/ρ)ᵏ. Where they do not, the levels straddle something: a kink, a
/// pole, an oscillation.
struct TaylorPair {
  /// Terms above this share of the leading ones are no series.
  ///
  /// Measured on the hard functions with the prototype: from 0.01 to 0.3 nothing changes.
  private static let largestRatio = 0.1
  /// By how much the fourth term may exceed what the lower ones lead to expect.
  ///
  /// Chosen, as the square of a ratio of steps.
  private static let surprise = 64.0
  /// A third term of this share of the fourth leaves an even function alone (chosen).
  private static let evenShare = 1.0 / 16
  /// Of (H/ρ)², the most that the first two terms alone may show: x itself, plus a parabola, has any radius (chosen).
  private static let largestOfTwo = 0.01

  /// Whether both levels may be taken for one Taylor series.
  let isPlausible: Bool

  /// (H/ρ)² as the terms show it, 0 where they do not reach above the noise.
  let squaredRatio: Double

  init(small: Level, large: Level, in ladder: borrowing Ladder) {
    let ratio = large.step / small.step
    let square = ratio * ratio
    // The terms aₖHᵏ at the larger step, in ratios of steps: no power of a step can overflow.
    let odd = (large.central - small.central) * large.step
    let slope = small.central - (large.central - small.central) / (square - 1)
    let evenSmall = small.slopeJump * large.step * ratio / 2
    let evenLarge = large.slopeJump * large.step / 2
    let a1 = slope * large.step
    let a3 = odd / (1 - 1 / square)
    let a4 = (evenLarge - evenSmall) / (1 - 1 / square)
    let a2 = evenSmall - a4 / square
    guard a1.isFinite, a2.isFinite, a3.isFinite, a4.isFinite else {
      isPlausible = false
      squaredRatio = 0
      return
    }
    // The terms, less what noise can feign: e at one evaluation becomes eH/h in the odd terms, eH²/h² in
    // the even ones.
    let e = ladder.uncertainty(of: small, slope: slope)
    let first = abs(a1)
    let second = max(abs(a2) - 2 * e * ratio, 0)
    let third = max(abs(a3) - 2 * e * ratio, 0)
    var fourth = max(abs(a4) - 4 * e * square, 0)
    var leading = max(first, second)
    // x⁴ at 0: an even term that grows with the step is no kink, and leaves the odd ones alone.
    if fourth > 0, abs(evenLarge) >= abs(evenSmall), third <= fourth * Self.evenShare {
      leading = max(leading, abs(a4))
      fourth = 0
    }
    guard leading > 0 || third > 0 || fourth > 0 else {
      isPlausible = true
      squaredRatio = 0
      return
    }
    leading = max(leading, Double.leastNormalMagnitude)
    let share = max(third, fourth) / leading
    guard share <= Self.largestRatio else {
      isPlausible = false
      squaredRatio = 0
      return
    }
    // A jump of the slope looks like a fourth term that nothing below it announces.
    let theta = max((third / leading).squareRoot(), large.step / (Ladder.quarter * ladder.scale))
    let expected = max(second * theta * theta, third * theta, leading * theta * theta * theta)
    isPlausible = fourth <= Self.surprise * expected
    var squared = max(share, fourth > 0 ? fourth / max(second, .leastNormalMagnitude) : 0)
    if first > second {
      squared = max(squared, min(Self.largestOfTwo, (second / first) * (second / first)))
    }
    squaredRatio = min(1, squared)
  }
}
