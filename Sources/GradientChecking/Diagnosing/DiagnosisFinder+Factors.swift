import NumericalDifferentiation

extension DiagnosisFinder {
  /// A factor that has a name: 2, a number of items or its inverse, an angle's unit.
  func knownFactors() -> [Diagnosis] {
    guard let factor = commonFactor() else { return [] }
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
    for n in Set(context.itemCounts).sorted() where n > 1 {
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
    return [
      Diagnosis(
        kind: .factor,
        message: "\(owner) is off by one common factor, \(Self.words(factor))",
        components: names(of: wrong))
    ]
  }

  private var owner: String {
    if wrong.count == 1 { return names[wrong[0]] }
    return wrong.count == claims.indices.filter(isVisible).count
      ? "every component" : "each of \(listed(wrong))"
  }

  /// The factor that, taken away from every wrong component, makes all of them right; nil without one.
  ///
  /// Where other components are right as they stand, one of them alone says too little for a crooked factor.
  private func commonFactor() -> Double? {
    guard wrong.allSatisfy(isVisible),
      let best = wrong.min(by: {
        estimates[$0].error / abs(estimates[$0].value)
          < estimates[$1].error / abs(estimates[$1].value)
      })
    else { return nil }
    let factor = roundedFactor(best)
    guard factor.isFinite, factor != 0, factor != 1,
      wrong.allSatisfy({
        fits(claims[$0].value / factor, $0, precision: 1 / abs(factor))
      })
    else { return nil }
    return factor
  }

  /// The claim over the derivative; a whole number, or one over a whole number, is meant exactly.
  private func roundedFactor(_ index: Int) -> Double {
    let claim = claims[index].value
    let ratio = claim / estimates[index].value
    let whole = ratio.rounded()
    if whole != 0, abs(whole) < 1e6, fits(claim / whole, index, precision: 1 / abs(whole)) {
      return whole
    }
    let inverse = (1 / ratio).rounded()
    if inverse != 0, abs(inverse) < 1e6,
      fits(claim * inverse, index, precision: abs(inverse))
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
    let inverse = 1 / factor
    if factor == factor.rounded() { return "\(Int(factor))" }
    if inverse == inverse.rounded(), abs(inverse) < 1e6 { return "1/\(Int(inverse))" }
    let scaled = (factor * 1e6).rounded() / 1e6
    return scaled == 0 ? "\(factor)" : "\(scaled)"
  }
}
