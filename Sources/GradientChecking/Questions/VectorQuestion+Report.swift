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
      compareOutputs(answers, in: &report)
    }
    RepeatedCalls.compareFunction(
      answers.outputs, answers.secondOutputs, precision: base.precision, in: &report)
    if let note = tally.note { report.notes.append(note) }
    return report
  }

  /// Compares the outputs that come with the claim with the function's own.
  private func compareOutputs(_ answers: Answers, in report: inout GradientReport) {
    guard let claimed = answers.claim.outputs else { return }
    let (computed, source) = (answers.outputs, answers.claim.source)
    guard claimed.count == computed.count else {
      report.findings.append(
        Finding(
          .wrongValue, verdict: .mismatch,
          "\(source) comes with another number of outputs than the function's: \(claimed.count), where it"
            + " has \(computed.count)"))
      return
    }
    let rule = base.options.rule(base.precision)
    let wrong = zip(claimed, computed).enumerated().compactMap { index, pair in
      let verdict = rule.verdict(onValue: ClaimedNumber(pair.0), computed: pair.1)
      return verdict == .match
        ? nil
        : GradientReport.Value(
          name: outputName(index), claimed: pair.0, computed: pair.1, verdict: verdict)
    }
    guard let first = wrong.first else { return }
    report.values += wrong
    report.findings.append(
      Finding(
        .wrongValue, verdict: first.verdict,
        "the output that comes with \(source) is \(words(first.claimed)) for \(first.name), and the"
          + " function's is \(words(first.computed))"))
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
