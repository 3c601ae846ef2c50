import CLibrary

/// The floating-point format in which a function computes.
///
/// It says what differs from format to format, so that a `Float` function is differentiated with `Float`'s steps and judged
/// with `Float`'s precision. First steps and spacings of `Float` are `Double`'s to the power of the formats' roundoffs
/// (`2^-13 = u^0.245`, `2^-21 = u^0.396`, `64 = u^-0.113`); bars and resolutions were chosen for each. What counts ratios, of
/// steps, of noise, of terms of a series, is the same in both and stands beside its use.
public struct EvaluationPrecision: Sendable, Hashable {
  /// Half the distance from 1 to the next representable number: 2^-53 for `Double`, 2^-24 for `Float`.
  public let unitRoundoff: Double

  /// The smallest positive number, which is what rounding does to the smallest values.
  let quantum: Double

  /// The relative step of the ladder's first level, a power of two.
  public let firstStep: Double

  /// The relative spacing of the first noise probe, a power of two.
  let probeSpacing: Double

  /// How much smaller the next level is while the search descends, a power of two.
  let descent: Double

  /// By which power of two a second noise probe is finer than the first.
  let probeShrink: Int

  /// The spacings of more probes, in units of the first one's, where that has found ordinary noise.
  ///
  /// In `Float` the noise is most of the bar, and three projections of it are too few: of 104,000 derivatives
  /// 100 lay outside the bar with one probe, 22 with one more of four times its width, and 3 with these two.
  let probeRepeats: [Double]

  /// How many standard deviations of the measured noise an evaluation may be off.
  ///
  /// `Double`, measured on 19,000 random derivatives: with 3 the bar holds for 99.86 %, with 3.25 for 99.90 %, and its
  /// median over-estimate grows from 15 to 18. `Float`, on 519,000 of 28,000 functions and their gradients
  /// (`SingleFormula`): with 4 the bar does not hold for 28, with 3.25 for some 20 more; its median over-estimate is 26 to
  /// 34, and 22 to 29 with 3.25.
  let deviations: Double

  /// By how much the noise counts more over steps beyond the natural scale.
  ///
  /// There a `Float` function's course is hidden in its noise: with 1 the bar does not hold for 19 of 98,000 derivatives, with
  /// 1.5 for 10. In `Double` it holds as it is.
  let longStepNoise: Double

  /// Whether no step goes beyond twice the radius of convergence that was seen.
  ///
  /// In `Float` a longer one gives log Σ exp a wrong slope with a narrow bar. In `Double` the radius that was seen may be
  /// rounding's, and a slope of 1e-9 on an offset of 1 needs the long steps.
  let stopsAtRadius: Bool

  /// The relative error bar at which the ladder stops.
  public let targetError: Double

  /// The largest relative error bar with which an agreement means something.
  public let resolution: Double

  /// The relative disagreement that is never held against a claim: the claim's own rounding.
  public let claimTolerance: Double

  /// IEEE 754 binary64.
  public static let float64 = EvaluationPrecision(
    unitRoundoff: 0x1p-53, quantum: 0x1p-1074, firstStep: 0x1p-13, probeSpacing: 0x1p-21,
    descent: 64, probeShrink: 12, probeRepeats: [], deviations: 3.25,
    longStepNoise: 1, stopsAtRadius: false,
    targetError: 1e-10, resolution: 3e-7, claimTolerance: 1e-7)

  /// IEEE 754 binary32.
  public static let float32 = EvaluationPrecision(
    unitRoundoff: 0x1p-24, quantum: 0x1p-149, firstStep: 0x1p-6, probeSpacing: 0x1p-10,
    descent: 8, probeShrink: 5, probeRepeats: [1.3125, 13], deviations: 4,
    longStepNoise: 1.5, stopsAtRadius: true,
    targetError: 0x1p-15, resolution: 2e-3, claimTolerance: 1e-5)

  /// Of what f' changes by over the coordinate's scale, the bar that is narrow at a point where f' vanishes.
  ///
  /// There is no derivative to compare a bar with there. A 256th of the share that would do for one is asked for.
  package var stationaryError: Double { resolution * 0x1p-8 }

  /// The most noise that a function has which is nothing but the rounding of what it is computed from: of numbers of size 1
  /// to a few thousand (chosen).
  package var largestResidue: Double { unitRoundoff * 0x1p12 }

  /// The nearest number of the format.
  @inline(__always)
  func round(_ value: Double) -> Double {
    unitRoundoff == 0x1p-24 ? Double(Float(value)) : value
  }

  /// The distance from `|value|` to the next larger number of the format.
  @inline(__always)
  func ulp(_ value: Double) -> Double {
    unitRoundoff == 0x1p-24 ? Double(Float(abs(value)).ulp) : abs(value).ulp
  }
}

/// The power of two next to a positive number, in the logarithm.
@inline(__always)
func nearestPowerOfTwo(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return value }
  let down = value.binade
  return value.significand < 0x1.6a09e667f3bcdp0 ? down : 2 * down
}
