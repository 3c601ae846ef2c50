public import NumericalDifferentiation

extension VerdictRule {
  /// The worst verdict of a gradient's components, without a word about any of them.
  public func worstVerdict(
    claims: [ClaimedNumber], estimates: [DerivativeEstimate]
  ) -> Verdict {
    let largest = LargestClaim(claims, estimates)
    var worst = Verdict.match
    for (claim, estimate) in zip(claims, estimates) {
      worst = max(worst, verdict(on: claim, estimate: estimate, largestClaim: largest))
    }
    return worst
  }

  /// The report on every component of a gradient, a row of a Jacobian, or the like.
  ///
  /// - Parameters:
  ///   - names: The components' names.
  ///   - claims: The claims, one a component.
  ///   - estimates: The numerical derivatives, one a component.
  ///   - references: What a reference engine says, where there is one.
  public func reports(
    names: [String], claims: [ClaimedNumber], estimates: [DerivativeEstimate],
    references: [Double]? = nil
  ) -> [ComponentReport] {
    let largest = LargestClaim(claims, estimates)
    return claims.indices.map { index in
      let claim = claims[index]
      let estimate = estimates[index]
      let verdict = verdict(on: claim, estimate: estimate, largestClaim: largest)
      let words = ComponentWords(verdict, claimed: claim.value, estimate: estimate)
      var report = ComponentReport(
        name: names[index], claimed: claim.value, numerical: estimate.value,
        error: estimate.error, reference: references?[index], verdict: verdict,
        digits: words.digits, reason: words.reason)
      if case .kink(let left, let right) = estimate.status {
        report.leftDerivative = left
        report.rightDerivative = right
      }
      if case .edge(let side) = estimate.status { report.edge = side }
      return report
    }
  }

  /// Judges a claimed value of the function itself, whose measured noise is given.
  public func verdict(
    onValue claim: ClaimedNumber, computed: Double, noise: Double = 0
  ) -> Verdict {
    guard claim.value.isFinite else { return .mismatch }
    guard computed.isFinite else { return .mismatch }
    let allowed = allowance(for: claim, computed) + Self.valueDeviations * noise
    return abs(claim.value - computed) <= allowed ? .match : .mismatch
  }
}
