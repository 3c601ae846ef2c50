public import NumericalDifferentiation

/// Looks for the known mistake that explains a wrong claim.
///
/// A mistake explains a claim if undoing it makes *every* component agree with the numerical derivative: the
/// wrong ones must become matches, and the others stay so. Where nothing fits, nothing is said.
public struct DiagnosisFinder {
  let rule: VerdictRule
  let names: [String]
  let claims: [ClaimedNumber]
  let estimates: [DerivativeEstimate]
  let context: DiagnosisContext
  /// The components that are mismatches though finite.
  let wrong: [Int]
  private let largest: Double

  /// Creates a finder for one gradient, or one matrix row by row.
  public init(
    rule: VerdictRule, names: [String], claims: [ClaimedNumber], estimates: [DerivativeEstimate],
    context: DiagnosisContext
  ) {
    self.rule = rule
    self.names = names
    self.claims = claims
    self.estimates = estimates
    self.context = context
    let largest = VerdictRule.largest(claims)
    self.largest = largest
    wrong = claims.indices.filter { index in
      claims[index].value.isFinite
        && rule.verdict(on: claims[index], estimate: estimates[index], largestClaim: largest)
          == .mismatch
    }
  }

  /// What explains the claim, the likeliest first; at most a handful, usually one or none.
  public func diagnoses() -> [Diagnosis] {
    var found = nonFinite()
    guard !wrong.isEmpty else { return found }
    // From what is most telling to what is least: any two numbers have some factor between them.
    for look in [
      transposed, sign, knownFactors, swapped, zeroed, elsewhere, missingTerm, anyFactor,
    ] {
      let explanation = look()
      if !explanation.isEmpty {
        found += explanation
        break
      }
    }
    return found
  }

  // MARK: What fits

  /// Whether a number in place of a component's claim would be right.
  ///
  /// The number is known to the printed digits of the claim, unless another half unit is given.
  func fits(_ value: Double, _ index: Int, halfUnit: Double? = nil) -> Bool {
    verdict(on: value, halfUnit: halfUnit ?? claims[index].halfUnit, at: index) == .match
  }

  /// Whether a number in place of a component's claim would be right, as far as one can see.
  ///
  /// Where the bar is too wide for a match, a hundredth of the number is still narrow enough to know a sign or
  /// a factor 2 by.
  func agrees(_ value: Double, _ index: Int, halfUnit: Double? = nil) -> Bool {
    let claim = ClaimedNumber(
      value, halfUnit: halfUnit ?? claims[index].halfUnit, rounding: claims[index].rounding)
    if verdict(on: value, halfUnit: claim.halfUnit, at: index) == .match { return true }
    let estimate = estimates[index]
    return estimate.status == .resolved && estimate.error <= 1e-2 * abs(value)
      && abs(value - estimate.value) <= estimate.error + rule.allowance(for: claim, estimate.value)
  }

  /// Whether a component's claim is a number that it may have been mistaken for, to the claim's own precision.
  ///
  /// What is not finite explains nothing: whatever is allowed is a share of its size, and so is every difference from it.
  func isClaimed(_ value: Double, _ index: Int) -> Bool {
    let claim = claims[index]
    return value.isFinite && claim.value.isFinite
      && abs(claim.value - value) <= rule.allowance(for: claim, value)
  }

  /// What another component's claim would be worth here; its printed digits come with it.
  private func verdict(onClaimOf source: Int, at index: Int) -> Verdict {
    verdict(on: claims[source].value, halfUnit: claims[source].halfUnit, at: index)
  }

  private func verdict(on value: Double, halfUnit: Double, at index: Int) -> Verdict {
    rule.verdict(
      on: ClaimedNumber(value, halfUnit: halfUnit, rounding: claims[index].rounding),
      estimate: estimates[index], largestClaim: max(largest, abs(value)))
  }

  /// Whether a component's claim is not wrong as it stands.
  func stands(_ index: Int) -> Bool {
    claims[index].value.isFinite && !wrong.contains(index)
  }

  /// Whether the derivative is plainly not 0.
  func isVisible(_ index: Int) -> Bool {
    let estimate = estimates[index]
    return estimate.value.isFinite && abs(estimate.value) > 8 * estimate.error
  }

  /// Whether the witness saw a Taylor series on both sides of the point.
  private func isSmooth(_ index: Int) -> Bool {
    let estimate = estimates[index]
    return estimate.status == .resolved && estimate.value.isFinite && estimate.error.isFinite
  }

  func names(of indices: [Int]) -> [String] { indices.map { names[$0] } }

  /// `x`, `x and y`, `x, y and 5 more`.
  func listed(_ indices: [Int]) -> String {
    let shown = indices.prefix(3).map { names[$0] }
    if indices.count > 3 {
      return shown.joined(separator: ", ") + " and \(indices.count - 3) more"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: Not finite

  private func nonFinite() -> [Diagnosis] {
    let indices = claims.indices.filter { !claims[$0].value.isFinite }
    guard !indices.isEmpty else { return [] }
    let here = "the claim for \(listed(indices)) is not a finite number"
    let message: String
    if let origin = context.nonFiniteOrigin() {
      message = "\(here); \(origin)"
    } else if indices.allSatisfy(isSmooth) {
      // An infinity takes no 0/0, and a NaN more than a division by 0.
      message =
        "\(here), while the function is smooth there: "
        + (indices.contains { claims[$0].value.isNaN }
          ? "a removable 0/0, 0·∞ or ∞ - ∞ in the gradient's code"
          : "a division by 0 or an overflow in the gradient's code")
    } else {
      message = here
    }
    return [Diagnosis(kind: .nonFinite, message: message, components: names(of: indices))]
  }

  // MARK: Signs, zeros, places

  private func sign() -> [Diagnosis] {
    guard wrong.allSatisfy({ isVisible($0) && agrees(-claims[$0].value, $0) }) else { return [] }
    let visible = claims.indices.filter(isVisible)
    let all = visible.count > 1 && wrong.count == visible.count && !context.isExcerpt
    let message =
      all
      ? "every component has the opposite sign: the negative of the gradient"
      : "\(listed(wrong)) \(wrong.count == 1 ? "has" : "have") the opposite sign"
    return [Diagnosis(kind: .sign, message: message, components: names(of: wrong))]
  }

  private func zeroed() -> [Diagnosis] {
    guard wrong.allSatisfy({ claims[$0].value == 0 && isVisible($0) }) else { return [] }
    let message =
      "\(listed(wrong)) \(wrong.count == 1 ? "is" : "are") claimed to be 0 and"
      + " \(wrong.count == 1 ? "is" : "are") not: cut off from the graph, or never written"
    return [Diagnosis(kind: .zeroed, message: message, components: names(of: wrong))]
  }

  private func transposed() -> [Diagnosis] {
    guard let (rows, columns) = context.matrix, rows > 1, columns > 1,
      rows * columns == claims.count
    else { return [] }
    // The claim's entry (i, j) stands where (j, i) belongs; for a square matrix rows are columns, and for
    // another the numbers were written column by column.
    let source = claims.indices.map { index in
      rows == columns
        ? (index % columns) * columns + index / columns
        : (index % columns) * rows + index / columns
    }
    // Entries that nobody can judge, at kinks and in noise, neither prove nor refute it.
    let verdicts = claims.indices.map { verdict(onClaimOf: source[$0], at: $0) }
    guard wrong.count > 1, wrong.allSatisfy({ verdicts[$0] == .match }),
      !verdicts.contains(.mismatch)
    else { return [] }
    return [
      Diagnosis(
        kind: .transposed,
        message: "the transpose of the matrix fits: rows and columns are exchanged",
        components: names(of: wrong))
    ]
  }

  private func swapped() -> [Diagnosis] {
    guard wrong.count >= 2 else { return [] }
    // Both sides in order of size must pair up; then the claim holds the right numbers in wrong places.
    let byClaim = wrong.sorted { claims[$0].value < claims[$1].value }
    let byTruth = wrong.sorted { estimates[$0].value < estimates[$1].value }
    guard byClaim != byTruth,
      zip(byClaim, byTruth).allSatisfy({
        agrees(claims[$0].value, $1, halfUnit: claims[$0].halfUnit)
      })
    else { return [] }
    let message =
      wrong.count == 2
      ? "\(names[wrong[0]]) and \(names[wrong[1]]) have changed places"
      : "the numbers are right and in the wrong places: \(listed(wrong)) are permuted"
    return [Diagnosis(kind: .swapped, message: message, components: names(of: wrong))]
  }

  // MARK: Other gradients

  private func elsewhere() -> [Diagnosis] {
    for candidate in context.otherPoints() where isClaim(candidate.gradient) {
      return [
        Diagnosis(
          kind: .otherPoint,
          message: "this is the gradient at another of the given points: \(candidate.label)",
          components: names(of: wrong))
      ]
    }
    for candidate in context.otherFunctions() where isClaim(candidate.gradient) {
      return [
        Diagnosis(
          kind: .otherFunction, message: "this is the gradient of \(candidate.label)",
          components: names(of: wrong))
      ]
    }
    return []
  }

  /// Whether a gradient agrees with the whole claim to the claim's own precision.
  private func isClaim(_ gradient: [Double]) -> Bool {
    guard gradient.count == claims.count, gradient.contains(where: { $0 != 0 }) else {
      return false
    }
    return gradient.indices.allSatisfy { isClaimed(gradient[$0], $0) }
  }
}
