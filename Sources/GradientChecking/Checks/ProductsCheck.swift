public import NumericalDifferentiation

/// Checks a jvp and a vjp of one function, each numerically, and against each other.
///
/// Both are products with one Jacobian, so for any tangent t and cotangent c
///
///     ⟨c, jvp(t)⟩ = ⟨vjp(c), t⟩
///
/// to rounding or the tolerance, without any numerical derivative.
///
/// - Parameters:
///   - x: The point, n components.
///   - tangent: The direction, n entries; by default drawn from the seed, no two entries alike.
///   - cotangent: The weights of the outputs, m entries; by default drawn from the seed, no two entries alike.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random direction and weights.
///   - evaluations: The most evaluations of the function around the point, for each of the two products.
///   - f: The function, m outputs.
///   - jvp: The claimed product for a point and a tangent, m entries.
///   - vjp: The claimed product for a point and a cotangent, n entries.
/// - Returns: The report; components are called `jvp[0]` and `vjp/x[0]`.
/// - Throws: What the functions throw at the point itself.
public func productsCheck(
  at x: [Double], along tangent: [Double]? = nil, cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: ([Double]) throws -> [Double],
  jvp: ([Double], [Double]) throws -> [Double], vjp: ([Double], [Double]) throws -> [Double]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let tangent = tangent ?? options.drawnTangent(x.count)
  let outputs = x.isEmpty ? [] : try f(x)
  let cotangent = cotangent ?? options.drawnCotangent(outputs.count)
  var report = try jvpCheck(
    at: x, along: tangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
    evaluations: evaluations, of: f, jvp: jvp)
  report.append(
    try vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations,
      of: f, vjp: vjp))
  guard !x.isEmpty, !report.findings.contains(where: { $0.kind == .invalidOption }) else {
    return report
  }
  report.compareProducts(
    forward: (cotangent, try jvp(x, tangent)), reverse: (tangent, try vjp(x, cotangent)),
    tolerance: options.completed(by: .inherited).tolerance)
  return report
}

extension GradientReport {
  /// Adds what another check of the same function found.
  fileprivate mutating func append(_ other: GradientReport) {
    components += other.components
    findings += other.findings.filter { !findings.contains($0) }
    diagnoses += other.diagnoses
    evaluations += other.evaluations
    notes += other.notes.filter { !notes.contains($0) }
  }

  /// Compares ⟨c, J t⟩ with ⟨t, Jᵀ c⟩, each given by its weights and the claimed numbers.
  fileprivate mutating func compareProducts(
    forward: ([Double], [Double]), reverse: ([Double], [Double]), tolerance: Tolerance?
  ) {
    func product(_ weights: [Double], _ claims: [Double]) -> (sum: Double, allowance: Double) {
      zip(weights, claims).reduce((0, 0)) { sums, pair in
        let (weight, claim) = pair
        // Every term carries the claim's own rounding, or what the caller accepts of it.
        let allowance =
          tolerance?.allowance(claim, claim)
          ?? EvaluationPrecision.float64.claimTolerance * abs(claim)
        return (sums.0 + weight * claim, sums.1 + abs(weight) * allowance)
      }
    }
    guard forward.0.count == forward.1.count, reverse.0.count == reverse.1.count else { return }
    let (left, leftAllowance) = product(forward.0, forward.1)
    let (right, rightAllowance) = product(reverse.0, reverse.1)
    let allowance = leftAllowance + rightAllowance
    guard !(left - right).isFinite || abs(left - right) > allowance else { return }
    findings.append(
      Finding(
        .productsDisagree, verdict: .mismatch,
        "⟨cotangent, jvp⟩ is \(words(left)), and ⟨vjp, tangent⟩ is \(words(right)): the two are not"
          + " products with one Jacobian"))
  }
}
