import NumericalDifferentiation

extension GradientQuestion {
  /// Judges what was answered.
  func report(
    _ answers: Answers, _ claimed: Aligned, _ estimation: Estimation?, _ tally: EvaluationTally
  ) -> GradientReport {
    var report = GradientReport(
      components: [], evaluations: tally.count, method: (options.method ?? .adaptive).name)
    report.findings = answers.inputChanges + unreachedFindings(answers.claim)
    switch claimed {
    case .wrongShape(let finding): report.findings.append(finding)
    case .values(let values):
      let claims = claims(values, centre: answers.value)
      var estimates: [DerivativeEstimate]?
      switch estimation {
      case .components(let estimate):
        estimates = estimate.components
        addComponents(claims, estimate, to: &report)
      case .directions(let estimate):
        estimate.add(to: &report, names: names())
        report.noteFlatness(estimate.directions.map(\.estimate))
      case .nothing(let reason):
        report.findings.append(Finding(.nothingDecided, verdict: .inconclusive, reason))
      case nil: break
      }
      compareValues(answers, to: &report)
      let second: [Double]? =
        if case .values(let values) = aligned(answers.secondClaim) { values } else { nil }
      RepeatedCalls(rule: options.rule(precision), names: names, estimates: estimates).compare(
        values, second ?? answers.secondClaim.values,
        claims: { self.claims($0, centre: answers.value) }, in: &report)
    }
    RepeatedCalls.compareFunction(
      [answers.value], [answers.secondValue], precision: precision, in: &report)
    if let note = tally.note { report.notes.append(note) }
    return report
  }

  /// The claims, with what rounding may have done to each while it was computed.
  func claims(_ values: [Double], centre: Double) -> [ClaimedNumber] {
    let roundings = ClaimRounding(at: point, precision: precision).jacobian(values, [centre])
    return zip(values, roundings).map { ClaimedNumber($0, rounding: $1) }
  }

  private func addComponents(
    _ claims: [ClaimedNumber], _ estimate: GradientEstimate, to report: inout GradientReport
  ) {
    let rule = options.rule(precision)
    let names = names()
    report.components = rule.reports(
      names: names, claims: claims, estimates: estimate.components)
    guard report.components.contains(where: { $0.verdict == .mismatch }) else { return }
    var context = DiagnosisContext()
    context.know(point: point, names: names, matrix: matrixShape(names))
    report.diagnoses = DiagnosisFinder(
      rule: rule, names: names, claims: claims, estimates: estimate.components, context: context
    ).diagnoses()
  }

  private func compareValues(_ answers: Answers, to report: inout GradientReport) {
    guard let claimed = answers.claim.value else { return }
    let verdict = options.rule(precision).verdict(
      onValue: ClaimedNumber(claimed), computed: answers.value)
    report.values.append(
      GradientReport.Value(
        name: "f", claimed: claimed, computed: answers.value, verdict: verdict))
    guard verdict != .match else { return }
    report.findings.append(
      Finding(
        .wrongValue, verdict: verdict,
        "the value that comes with the gradient is \(words(claimed)), and the function's is"
          + " \(words(answers.value))"))
  }

  /// Rows and columns, where the names are `x[0][0]` to `x[2][3]`.
  func matrixShape(_ names: [String]) -> (rows: Int, columns: Int)? {
    guard let last = names.last else { return nil }
    let parts = last.split(separator: "[").dropFirst().map { $0.dropLast() }
    guard parts.count == 2, let row = Int(parts[0]), let column = Int(parts[1]),
      (row + 1) * (column + 1) == names.count
    else { return nil }
    return (row + 1, column + 1)
  }
}
