public import NumericalDifferentiation

/// The rule that turns a claim and a numerical estimate `T ± e` into a verdict.
///
/// With `s = max(|g|, |T|)` for a claim `g`, and `t = 1e-7 s` (`1e-5 s` for `Float`) for what the claim's own
/// computation may have lost:
///
/// 1. a claim that is not finite is a mismatch;
/// 2. at a kink the claim is not judged, unless subgradients are asked for;
/// 3. without a bar nothing is known: inconclusive;
/// 4. `|g - T| > e + t` is a mismatch, unless noise, an edge or very long steps make the bar itself
///    doubtful; a bar that is too wide for a match accuses only beyond ten of itself, and none accuses within 64 of what
///    rounding of the abscissa does (``Surroundings/floor``);
/// 5. what agrees is a match if the bar is narrow enough to have shown a difference that matters:
///    `e ≤ 3e-7 s`; or no wider than what is known to blur it, the claim's last digit and rounding or eight of those floors;
///    or, where neither number can be told from 0, at most 1.2e-9 of what the derivative changes by over the coordinate's
///    own scale (``Surroundings/variation``); or at most 1e-12 of the largest component, if the component has been seen or
///    is as small itself, as it stands and times its own scale;
/// 6. a claim of 0 has no scale of its own: it is a match if the function kept one value at every step, or
///    if the bar is as narrow as the function's own rounding allows over its natural length; of a function that is nothing
///    but such rounding, what lies within its noise is a claim of 0;
/// 7. everything else is inconclusive, and the number of agreeing digits says how far one could see.
///
/// What was measured of a constant, or that it was chosen, stands beside it. With `3e-7` no wrong gradient of the corpora is
/// accepted, with `1e-6` some claims that are off by 1e-6 are.
public struct VerdictRule: Sendable {
  /// The precision in which the function computes.
  public var precision: EvaluationPrecision

  /// What the caller accepts; nil leaves the decision to the error bar.
  public var tolerance: Tolerance?

  /// What happens at kinks.
  public var kinks: KinkPolicy

  /// The share of the largest component below which a component need not be resolved by itself.
  ///
  /// Chosen: what a gradient loses anyway where terms of its largest component's size are added up, a few thousand
  /// roundings.
  private static let negligibleShare = 1e-12

  /// A negligible bar that is this share of the component has shown what it is.
  ///
  /// Chosen: three digits.
  private static let seenShare = 1e-3

  /// A bar of so many times what rounding of the abscissa does is as narrow as any can be, and agreement is a match.
  ///
  /// At a fitted line's minimum no bar is narrower. With 2 in place of 8, one right gradient more of 1,148 stays open.
  private static let floors = 8.0

  /// What is within so many floors of the estimate is not accused: the floor takes what is squared for computed from numbers
  /// of size 1, and they may be larger.
  private static let accusingFloors = 64.0

  /// A bar that could not be a match accuses only beyond so many of itself.
  ///
  /// Measured on 3,450 right claims at perfect fits, joints and dead zones, with four seeds: with 3, one of them is accused.
  /// Ten is what an edge's bar is given.
  private static let poorBars = 10.0

  /// The bar at an edge rests on one side and unknown powers: it accuses beyond so many of itself, and a share of the
  /// slope.
  ///
  /// Chosen; the prototype accused nobody there.
  private static let edgeBars = 10.0
  private static let edgeShare = 1e-5

  /// A constant inside the function is rounded, and leans the whole of it by so many roundings of what it is computed
  /// from (chosen).
  private static let tiltRoundings = 4.0

  /// Over so many lengths such a lean is more than the bar (chosen).
  private static let longSteps = 2.0

  /// A subgradient may lie outside the one-sided slopes by this share of them: a kink's slopes have no bars.
  ///
  /// Chosen, as the smallest jump of a slope that is called a kink.
  private static let kinkSlack = 1e-6

  /// A claimed value may be off by so many standard deviations of the function's noise.
  ///
  /// Chosen: beyond every deviation that a bar counts, and no chance.
  static let valueDeviations = 8.0

  /// Noise beyond this share of the function is no excuse for a wide bar around 0.
  ///
  /// Chosen: a millionth.
  private static let largestNoiseShare = 0x1p-20

  /// A function within so many standard deviations of its own noise is nothing else (chosen).
  private static let residueNoises = 16.0

  /// A claim that moves the function by less than this share of one rounding stands for 0.
  ///
  /// Chosen: a millionth.
  private static let invisibleShare = 0x1p-20

  /// Creates a rule.
  public init(
    precision: EvaluationPrecision = .float64, tolerance: Tolerance? = nil,
    kinks: KinkPolicy = .report
  ) {
    self.precision = precision
    self.tolerance = tolerance
    self.kinks = kinks
  }

  /// Judges one component; `largestClaim` is that of the whole gradient.
  public func verdict(
    on claim: ClaimedNumber, estimate: DerivativeEstimate, largestClaim: LargestClaim
  ) -> Verdict {
    let g = claim.value
    guard g.isFinite else { return .mismatch }
    switch estimate.status {
    case .kink(let left, let right):
      return verdictAtKink(claim, left: left, right: right)
    case .unresolved: return .inconclusive
    case .resolved, .noisy, .edge: break
    }
    let value = estimate.value
    let error = estimate.error
    guard value.isFinite, error.isFinite else { return .inconclusive }
    let difference = abs(g - value)
    let scale = max(abs(g), abs(value))
    let allowance = allowance(for: claim, value)
    let isPoor = tolerance == nil && error > precision.resolution * scale
    let reach = max(
      isPoor ? Self.poorBars * error : error, Self.accusingFloors * estimate.surroundings.floor)
    if difference > reach + allowance + tilt(estimate) {
      switch estimate.status {
      case .noisy: return .inconclusive
      case .edge:
        return difference > Self.edgeBars * error + Self.edgeShare * scale + allowance
          ? .mismatch : .inconclusive
      default: return .mismatch
      }
    }
    guard difference <= error + allowance else { return .inconclusive }
    if tolerance != nil { return error <= allowance ? .match : .inconclusive }
    let narrowest = Self.floors * estimate.surroundings.floor
    if error <= max(precision.resolution * scale, claim.halfUnit, claim.rounding, narrowest)
      || isNegligible(scale, estimate, largestClaim) || isStationary(scale, estimate)
    {
      return .match
    }
    return standsForZero(claim, estimate) && isResolvedZero(estimate) ? .match : .inconclusive
  }

  /// Whether neither claim nor estimate can be told from 0, by a bar that is narrow for a point where f' vanishes.
  ///
  /// There is no derivative to compare the bar with; but over the coordinate's own scale f' changes, and the bar is a tiny
  /// share of that.
  private func isStationary(_ size: Double, _ estimate: DerivativeEstimate) -> Bool {
    size <= estimate.error
      && estimate.error <= precision.stationaryError * estimate.surroundings.variation
  }

  /// Whether a component may pass unseen beside the largest claim.
  ///
  /// A small bar is not enough: a component in small units has a small bar, and may be wrong all the same. So the bar must
  /// also be narrow against the component, or the component itself be small, as it stands and in units of the function.
  private func isNegligible(
    _ size: Double, _ estimate: DerivativeEstimate, _ largest: LargestClaim
  ) -> Bool {
    let most = Self.negligibleShare * largest.value
    guard estimate.error <= most else { return false }
    return estimate.error <= Self.seenShare * size
      || size <= most && size * estimate.surroundings.scale <= Self.negligibleShare * largest.scaled
  }

  /// By how much a right claim may differ from the truth.
  func allowance(for claim: ClaimedNumber, _ numerical: Double) -> Double {
    if let tolerance { return max(tolerance.allowance(claim.value, numerical), claim.halfUnit) }
    let own = precision.claimTolerance * max(abs(claim.value), abs(numerical))
    return max(own, claim.halfUnit) + claim.rounding
  }

  /// How far a slope over long steps may lean.
  ///
  /// A constant inside the function is rounded too, and that tilts the whole function by some roundings over
  /// the natural length. Over short steps it is far below the bar.
  private func tilt(_ estimate: DerivativeEstimate) -> Double {
    let around = estimate.surroundings
    // A function that is 0 all around has no size; what it is computed from is taken to be of the coordinate's, or of size 1.
    if around.isFlat, around.magnitude == 0, around.length > 0 {
      return Self.tiltRoundings * precision.unitRoundoff * max(1, 4 * around.length)
        / around.length
    }
    guard estimate.largestStep > Self.longSteps * around.length, around.length > 0 else { return 0 }
    return Self.tiltRoundings * precision.unitRoundoff * around.nearMagnitude / around.length
  }

  private func verdictAtKink(_ claim: ClaimedNumber, left: Double, right: Double) -> Verdict {
    guard kinks == .subgradients, left.isFinite, right.isFinite else {
      return .nondifferentiable
    }
    let slack =
      Self.kinkSlack * max(abs(left), abs(right)) + claim.halfUnit + claim.rounding
    let isBetween =
      claim.value >= min(left, right) - slack && claim.value <= max(left, right) + slack
    return isBetween ? .match : .mismatch
  }

  private func standsForZero(_ claim: ClaimedNumber, _ estimate: DerivativeEstimate) -> Bool {
    let around = estimate.surroundings
    let rounding = precision.unitRoundoff * around.nearMagnitude
    let reach = abs(claim.value) * around.length
    return abs(claim.value) <= claim.rounding || reach <= Self.invisibleShare * rounding
      || isResidue(around) && reach <= around.noise
  }

  private func isResolvedZero(_ estimate: DerivativeEstimate) -> Bool {
    let around = estimate.surroundings
    let noise =
      isResidue(around)
      ? around.noise : min(around.noise, Self.largestNoiseShare * around.magnitude)
    let rounding = max(noise, precision.unitRoundoff * around.magnitude)
    return around.isFlat || around.isNarrowAtZero(estimate.error, rounding: rounding)
  }

  /// Whether the function is nothing but the rounding of what it is computed from: a sum of residuals, which vanishes.
  private func isResidue(_ around: Surroundings) -> Bool {
    around.magnitude <= Self.residueNoises * around.noise
      && around.noise <= precision.largestResidue
  }
}
