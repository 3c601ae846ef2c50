/// The quartic through five points, f(x) and two levels, and whether it looks like the start of a Taylor series.
///
/// With the larger step H, the term `aₖHᵏ` is what order k contributes at the edge of the window. In a
/// convergent series these fall like (H/ρ)ᵏ. Where they do not, the levels straddle something: a kink, a
/// pole, an oscillation.
struct TaylorPair {
  /// Terms above this share of the leading ones are no series.
  private static let largestRatio = 0.1
  /// By how much the fourth term may exceed what the lower ones lead to expect.
  private static let surprise = 64.0

  /// Whether both levels may be taken for one Taylor series.
  let isPlausible: Bool

  /// 1/ρ² as the terms show it, 0 where they do not reach above the noise.
  let inverseSquareRadius: Double

  init(small: Level, large: Level, in ladder: Ladder) {
    let h = small.step
    let H = large.step
    let gap = H * H - h * h
    let a3 = (large.central - small.central) / gap
    let a1 = small.central - a3 * h * h
    let evenSmall = small.slopeJump / (2 * h)
    let evenLarge = large.slopeJump / (2 * H)
    let a4 = (evenLarge - evenSmall) / gap
    let a2 = evenSmall - a4 * h * h
    guard a1.isFinite, a2.isFinite, a3.isFinite, a4.isFinite else {
      isPlausible = false
      inverseSquareRadius = 0
      return
    }
    // The terms, less what noise can feign: e at one evaluation becomes eH/h in the odd terms, eH²/h² in
    // the even ones.
    let e = ladder.uncertainty(of: small, slope: a1)
    let ratio = H / h
    let first = abs(a1) * H
    let second = max(abs(a2) * H * H - 2 * e * ratio, 0)
    let third = max(abs(a3) * H * H * H - 2 * e * ratio, 0)
    var fourth = max(abs(a4) * H * H * H * H - 4 * e * ratio * ratio, 0)
    var leading = max(first, second)
    // x⁴ at 0: an even term that grows with the step is no kink, and leaves the odd ones alone.
    if fourth > 0, abs(evenLarge) >= abs(evenSmall), third <= fourth / 16 {
      leading = max(leading, abs(a4) * H * H * H * H)
      fourth = 0
    }
    guard leading > 0 || third > 0 || fourth > 0 else {
      isPlausible = true
      inverseSquareRadius = 0
      return
    }
    leading = max(leading, Double.leastNormalMagnitude)
    let share = max(third, fourth) / leading
    guard share <= Self.largestRatio else {
      isPlausible = false
      inverseSquareRadius = 0
      return
    }
    // A jump of the slope looks like a fourth term that nothing below it announces.
    let theta = max((third / leading).squareRoot(), 4 * H / ladder.scale)
    let expected = max(second * theta * theta, third * theta, leading * theta * theta * theta)
    isPlausible = fourth <= Self.surprise * expected
    var squared = max(share, fourth > 0 ? fourth / max(second, .leastNormalMagnitude) : 0)
    if first > second { squared = max(squared, min(0.01, (second / first) * (second / first))) }
    inverseSquareRadius = min(1, squared) / (H * H)
  }
}
