import GradientChecking
import NumericalDifferentiation
import ReferenceAutodiff

// What rounding may have done to the claims of a case. In double precision it is what the function's values tell, as in the
// library; in single precision the reference's terms, and where claims do not match with that, it is measured by repeating
// the reference's computation, which takes some sweeps.

extension CaseChecker {
  /// What rounding may have done to the claims of one row, in either precision.
  struct RowRounding {
    /// As far as the function's values tell.
    var double: () -> [Double]
    /// Of the terms that the derivative is added up from, in single precision.
    var terms: () -> [Double]
    /// As repetitions in single precision show it.
    var measured: () -> [Double]
  }

  /// Claims with what rounding may have done to them, as far as they need it to agree with the estimates.
  func rounded(
    _ claims: [ClaimedNumber], _ estimates: [DerivativeEstimate], _ fixture: FixtureCase,
    _ rounding: RowRounding
  ) -> [ClaimedNumber] {
    let court = court(fixture)
    func widened(_ claims: [ClaimedNumber], by roundings: [Double]) -> [ClaimedNumber] {
      zip(claims, roundings).map {
        ClaimedNumber($0.value, halfUnit: $0.halfUnit, rounding: max($0.rounding, $1))
      }
    }
    guard court.verdictAtSight(claims, estimates) == nil else { return claims }
    guard fixture.precision == .float32 else { return widened(claims, by: rounding.double()) }
    let allowed = widened(claims, by: rounding.terms())
    return court.verdictAtSight(allowed, estimates) == nil
      ? widened(allowed, by: rounding.measured()) : allowed
  }

  /// Of the gradient of the outputs' sum weighted by a cotangent.
  func rounding(
    _ fixture: FixtureCase, cotangent: [Double], double: @escaping () -> [Double]
  ) -> RowRounding {
    RowRounding(
      double: double,
      terms: { self.reference(fixture, cotangent: cotangent).terms.map(FloatRounding.ofTerms) },
      measured: {
        self.function.repetitions(at: fixture.variables.values, cotangent: cotangent).gradient
          .allowances(around: self.reference(fixture, cotangent: cotangent).gradient)
      })
  }

  /// Of one output's derivative along a tangent.
  func rounding(
    _ fixture: FixtureCase, output: Int, along tangent: [Double],
    double: @escaping () -> [Double]
  ) -> RowRounding {
    let cotangent = unit(output)
    func along() -> (product: Double, size: Double) {
      Self.along(tangent, reference(fixture, cotangent: cotangent).gradient)
    }
    return RowRounding(
      double: double, terms: { [FloatRounding.ofTerms(along().size)] },
      measured: {
        let tangent = tangent.map(Shaking.rounded)
        return self.function.repetitions(at: fixture.variables.values, cotangent: cotangent)
          .gradient.map { gradient in [Self.along(tangent, gradient).product] }
          .allowances(around: [along().product])
      })
  }

  /// Of a Hessian, all rows one after the other; in double precision nothing is known of it.
  func hessianRounding(_ fixture: FixtureCase, _ claimed: ClaimedArray) -> RowRounding {
    let point = fixture.variables.values
    return RowRounding(
      double: { claimed.values.map { _ in 0 } },
      terms: { claimed.values.map { FloatRounding.ofTerms(abs($0)) } },
      measured: {
        let (reference, terms) = self.reference(fixture, cotangent: Self.one)
        let repetitions = self.function.repetitions(at: point, cotangent: Self.one)
        let gradient = zip(repetitions.gradient.allowances(around: reference), terms).map {
          max($0, FloatRounding.ofTerms($1))
        }
        let second = FloatRounding.ofSecondSweep(gradient: gradient, at: point)
        return zip(self.function.hessianAllowances(at: point), second).map { $0 + $1 }
      })
  }

  /// The claim of one of the function's values.
  func valueClaim(
    _ claimed: ClaimedArray, _ index: Int, computed: Double, _ fixture: FixtureCase
  ) -> ClaimedNumber {
    var claim = ClaimedNumber(claimed.values[index], halfUnit: claimed.halfUnit(at: index))
    guard fixture.precision == .float32 else {
      claim.rounding = 16 * 0x1p-53 * abs(computed)
      return claim
    }
    claim.rounding = FloatRounding.ofTerms(abs(computed))
    if abs(claim.value - computed) > claim.rounding + claim.halfUnit {
      let nothing = [Double](repeating: 0, count: function.outputCount)
      let measured = function.repetitions(at: fixture.variables.values, cotangent: nothing).values
        .map { [$0[index]] }.allowances(around: [computed])
      claim.rounding = max(claim.rounding, measured[0])
    }
    return claim
  }

  /// The cotangent of one output.
  func unit(_ output: Int) -> [Double] {
    var unit = [Double](repeating: 0, count: function.outputCount)
    unit[output] = 1
    return unit
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
