public import NumericalDifferentiation

/// Looks for the known mistake that explains a wrong claim.
///
/// A mistake explains a claim if undoing it makes *every* component agree with the numerical derivative: the
/// wrong ones must become right, and the others stay so; and if everything else that is known allows it. Where nothing fits,
/// nothing is said.
public struct DiagnosisFinder {
  let rule: VerdictRule
  let names: [String]
  let claims: [ClaimedNumber]
  let estimates: [DerivativeEstimate]
  let context: DiagnosisContext
  /// The components that are mismatches though finite.
  let wrong: [Int]
  let largest: LargestClaim

  /// A bar of this share of a number is narrow enough to know a sign or a factor 2 by.
  static let tellingShare = 1e-2
  /// A number of so many bars is plainly not 0.
  static let visibleBars = 8.0

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
    let largest = LargestClaim(claims, estimates)
    self.largest = largest
    wrong = claims.indices.filter { index in
      claims[index].value.isFinite
        && rule.verdict(on: claims[index], estimate: estimates[index], largestClaim: largest)
          == .mismatch
    }
  }

  /// What explains the claim, the likeliest first; at most a handful, usually one or none.
  public func diagnoses() -> [Diagnosis] {
    nonFinite() + (wrong.isEmpty ? [] : explanations().map(\.diagnosis))
  }

  /// The explanations that stand best beside everything that is known.
  ///
  /// The looks go from what is most telling to what is least, and end with the first that finds something against which
  /// nothing speaks: what is costly to know is asked only where it is needed.
  private func explanations() -> [Explanation] {
    var found: [(explanation: Explanation, standing: Explanation.Standing)] = []
    for look in [
      transposed, sign, namedFactors, knownFactors, swapped, zeroed, elsewhere, missingTerm,
      anyFactor,
    ] {
      for explanation in look() {
        if let standing = standing(of: explanation) { found.append((explanation, standing)) }
      }
      if found.contains(where: { $0.standing >= .possible }) { break }
    }
    let best = found.map(\.standing).max()
    return found.filter { $0.standing == best }.map(\.explanation)
  }

  // MARK: Words

  func names(of indices: [Int]) -> [String] { indices.map { names[$0] } }

  /// `x`, `x and y`, `x, y, z and 5 more`.
  func listed(_ indices: [Int]) -> String { DiagnosisWords.listed(names(of: indices)) }

  /// Who a sentence about the wrong components is about.
  var owner: String {
    DiagnosisWords.owner(names(of: wrong), areAll: isWrongThroughout && !context.isExcerpt)
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

  /// Whether the witness saw a Taylor series on both sides of the point.
  private func isSmooth(_ index: Int) -> Bool {
    let estimate = estimates[index]
    return estimate.status == .resolved && estimate.value.isFinite && estimate.error.isFinite
  }
}
