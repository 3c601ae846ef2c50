import NumericalDifferentiation

/// Factors that have a name.
extension DiagnosisFinder {
  /// What chance may explain of a factor that has a name.
  private static let chanceOfNamed = 1e-2
  /// A factor that is nearer to 1 is an error of its own kind: nobody forgets a factor of 1.01.
  private static let leastNamed = 0.05
  /// An angle's unit is known to six digits of it, as people write π.
  private static let angleTolerance = 1e-6

  /// 2 or 3, a number of items or its inverse, an angle's unit.
  func knownFactors() -> [Explanation] {
    guard let factor = commonFactor(), chance(of: wrong) <= Self.chanceOfNamed else { return [] }
    var found = accumulated(factor) + itemCounts(factor)
    if found.isEmpty, let angle = Self.angle(factor) {
      found.append(explanation(.factor, "\(owner) is \(angle)", factor))
    }
    return found
  }

  /// A gradient that was added up over two or three backward passes.
  private func accumulated(_ factor: Double) -> [Explanation] {
    guard factor == 2 || factor == 3 else { return [] }
    let passes = Int(factor)
    // Everything that is squared has a factor 2, and every lesson a variable that is 2: no word about that.
    let remark = passes == 2 ? "" : coincidence(factor)
    var found = explanation(
      .accumulated,
      "\(owner) is \(DiagnosisWords.times(passes)) the derivative: accumulated over"
        + " \(DiagnosisWords.number(passes)) backward passes (zero_grad forgotten), or a factor too"
        + " many\(remark)", factor)
    // What is left of another pass is left in every component.
    found.traces = [.everyComponent]
    if !namedValues(equalTo: factor).isEmpty { found.prior = .rivalled }
    return [found]
  }

  /// A sum where a mean was asked for, or the other way round.
  private func itemCounts(_ factor: Double) -> [Explanation] {
    // A formula tells which variables its sums run over. Of a closure nothing is known but its one array, and a sum or mean
    // over that would have put all its components wrong.
    guard context.knowsAllItems || isWrongThroughout else { return [] }
    return Set(context.itemCounts).sorted().filter { $0 > 1 }.compactMap { n in
      var found: Explanation
      if factor == Double(n) {
        found = explanation(
          .sumForMean,
          "\(owner) is \(n) times the derivative, and there are \(n) items: a sum where a"
            + " mean was asked for", factor)
        found.traces = [.mean(of: n)]
      } else if factor == 1 / Double(n) {
        found = explanation(
          .meanForSum,
          "\(owner) is 1/\(n) of the derivative, and there are \(n) items: a mean where a"
            + " sum was asked for", factor)
        found.traces = [.sum(of: n)]
      } else {
        return nil
      }
      return found
    }
  }

  private static func angle(_ factor: Double) -> String? {
    let degree = Double.pi / 180
    if abs(factor / degree - 1) < angleTolerance {
      return "π/180 of the derivative: degrees for radians"
    }
    if abs(factor * degree - 1) < angleTolerance {
      return "180/π times the derivative: radians for degrees"
    }
    return nil
  }

  // MARK: Values of variables

  /// A factor that is the value of a variable or of a datum: a multiplication by it is missing, or one too many.
  ///
  /// Other mistakes have such factors too, where the numbers are as small and round as in a lesson.
  func namedFactors() -> [Explanation] {
    guard wrong.allSatisfy(isVisible) else { return [] }
    let values = Set(context.namedValues().map(\.value)).sorted().filter {
      $0.isFinite && $0 != 0 && abs(abs($0) - 1) > Self.leastNamed
    }
    // Every one of them, and every inverse, is a chance to agree.
    guard !values.isEmpty, chance(of: wrong) * Double(2 * values.count) <= Self.chanceOfNamed else {
      return []
    }
    return values.flatMap { value -> [Explanation] in
      let sources = namedValues(equalTo: value)
      guard !sources.isEmpty else { return [] }
      let who = DiagnosisWords.listed(sources)
      var which = sources.count == 1 ? who : "one of them"
      let size = max(abs(value), abs(1 / value))
      if size <= Self.largestPlain, size == size.rounded() {
        which += ", or a constant one,"
      }
      return [value, 1 / value].map { factor in
        var found = explanation(
          .factor,
          "\(owner) is off by the factor \(DiagnosisWords.factor(factor)), and \(who)"
            + " \(sources.count == 1 ? "is" : "are") \(DiagnosisWords.short(value)) here: as if a"
            + " factor \(which) were \(factor == value ? "too many" : "missing")", factor,
          isMeasured: false)
        found.prior = .rivalled
        return found
      }
    }
  }

  /// What has a value by which all wrong components may have been multiplied.
  ///
  /// A product by a variable that is among several wrong ones would have another derivative by that variable.
  private func namedValues(equalTo value: Double) -> [String] {
    context.namedValues().filter { named in
      named.value == value
        && (wrong.count == 1 || !named.isVariable
          || !wrong.contains { isDerivative($0, by: named) })
    }.map(\.name)
  }

  /// That a factor which has no explanation by it is the value of a variable all the same: `; y is 3 here`.
  func coincidence(_ factor: Double) -> String {
    let equal = context.namedValues().filter { $0.value == factor || $0.value == 1 / factor }
    guard let first = equal.first else { return "" }
    return "; \(first.name) is \(DiagnosisWords.short(first.value)) here"
  }

  /// Whether a component is a derivative by a variable: `x`, `f[0]/x`, `vjp/x`, of a Hessian also `x/y`.
  private func isDerivative(_ index: Int, by variable: DiagnosisContext.NamedValue) -> Bool {
    let name = names[index]
    return name == variable.name || name.hasSuffix("/" + variable.name)
      || name.hasPrefix(variable.name + "/")
  }
}
