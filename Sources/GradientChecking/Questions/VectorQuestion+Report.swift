import NumericalDifferentiation

extension VectorQuestion {
  /// Judges what was answered.
  func report(_ answers: Answers, _ tally: EvaluationTally) -> GradientReport {
    var report = GradientReport(
      components: [],
      findings: (answers.change.map { [$0] } ?? []) + base.unreachedFindings(),
      evaluations: tally.count,
      method: (base.options.method ?? .adaptive).name)
    let outputCount = answers.outputs.count
    if let finding = shapeFinding(answers.claim, outputs: outputCount) {
      report.findings.append(finding)
    } else if outputCount == 0 {
      report.findings.append(
        Finding(.emptyPoint, verdict: .inconclusive, "the function has no outputs"))
    } else {
      let names = names(outputCount)
      let claims = claims(answers.claim.values, outputs: answers.outputs)
      var rows: [[DerivativeEstimate]] = []
      switch answers.estimation {
      case .rows(let found): rows = found
      case .nothing(let reason):
        report.findings.append(Finding(.nothingDecided, verdict: .inconclusive, reason))
      }
      add(rows, names, claims, to: &report)
      RepeatedCalls(
        rule: base.options.rule(base.precision), names: { names },
        estimates: rows.flatMap { $0 }
      ).compare(
        answers.claim.values, answers.secondClaim.values,
        claims: { self.claims($0, outputs: answers.outputs) }, in: &report)
    }
    RepeatedCalls.compareFunction(
      answers.outputs, answers.secondOutputs, precision: base.precision, in: &report)
    if let note = tally.note { report.notes.append(note) }
    return report
  }

  /// The claims with what rounding may have done to them.
  func claims(_ values: [Double], outputs: [Double]) -> [ClaimedNumber] {
    let rounding = ClaimRounding(at: base.point, precision: base.precision)
    let roundings =
      switch derivative {
      case .jacobian: rounding.jacobian(values, outputs)
      case .jvp(let tangent): rounding.jvp(tangent: tangent, outputs)
      case .vjp(let cotangent): rounding.vjp(values, cotangent: cotangent, outputs)
      }
    return zip(values, roundings).map { ClaimedNumber($0, rounding: $1) }
  }

  private func add(
    _ rows: [[DerivativeEstimate]], _ names: [String], _ claims: [ClaimedNumber],
    to report: inout GradientReport
  ) {
    let rule = base.options.rule(base.precision)
    var start = 0
    for row in rows {
      let range = start..<(start + row.count)
      start += row.count
      report.components += rule.reports(
        names: Array(names[range]), claims: Array(claims[range]), estimates: row)
    }
    guard report.components.contains(where: { $0.verdict == .mismatch }) else { return }
    var context = DiagnosisContext()
    context.knowsAllItems = false
    if case .jacobian = derivative {
      context.matrix = (rows: rows.count, columns: base.point.count)
    }
    if base.point.count > 1 { context.itemCounts = [base.point.count, rows.count] }
    report.diagnoses += DiagnosisFinder(
      rule: rule, names: names, claims: claims, estimates: rows.flatMap { $0 }, context: context
    ).diagnoses()
  }
}
