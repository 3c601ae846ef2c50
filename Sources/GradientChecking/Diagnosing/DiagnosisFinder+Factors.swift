import NumericalDifferentiation

extension DiagnosisFinder {
  /// What chance may explain of a factor that has a name.
  private static let chanceOfNamed = 1e-2

  /// What chance may explain of any other factor.
  private static let chanceOfAny = 1e-3

  /// A factor that has a name: 2, a number of items or its inverse, an angle's unit.
  func knownFactors() -> [Diagnosis] {
    guard let factor = commonFactor(), chance(of: wrong) <= Self.chanceOfNamed else { return [] }
    let who = owner
    let all = names(of: wrong)
    var found: [Diagnosis] = []
    if factor == 2 || factor == 3 {
      let passes = factor == 2 ? "twice" : "three times"
      found.append(
        Diagnosis(
          kind: .accumulated,
          message:
            "\(who) is \(passes) the derivative: accumulated over \(factor == 2 ? "two" : "three")"
            + " backward passes (zero_grad forgotten), or a factor too many", components: all))
    }
    for n in Set(context.itemCounts).sorted() where n > 1 && itemsExplain {
      if factor == Double(n) {
        found.append(
          Diagnosis(
            kind: .sumForMean,
            message: "\(who) is \(n) times the derivative, and there are \(n) items: a sum where a"
              + " mean was asked for", components: all))
      } else if factor == 1 / Double(n) {
        found.append(
          Diagnosis(
            kind: .meanForSum,
            message: "\(who) is 1/\(n) of the derivative, and there are \(n) items: a mean where a"
              + " sum was asked for", components: all))
      }
    }
    if found.isEmpty, let angle = Self.angle(factor) {
      found.append(Diagnosis(kind: .factor, message: "\(who) is \(angle)", components: all))
    }
    return found
  }

  /// One factor common to several components, or a plain one where there is only one.
  func anyFactor() -> [Diagnosis] {
    guard let factor = commonFactor() else { return [] }
    let size = max(abs(factor), abs(1 / factor))
    let isPlain = size == size.rounded() && size <= 10
    guard wrong.count > 1 || isPlain else { return [] }
    // A crooked factor is made to fit one component, so only the others are evidence.
    let evidence = isPlain ? wrong : wrong.filter { $0 != sharpest }
    guard chance(of: evidence) <= Self.chanceOfAny else { return [] }
    let what = wrong.count == 1 ? "the factor " : "one common factor, "
    return [
      Diagnosis(
        kind: .factor,
        message: "\(owner) is off by \(what)\(Self.words(factor))\(commonCause(factor))",
        components: names(of: wrong))
    ]
  }

  /// Whether a number of items may be behind a factor.
  ///
  /// A formula tells which variables its sums run over. Of a closure nothing is known but its one array, and a sum or mean
  /// over that would have put all its components wrong.
  private var itemsExplain: Bool { context.knowsAllItems || isWrongThroughout }

  /// Whether every component that could show a factor is wrong.
  private var isWrongThroughout: Bool { wrong.count == claims.indices.filter(isVisible).count }

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
    return isTooLarge
      ? ": a constant factor too many, or a sum over \(Self.short(factor)) items where a mean was asked for"
      : ": a constant factor is missing, or a mean over \(Self.short(inverse)) items where a sum was asked for"
  }

  /// How likely it is, roughly, that unrelated numbers agree: the share of its size by which each may differ.
  private func chance(of indices: [Int]) -> Double {
    indices.reduce(1) { chance, index in
      let claim = claims[index]
      let estimate = estimates[index]
      // Printed digits and tolerances go with the claim, rounding and the bar with the derivative.
      let stated = ClaimedNumber(claim.value, halfUnit: claim.halfUnit)
      let slack = rule.allowance(for: stated, claim.value) / abs(claim.value)
      return chance * min(1, slack + (estimate.error + claim.rounding) / abs(estimate.value))
    }
  }

  private var owner: String {
    if wrong.count == 1 { return names[wrong[0]] }
    return wrong.count == claims.indices.filter(isVisible).count && !context.isExcerpt
      ? "every component" : "each of \(listed(wrong))"
  }

  /// The factor that, taken away from every wrong component, makes all of them right; nil without one.
  private func commonFactor() -> Double? {
    guard wrong.allSatisfy(isVisible), let sharpest else { return nil }
    let factor = roundedFactor(sharpest)
    guard factor.isFinite, factor != 0, factor != 1 else { return nil }
    // A crooked factor is as uncertain as the numbers that it was taken from.
    let isExact = factor == factor.rounded() || (1 / factor) == (1 / factor).rounded()
    let doubt = isExact ? 0 : uncertainty(of: sharpest)
    let isCommon = wrong.allSatisfy { index in
      let value = claims[index].value / factor
      let halfUnit = claims[index].halfUnit / abs(factor) + doubt * abs(value)
      return agrees(value, index, halfUnit: halfUnit)
    }
    return isCommon ? factor : nil
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
    if whole != 0, abs(whole) < 1e6, agrees(claim / whole, index, halfUnit: halfUnit / abs(whole)) {
      return whole
    }
    let inverse = (1 / ratio).rounded()
    if inverse != 0, abs(inverse) < 1e6,
      agrees(claim * inverse, index, halfUnit: halfUnit * abs(inverse))
    {
      return 1 / inverse
    }
    return ratio
  }

  private static func angle(_ factor: Double) -> String? {
    let degree = Double.pi / 180
    if abs(factor / degree - 1) < 1e-6 { return "π/180 of the derivative: degrees for radians" }
    if abs(factor * degree - 1) < 1e-6 { return "180/π times the derivative: radians for degrees" }
    return nil
  }

  private static func words(_ factor: Double) -> String {
    let inverse = (1 / factor).rounded()
    if abs(factor) < 1, abs(inverse) < 1e6, factor == 1 / inverse {
      return "\(factor < 0 ? "-" : "")1/\(short(abs(inverse)))"
    }
    return short(factor)
  }
}
