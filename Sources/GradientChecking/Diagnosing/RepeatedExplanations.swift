import NumericalDifferentiation

/// What a second call at the same point allows to be said of the first answer.
///
/// The explanations were looked for in the first answer alone. A mistake in the gradient's code is made again by the second
/// call, which then answers the same, or adds the same to what was left; what earlier calls left behind grows with every
/// call. An explanation that predicts anything else than what the second call did is none.
struct RepeatedExplanations {
  let rule: VerdictRule
  /// The names of the answers' entries; explanations along directions are of none of them.
  let names: [String]
  let first: [Double]
  let second: [Double]
  /// Whether the second answer was found to be the first and the gradient once more.
  let accumulates: Bool

  /// Withdraws what the second answer contradicts, and says what is left of it.
  func reconsider(_ report: inout GradientReport) {
    guard first.count == second.count else {
      report.diagnoses = []
      return
    }
    let all = report.diagnoses
    report.diagnoses = all.flatMap { diagnosis -> [Diagnosis] in
      let entries = entries(of: diagnosis)
      if diagnosis.kind != .accumulated {
        return isMadeAgain(in: entries) ? [diagnosis] : []
      }
      if accumulates { return [diagnosis] }
      guard isSame(in: entries) else { return [] }
      // Whatever else explains the factor is enough.
      let isExplained = all.contains {
        $0.kind == .factor && $0.components == diagnosis.components
      }
      return isExplained ? [] : remainder(of: diagnosis, in: report).map { [$0] } ?? []
    }
  }

  /// The places in the answers that an explanation is about; along directions, all of them.
  private func entries(of diagnosis: Diagnosis) -> [Int] {
    let wanted = Set(diagnosis.components)
    let found = names.indices.filter { wanted.contains(names[$0]) }
    return found.isEmpty ? Array(names.indices) : found
  }

  private func isMadeAgain(in entries: [Int]) -> Bool {
    isSame(in: entries)
      || entries.allSatisfy { first[$0].isFinite && isAlike(first[$0], second[$0] - first[$0]) }
  }

  private func isSame(in entries: [Int]) -> Bool {
    entries.allSatisfy { isAlike(first[$0], second[$0]) }
  }

  /// Whether two numbers are the same but for rounding.
  private func isAlike(_ one: Double, _ other: Double) -> Bool {
    GradientChecking.isSame(one, other)
      || abs(one - other) <= rule.precision.claimTolerance * max(abs(one), abs(other))
  }

  /// What two or three times the derivative can still be where the second call gave the same.
  private func remainder(of diagnosis: Diagnosis, in report: GradientReport) -> Diagnosis? {
    let wanted = Set(diagnosis.components)
    let wrong = report.components.filter { wanted.contains($0.name) }
    guard let one = wrong.first else { return nil }
    let factor = Int((one.claimed / one.numerical).rounded())
    guard factor == 2 || factor == 3 else { return nil }
    let areAll = areAll(wanted, in: report)
    let passes = "\(DiagnosisWords.number(factor)) backward passes within one call"
    let isSum = areAll && wrong.count > 1 && !report.diagnoses.contains { $0.kind == .sumForMean }
    return Diagnosis(
      kind: .factor,
      message: "\(DiagnosisWords.owner(diagnosis.components, areAll: areAll)) is"
        + " \(DiagnosisWords.times(factor)) the derivative, in the second call as in the first: a factor"
        + " \(factor) too many, "
        + (isSum
          ? "\(passes), or a sum over \(factor) items where a mean was asked for" : "or \(passes)"),
      components: diagnosis.components)
  }

  /// Whether an explanation is about everything that can show a mistake.
  ///
  /// What is true of every direction is true of every component; but the components that bisection found are a few of many.
  private func areAll(_ wanted: Set<String>, in report: GradientReport) -> Bool {
    let isOfDirections = wanted.isDisjoint(with: names)
    return isOfDirections
      || report.components.allSatisfy { component in
        wanted.contains(component.name)
          || !(abs(component.numerical) > DiagnosisFinder.visibleBars * component.error)
      }
  }
}
