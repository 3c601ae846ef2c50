import NumericalDifferentiation

/// The factor that wrong components have in common.
extension DiagnosisFinder {
  /// What chance may explain of a factor that has no name.
  private static let chanceOfAny = 1e-3
  /// Larger factors of one number, and their inverses, are nothing that code is known to forget.
  static let largestPlain = 10.0
  /// Larger numbers are not taken for whole ones: rounding makes them so.
  private static let largestWhole = 1e6

  /// One factor common to several components, or a plain one where there is only one.
  ///
  /// Some factor there always is, so this is said only where nothing else fits.
  func anyFactor() -> [Explanation] {
    guard let factor = commonFactor() else { return [] }
    let size = max(abs(factor), abs(1 / factor))
    let isPlain = size == size.rounded() && size <= Self.largestPlain
    guard wrong.count > 1 || isPlain else { return [] }
    // A crooked factor is made to fit one component, so only the others are evidence.
    let fitted = isPlain ? nil : sharpest
    let evidence = wrong.filter { $0 != fitted }
    guard chance(of: evidence) <= Self.chanceOfAny else { return [] }
    let what = wrong.count == 1 ? "the factor " : "one common factor, "
    var found = explanation(
      .factor,
      "\(owner) is off by \(what)\(DiagnosisWords.factor(factor))\(commonCause(factor))"
        + coincidence(factor), factor)
    found.prior = .fitted
    return [found]
  }

  /// An explanation by a factor: taken away from every wrong component, it makes all of them right.
  func explanation(
    _ kind: Diagnosis.Kind, _ message: String, _ factor: Double, isMeasured: Bool = true
  ) -> Explanation {
    var explanation = Explanation(kind, message, components: names(of: wrong))
    // A crooked factor is as uncertain as the numbers that it was taken from.
    let isExact = factor == factor.rounded() || (1 / factor) == (1 / factor).rounded()
    let doubt = isExact || !isMeasured ? 0 : sharpest.map(uncertainty) ?? 0
    explanation.mended = wrong.map { index in
      let value = claims[index].value / factor
      return (
        index,
        ClaimedNumber(value, halfUnit: claims[index].halfUnit / abs(factor) + doubt * abs(value))
      )
    }
    return explanation
  }

  /// The factor of the component whose factor is known best, if there is one that all may have; nil without one.
  func commonFactor() -> Double? {
    guard wrong.allSatisfy(isVisible), let sharpest else { return nil }
    let factor = roundedFactor(sharpest)
    return factor.isFinite && factor != 0 && factor != 1 ? factor : nil
  }

  /// How likely it is, roughly, that unrelated numbers agree: the share of its size by which each may differ.
  func chance(of indices: [Int]) -> Double {
    indices.reduce(1) { chance, index in
      let claim = claims[index]
      let estimate = estimates[index]
      // Printed digits and tolerances go with the claim, rounding and the bar with the derivative.
      let stated = ClaimedNumber(claim.value, halfUnit: claim.halfUnit)
      let slack = rule.allowance(for: stated, claim.value) / abs(claim.value)
      return chance * min(1, slack + (estimate.error + claim.rounding) / abs(estimate.value))
    }
  }

  /// What commonly makes a whole factor or its inverse.
  ///
  /// One number's factor is hardly ever a number of items, of which nothing is known: the derivative of what is inside, or a
  /// constant, was forgotten or taken twice. A factor that several components share may be a captured array's length.
  private func commonCause(_ factor: Double) -> String {
    let size = abs(factor)
    let inverse = (1 / size).rounded()
    let isTooLarge = size > 1 && size == size.rounded()
    guard isTooLarge || (inverse > 1 && size == 1 / inverse) else { return "" }
    if wrong.count == 1 {
      return isTooLarge
        ? ": as if a constant factor or an inner derivative were too many"
        : ": as if a constant factor or an inner derivative were missing"
    }
    guard !context.knowsAllItems, isWrongThroughout, factor > 0 else { return "" }
    let items = DiagnosisWords.short(isTooLarge ? factor : inverse)
    return isTooLarge
      ? ": a constant factor too many, or a sum over \(items) items where a mean was asked for"
      : ": a constant factor is missing, or a mean over \(items) items where a sum was asked for"
  }

  /// The wrong component whose factor is known best.
  private var sharpest: Int? {
    wrong.min { uncertainty(of: $0) < uncertainty(of: $1) }
  }

  /// The share of its size by which the factor of a component is uncertain.
  private func uncertainty(of index: Int) -> Double {
    let claim = claims[index]
    return claim.halfUnit / abs(claim.value)
      + (estimates[index].error + claim.rounding) / abs(estimates[index].value)
  }

  /// The claim over the derivative; a whole number, or one over a whole number, is meant exactly.
  private func roundedFactor(_ index: Int) -> Double {
    let claim = claims[index].value
    let halfUnit = claims[index].halfUnit
    let ratio = claim / estimates[index].value
    let whole = ratio.rounded()
    if whole != 0, abs(whole) < Self.largestWhole,
      agrees(claim / whole, index, halfUnit: halfUnit / abs(whole))
    {
      return whole
    }
    let inverse = (1 / ratio).rounded()
    if inverse != 0, abs(inverse) < Self.largestWhole,
      agrees(claim * inverse, index, halfUnit: halfUnit * abs(inverse))
    {
      return 1 / inverse
    }
    return ratio
  }
}
