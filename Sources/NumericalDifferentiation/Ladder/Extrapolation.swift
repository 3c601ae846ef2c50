/// Polynomial extrapolation of central differences in h² to h = 0, and the choice of levels it rests on.
///
/// A block of consecutive levels gives `T = Σ wₖ D(hₖ)` with Lagrange's weights at 0,
/// `wₖ = Π hⱼ² / (hⱼ² - hₖ²)`. This is what `gsl_poly_dd_init` and `gsl_poly_dd_eval` compute (a test holds
/// the two together); the weights are needed here because they carry the noise, and every block is tried.
struct Extrapolation {
  /// Blocks longer than this gain nothing in double precision: each level takes away h², 2^-6 of what is
  /// left (from the prototype).
  private static let longestBlock = 6
  /// Truncation is taken for this many times the next term that the radius of convergence predicts.
  ///
  /// Chosen on the corpora, where the bar is 16 and 18 times the error in the median.
  private static let safety = 12.0
  /// What two levels' difference may be off by at most, however small the radius: twice (from the prototype).
  private static let largestFactor = 2.0
  /// With three levels or more, what is added to that where the terms do not fall.
  ///
  /// Measured: without it, two more right gradients were rejected.
  private static let slowFall = 8.0
  /// Of the change before the last one, what may come after it.
  ///
  /// Chosen: a converging series' terms fall by a tenth or more.
  private static let nextChange = 0.1
  /// T itself is rounded, and lacunary series (x² near 0) hide terms: a floor in units of roundoff of T (chosen).
  private static let valueFloor = 128.0
  /// Finer levels show an error that is one sample of the noise; others may be twice as large (from the prototype).
  private static let sampleSafety = 2.0

  var value: Double
  var truncation: Double
  var noise: Double
  /// The larger of the errors that finer levels, outside the block, show: free samples of noise.
  var observedNoise: Double
  /// The block, as positions in the trusted levels.
  var first: Int
  var last: Int

  var error: Double { truncation + noise }

  /// The block of trusted levels with the smallest error bar; nil with fewer than two levels.
  static func best(of ladder: borrowing Ladder) -> Extrapolation? {
    let start = ladder.firstTrusted
    let count = ladder.levels.count - start
    guard count >= 2 else { return nil }
    var best: Extrapolation?
    ladder.levels.withUnsafeBufferPointer { all in
      let levels = UnsafeBufferPointer(rebasing: all[start...])
      for last in 1..<count {
        for first in stride(from: last - 1, through: max(0, last - longestBlock + 1), by: -1) {
          guard let candidate = Extrapolation(levels, first, last, ladder) else { continue }
          if best.map({ candidate.error < $0.error }) ?? true { best = candidate }
        }
      }
    }
    return best
  }

  private init?(
    _ levels: UnsafeBufferPointer<Level>, _ first: Int, _ last: Int, _ ladder: borrowing Ladder
  ) {
    let value = Self.extrapolate(levels, first, last)
    guard value.isFinite else { return nil }
    self.value = value
    self.first = first
    self.last = last
    let finest = levels[last]
    let withoutLargest = Self.extrapolate(levels, first + 1, last)
    var difference = abs(value - withoutLargest)
    var factor = min(Self.largestFactor, Self.safety * ladder.squaredRatio(levels[first].step))
    if last - first > 1 {
      let ratio = finest.step / levels[first].step
      let withoutFinest = Self.extrapolate(levels, first, last - 1)
      let shorter = Self.extrapolate(levels, first + 2, last)
      // With three levels the terms are seen, not predicted: the last one counts twice, and more where it hardly
      // falls below the one before.
      let before = abs(withoutLargest - shorter)
      factor =
        Self.largestFactor + Self.slowFall * min(1, difference / max(before, .leastNormalMagnitude))
      difference = max(
        difference, abs(value - withoutFinest) * ratio * ratio, Self.nextChange * before)
    }
    truncation = max(factor * difference, Self.hiddenTerm(levels, first, last, value, ladder))
    // A finer level differs from the extrapolated parabola by its own noise, and nothing else.
    let lead = finest.central - value
    var observed = 0.0
    let isLong = ladder.isLong(levels[first].step)
    for index in (last + 1)..<max(levels.count, last + 1) {
      let level = levels[index]
      let ratio = level.step / finest.step
      let distance = abs(level.central - value - lead * ratio * ratio)
      observed = max(observed, level.step * distance)
      // Steps longer than the natural scale may pass over a whole wave, and the finer level then sees what they do not.
      let reach = ladder.uncertainty(of: level, slope: value) / level.step
      if isLong, distance > StandsOut.visible * reach {
        truncation = max(truncation, distance - reach)
      }
    }
    observedNoise = observed
    var noise = Self.valueFloor * ladder.precision.unitRoundoff * abs(value)
    for index in first...last {
      let level = levels[index]
      let uncertainty = max(
        ladder.uncertainty(of: level, slope: value), Self.sampleSafety * observed)
      noise += abs(Self.weight(levels, first, last, index)) * uncertainty / level.step
    }
    // Over steps as long as that a series is seen no better than the noise lets.
    let isSeenLess = isLong && abs(value) > truncation + noise
    self.noise = isSeenLess ? ladder.precision.longStepNoise * noise : noise
  }

  /// What the fourth term leads to expect of the fifth, for two levels.
  ///
  /// A series may skip its third term (x² near 0) and have a fifth all the same; the even terms, which the
  /// slopes' jumps show, then say how large.
  private static func hiddenTerm(
    _ levels: UnsafeBufferPointer<Level>, _ first: Int, _ last: Int, _ value: Double,
    _ ladder: borrowing Ladder
  ) -> Double {
    guard last - first == 1 else { return 0 }
    let small = levels[last]
    let large = levels[first]
    let ratio = large.step / small.step
    let square = ratio * ratio
    // a₄H³, less what noise can feign.
    let curvature = abs(large.slopeJump - small.slopeJump * ratio) / 2 / (1 - 1 / square)
    let noise = 2 * ladder.uncertainty(of: small, slope: value) * ratio / small.step
    let fourth = max(curvature - noise, 0)
    return safety * fourth * ladder.squaredRatio(large.step).squareRoot() / square
  }

  private static func weight(
    _ levels: UnsafeBufferPointer<Level>, _ first: Int, _ last: Int, _ index: Int
  ) -> Double {
    var weight = 1.0
    for other in first...last where other != index {
      // In ratios, so that steps near 1e-150 neither underflow nor lose digits.
      let ratio = levels[index].step / levels[other].step
      weight /= 1 - ratio * ratio
    }
    return weight
  }

  private static func extrapolate(
    _ levels: UnsafeBufferPointer<Level>, _ first: Int, _ last: Int
  ) -> Double {
    // Written around the finest level, so that equal differences stay exactly equal.
    let base = levels[last].central
    var value = base
    for index in first..<last {
      value += weight(levels, first, last, index) * (levels[index].central - base)
    }
    return value
  }
}
