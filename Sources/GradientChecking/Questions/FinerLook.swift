import NumericalDifferentiation

/// A last look before a claim is called wrong: whether the finest steps agree with the claim.
///
/// A function may change its course so near to the point that the estimate rests on steps beyond it: at 1e-8 from the
/// joint of a spline, or of softsign. There the bar is too narrow, and a right claim would be accused. But if the estimate
/// is right, central differences come to it as the step shrinks. So if the two finest of them, as far as their noise is
/// a fraction of what is between claim and estimate, come to the claim instead, they are evidence against the estimate.
///
/// Nothing is accepted for it: such a component is undecided.
struct FinerLook {
  /// What differs by more, as a share of the largest claim, is no matter of fine structure.
  private static let largestGap = 1e-2
  /// At how many components one looks; where more are wrong, it is not by fine structure.
  private static let mostComponents = 16
  /// How many steps are tried, each a quarter of the one before.
  private static let mostSteps = 30

  let point: [Double]
  let precision: EvaluationPrecision
  let rule: VerdictRule

  /// Marks the components as undecided at which the finest steps agree with a claim that the estimate refutes.
  func reconsider(
    _ estimate: inout GradientEstimate, claims: [ClaimedNumber], _ evaluate: PointEvaluation
  ) throws {
    let largest = VerdictRule.largest(claims)
    let refuted = claims.indices.filter { index in
      let component = estimate.components[index]
      let gap = abs(claims[index].value - component.value)
      return component.status == .resolved
        && gap <= Self.largestGap * max(largest, abs(component.value))
        && rule.verdict(on: claims[index], estimate: component, largestClaim: largest)
          == .mismatch
    }
    for index in refuted.prefix(Self.mostComponents) {
      let component = estimate.components[index]
      guard
        try agrees(
          claims[index].value, component, at: index, noise: estimate.noise.sigma, evaluate)
      else { continue }
      estimate.components[index].status = .unresolved(.fineStructure)
    }
  }

  private func agrees(
    _ claim: Double, _ component: DerivativeEstimate, at index: Int, noise sigma: Double,
    _ evaluate: PointEvaluation
  ) throws -> Bool {
    let gap = abs(claim - component.value)
    let x = point[index]
    var step = component.largestStep / 4
    // The finest two steps that are not lost in noise have the say.
    var agreeing = 0
    for _ in 0..<Self.mostSteps where step > 0 {
      let (ahead, behind) = (rounded(x + step), rounded(x - step))
      guard ahead > x, behind < x else { break }
      let values = try self.values(at: [ahead, behind], of: index, evaluate)
      let width = ahead - behind
      let size = max(abs(values[0]), abs(values[1]))
      let noise = 2 * (2 * precision.unitRoundoff * size + 6 * sigma) / width
      guard noise < gap / 4 else { break }
      let isNear = abs((values[0] - values[1]) / width - claim) <= gap / 4
      agreeing = isNear ? agreeing + 1 : 0
      step /= 4
    }
    return agreeing >= 2
  }

  private func values(
    at abscissas: [Double], of index: Int, _ evaluate: PointEvaluation
  ) throws -> [Double] {
    var rows = point + point
    rows[index] = abscissas[0]
    rows[point.count + index] = abscissas[1]
    var values = [Double.nan, .nan]
    try rows.withUnsafeBufferPointer { rows in
      try values.withUnsafeMutableBufferPointer { try evaluate(rows, $0) }
    }
    return values
  }

  private func rounded(_ value: Double) -> Double {
    precision == .float32 ? Double(Float(value)) : value
  }
}
