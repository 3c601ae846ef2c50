public import NumericalDifferentiation

/// Checks a jvp and a vjp of one function, each numerically, and against each other.
///
/// Both are products with one Jacobian, so for any tangent t and cotangent c
///
///     ⟨c, jvp(t)⟩ = ⟨vjp(c), t⟩
///
/// to rounding, without any numerical derivative.
///
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
  let tangent = tangent ?? options.randomSigns(x.count)
  let outputs = x.isEmpty ? [] : try f(x)
  let cotangent = cotangent ?? options.randomSigns(outputs.count)
  var report = try jvpCheck(
    at: x, along: tangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
    evaluations: evaluations, of: f, jvp: jvp)
  report.append(
    try vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations,
      of: f, vjp: vjp))
  guard !x.isEmpty else { return report }
  report.compareProducts(
    forward: (cotangent, try jvp(x, tangent)), reverse: (try vjp(x, cotangent), tangent))
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

  /// Compares ⟨c, J t⟩ with ⟨Jᵀ c, t⟩.
  fileprivate mutating func compareProducts(
    forward: ([Double], [Double]), reverse: ([Double], [Double])
  ) {
    func product(_ factors: ([Double], [Double])) -> (sum: Double, size: Double) {
      zip(factors.0, factors.1).reduce((0, 0)) { ($0.0 + $1.0 * $1.1, $0.1 + abs($1.0 * $1.1)) }
    }
    guard forward.0.count == forward.1.count, reverse.0.count == reverse.1.count else { return }
    let (left, leftSize) = product(forward)
    let (right, rightSize) = product(reverse)
    // Each product is a sum of terms that carry the claims' own rounding.
    let allowance = EvaluationPrecision.float64.claimTolerance * max(leftSize, rightSize)
    guard !(abs(left - right) <= allowance) else { return }
    findings.append(
      Finding(
        .productsDisagree, verdict: .mismatch,
        "⟨cotangent, jvp⟩ is \(words(left)), and ⟨vjp, tangent⟩ is \(words(right)): the two are not"
          + " products with one Jacobian"))
  }
}
