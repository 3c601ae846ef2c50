import NumericalDifferentiation

extension GradientReport {
  /// Adds what another check of the same function found.
  mutating func append(_ other: GradientReport) {
    components += other.components
    findings += other.findings.filter { !findings.contains($0) }
    diagnoses += other.diagnoses
    evaluations += other.evaluations
    notes += other.notes.filter { !notes.contains($0) }
  }

  /// Compares ⟨c, J t⟩ with ⟨t, Jᵀ c⟩, each given by its weights and the claimed numbers.
  mutating func compareProducts(
    forward: ([Double], [Double]), reverse: ([Double], [Double]), of question: GradientQuestion
  ) {
    func product(_ weights: [Double], _ claims: [Double]) -> (sum: Double, allowance: Double) {
      zip(weights, claims).reduce((0, 0)) { sums, pair in
        let (weight, claim) = pair
        // Every term carries the claim's own rounding, or what the caller accepts of it.
        let allowance =
          question.options.tolerance?.allowance(claim, claim)
          ?? question.precision.claimTolerance * abs(claim)
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
