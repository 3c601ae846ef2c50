import GradientChecking
import NumericalDifferentiation
import ReferenceAutodiff

// What rounding may have done to the claims of a case. Where claims in single precision do not match without it, it is
// measured by repeating the reference's computation, which takes some sweeps.

extension CaseChecker {
  /// Fills the claims, each with the rounding of the terms that the derivative is added up from.
  func fillClaims(
    _ fixture: FixtureCase, _ claimed: ClaimedArray, withRounding: Bool = true
  ) {
    claims.removeAll(keepingCapacity: true)
    guard withRounding else { return ClaimRounding.append(claimed, to: &claims) }
    ClaimRounding(fixture.precision).append(claimed, scale: scale, to: &claims)
  }

  /// Widens the filled claims by what is measured, where they need it to match the estimates.
  func widenClaims(
    _ fixture: FixtureCase, cotangent: [Double], estimates: [DerivativeEstimate]
  ) {
    guard needsMeasuring(fixture, claims, estimates) else { return }
    let repetitions = function.repetitions(at: fixture.variables.values, cotangent: cotangent)
    ClaimRounding.widen(&claims, by: repetitions.gradient.allowances(around: reference))
  }

  /// The claim of one output's derivative along a tangent, whose reference is added up from terms of this size.
  func jvpClaim(
    _ claimed: ClaimedJVP, output: Int, reference: Double, size: Double,
    cotangent: [Double], estimate: [DerivativeEstimate], _ fixture: FixtureCase
  ) -> ClaimedNumber {
    var claims = [
      ClaimedNumber(
        claimed.value.values[output], halfUnit: claimed.value.halfUnit(at: output),
        rounding: ClaimRounding(fixture.precision).ofTerms(size))
    ]
    if needsMeasuring(fixture, claims, estimate) {
      let tangent = claimed.tangent.map(Shaking.rounded)
      let slopes = function.repetitions(at: fixture.variables.values, cotangent: cotangent).gradient
        .map { gradient in [Self.along(tangent, gradient).product] }
      ClaimRounding.widen(&claims, by: slopes.allowances(around: [reference]))
    }
    return claims[0]
  }

  /// The claims of a Hessian, row by row.
  func hessianClaims(
    _ claimed: ClaimedArray, estimates: [DerivativeEstimate], _ fixture: FixtureCase
  ) -> [ClaimedNumber] {
    var claims: [ClaimedNumber] = []
    guard fixture.precision == .float32 else {
      ClaimRounding.append(claimed, to: &claims)
      return claims
    }
    let rounding = ClaimRounding(fixture.precision)
    rounding.append(claimed, scale: claimed.values.map { abs($0) }, to: &claims)
    guard needsMeasuring(fixture, claims, estimates) else { return claims }
    let point = fixture.variables.values
    fillReference(fixture, cotangent: Self.one)
    let gradient = zip(
      function.repetitions(at: point, cotangent: Self.one).gradient.allowances(around: reference),
      scale
    ).map { max($0, rounding.ofTerms($1)) }
    let second = ClaimRounding.ofSecondSweep(gradient: gradient, at: point)
    let measured = function.hessianAllowances(at: point)
    ClaimRounding.widen(&claims, by: zip(measured, second).map { $0 + $1 })
    return claims
  }

  /// The claim of one of the function's values.
  func valueClaim(
    _ claimed: ClaimedArray, _ index: Int, computed: Double, _ fixture: FixtureCase
  ) -> ClaimedNumber {
    var claims = [
      ClaimedNumber(
        claimed.values[index], halfUnit: claimed.halfUnit(at: index),
        rounding: ClaimRounding(fixture.precision).ofTerms(abs(computed)))
    ]
    let difference = abs(claims[0].value - computed)
    if fixture.precision == .float32, difference > claims[0].rounding + claims[0].halfUnit {
      let nothing = [Double](repeating: 0, count: function.outputCount)
      let values = function.repetitions(at: fixture.variables.values, cotangent: nothing).values
        .map { [$0[index]] }
      ClaimRounding.widen(&claims, by: values.allowances(around: [computed]))
    }
    return claims[0]
  }

  private func needsMeasuring(
    _ fixture: FixtureCase, _ claims: [ClaimedNumber], _ estimates: [DerivativeEstimate]
  ) -> Bool {
    fixture.precision == .float32
      && rule(fixture).worstVerdict(claims: claims, estimates: estimates) != .match
  }

  /// The derivative along a tangent, and the size of its terms.
  static func along(
    _ tangent: [Double], _ gradient: [Double]
  ) -> (product: Double, size: Double) {
    var product = 0.0
    var size = 0.0
    for (entry, slope) in zip(tangent, gradient) where entry != 0 {
      product += entry * slope
      size += abs(entry * slope)
    }
    return (product, size)
  }
}
