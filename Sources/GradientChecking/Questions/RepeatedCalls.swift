import NumericalDifferentiation

/// Compares the answers of two calls at one point, with the search for the derivative between them.
struct RepeatedCalls {
  let rule: VerdictRule
  let names: () -> [String]
  /// The numerical derivatives, where there is one for every entry.
  let estimates: [DerivativeEstimate]?

  /// Changes of so many roundings are put down to the order of additions.
  private static let roundings = 64.0

  /// The first entry that is not the same in both answers.
  private static func firstChange(_ first: [Double], _ second: [Double]) -> Int? {
    first.indices.first { !isSame(first[$0], second[$0]) }
  }

  /// Whether two answers differ by no more than the order of additions may change in numbers of a size.
  private static func isRounding(
    _ first: [Double], _ second: [Double], of size: Double, _ precision: EvaluationPrecision
  ) -> Bool {
    zip(first, second).allSatisfy {
      isSame($0, $1) || abs($0 - $1) <= roundings * precision.unitRoundoff * size
    }
  }

  /// Adds what two calls of the claimed derivative show, and withdraws the explanations that it contradicts.
  ///
  /// Every question comes by here with its estimates, so that what they show of the function as a whole is noted too.
  ///
  /// - Parameter claims: Makes claims of numbers, with what rounding may have done to them.
  func compare(
    _ first: [Double], _ second: [Double], claims: ([Double]) -> [ClaimedNumber],
    in report: inout GradientReport
  ) {
    findChanges(first, second, claims: claims, in: &report)
    report.noteFlatness(estimates ?? [])
    guard !report.diagnoses.isEmpty else { return }
    RepeatedExplanations(
      rule: rule, names: names(), first: first, second: second,
      accumulates: report.findings.contains { $0.kind == .accumulates }
    ).reconsider(&report)
  }

  private func findChanges(
    _ first: [Double], _ second: [Double], claims: ([Double]) -> [ClaimedNumber],
    in report: inout GradientReport
  ) {
    guard first.count == second.count else {
      report.findings.append(
        Finding(
          .gradientChanges, verdict: .mismatch,
          "the gradient changes its shape between calls at the same point: it had"
            + " \(counted(first.count, "entry", "entries")), then \(second.count)"))
      return
    }
    guard let index = Self.firstChange(first, second) else { return }
    let largest = (first + second).reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let change = "\(names()[index]) was \(words(first[index])), then \(words(second[index]))"
    if Self.isRounding(first, second, of: largest, rule.precision) {
      report.notes.append(
        "the gradient's last digits change between calls at the same point: \(change)")
    } else if accumulates(first, second, claims) {
      report.findings.append(
        Finding(
          .accumulates, verdict: .mismatch,
          "the gradient function adds to what its last call left: \(change) at the same point;"
            + " gradients must be reset (zero_grad) before every call"))
    } else {
      report.findings.append(
        Finding(
          .gradientChanges, verdict: .mismatch,
          "the gradient changes between calls at the same point: \(change)"))
    }
  }

  /// Whether the second answer is the first and the gradient once more.
  private func accumulates(
    _ first: [Double], _ second: [Double], _ claims: ([Double]) -> [ClaimedNumber]
  ) -> Bool {
    let growth = zip(first, second).map { $1 - $0 }
    guard let estimates, estimates.count == growth.count else {
      // Along directions the components are not known; a doubled answer says enough.
      return zip(first, growth).allSatisfy { abs($0 - $1) <= 1e-5 * abs($0) }
    }
    let growthClaims = claims(growth)
    let largest = LargestClaim(growthClaims, estimates)
    let verdicts = zip(growthClaims, estimates).map { claim, estimate in
      rule.verdict(on: claim, estimate: estimate, largestClaim: largest)
    }
    return !verdicts.contains(.mismatch) && verdicts.contains(.match)
  }

  /// Adds what two calls of the function show, and the value that it has.
  ///
  /// A function that does not settle has no derivative to be found: nobody is accused on its account.
  static func compareFunction(
    _ first: [Double], _ second: [Double], precision: EvaluationPrecision,
    in report: inout GradientReport
  ) {
    report.addFindings(of: first)
    guard first.count == second.count else {
      report.findings.append(
        Finding(
          .functionChanges, verdict: .inconclusive,
          "the function changes between calls at the same point: it had"
            + " \(counted(first.count, "output", "outputs")), then \(second.count)"))
      return
    }
    guard let index = firstChange(first, second) else { return }
    let (old, new) = (first[index], second[index])
    let change =
      "the function changes between calls at the same point: \(words(old)), then \(words(new))"
    let largest = zip(first, second).map { max(abs($0), abs($1)) }.max() ?? 0
    if isRounding(first, second, of: largest, precision) {
      report.notes.append(change)
      return
    }
    report.findings.append(Finding(.functionChanges, verdict: .inconclusive, change))
    for index in report.components.indices
    where report.components[index].claimed.isFinite && report.components[index].verdict != .match {
      report.components[index].verdict = .inconclusive
      report.components[index].reason = "the function changes between calls"
    }
    for index in report.values.indices where report.values[index].claimed.isFinite {
      report.values[index].verdict = min(report.values[index].verdict, .inconclusive)
    }
    for index in report.findings.indices
    where [.wrongValue, .gradientChanges].contains(report.findings[index].kind) {
      report.findings[index].verdict = .inconclusive
    }
    report.diagnoses = []
  }
}
