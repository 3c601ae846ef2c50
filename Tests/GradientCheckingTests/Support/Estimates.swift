import GradientChecking
import NumericalDifferentiation

extension DerivativeEstimate {
  /// A resolved estimate `value ± error`, in surroundings where the function is about as large as `magnitude`.
  static func bar(
    _ value: Double, _ error: Double, status: Status = .resolved, magnitude: Double = 1
  ) -> DerivativeEstimate {
    DerivativeEstimate(
      value: value, truncationError: error, smallestStep: 1e-3, largestStep: 1e-2, levels: 3,
      status: status,
      surroundings: Surroundings(
        magnitude: magnitude, nearMagnitude: magnitude, length: 0.25, naturalLength: 0.25))
  }

  /// A derivative of 0 where the function kept one value at every step.
  static var flat: DerivativeEstimate {
    DerivativeEstimate(
      value: 0, truncationError: 0, status: .resolved,
      surroundings: Surroundings(
        magnitude: 1, nearMagnitude: 1, length: 0.25, naturalLength: 0.25, isFlat: true))
  }

  /// A kink.
  static func kink(_ left: Double, _ right: Double) -> DerivativeEstimate {
    DerivativeEstimate(
      value: (left + right) / 2, truncationError: abs(right - left) / 2,
      status: .kink(left: left, right: right))
  }

  /// No answer.
  static func unresolved(_ reason: Reason) -> DerivativeEstimate {
    DerivativeEstimate(value: .nan, truncationError: .infinity, status: .unresolved(reason))
  }

  static let reasons: [Reason] = [
    .nonFinitePoint, .nonFiniteNeighbourhood, .quantised, .noTaylorSeries, .fineStructure,
  ]
}

extension VerdictRule {
  /// The verdict on a claim that is a component of a gradient whose largest claim is `largest`.
  func verdict(
    _ claim: Double, _ estimate: DerivativeEstimate, largest: Double? = nil, halfUnit: Double = 0,
    rounding: Double = 0
  ) -> Verdict {
    var largestClaim = LargestClaim()
    largestClaim.include(largest ?? claim, scale: estimate.surroundings.scale)
    return verdict(
      on: ClaimedNumber(claim, halfUnit: halfUnit, rounding: rounding), estimate: estimate,
      largestClaim: largestClaim)
  }
}
