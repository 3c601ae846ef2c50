import NumericalDifferentiation

/// What a check along directions found.
struct DirectionalEstimate {
  /// One component, or a direction, with its claim and its estimate.
  struct Line {
    /// Which component, or which direction, counted from 0.
    var index: Int
    var claim: ClaimedNumber
    var estimate: DerivativeEstimate
  }

  let rule: VerdictRule
  /// The random directions.
  var directions: [Line] = []
  /// The components that bisection found to be wrong.
  var culprits: [Line] = []
  /// Whether there may be more culprits than were named.
  var isCutShort = false
  /// Ranges of components whose errors vanish in either half.
  var hidden: [ClosedRange<Int>] = []

  /// Puts the lines into a report: the culprits first, since they are what somebody has to mend.
  func add(to report: inout GradientReport, names: [String]) {
    let wrongNames = culprits.map { names[$0.index] }
    let directionNames = directions.map { "direction \($0.index + 1)" }
    report.components =
      reports(culprits, wrongNames) + reports(directions, directionNames)
    let seeds = "\(directions.count) random direction\(directions.count == 1 ? "" : "s")"
    report.notes.append("\(counted(names.count, "component", "components")) checked along \(seeds)")
    guard report.verdict == .mismatch else { return }
    report.diagnoses = diagnoses(wrongNames, directionNames)
    guard isProved(report.diagnoses) else { return withdraw(from: &report) }
    if isCutShort {
      report.notes.append(
        "bisection stopped at \(counted(culprits.count, "wrong component", "wrong components"));"
          + " there may be more")
    }
    for range in hidden {
      report.notes.append(
        "something is wrong among \(names[range.lowerBound]) to \(names[range.upperBound]), and"
          + " neither half of them shows it")
    }
  }

  /// Whether a failing direction is evidence against the gradient.
  ///
  /// Along a direction that moves everything at once, a function with many kinks or terms of all sizes can look
  /// smoother than it is, and the bar be too narrow. A gradient that is wrong has a wrong component, or one factor.
  private func isProved(_ diagnoses: [Diagnosis]) -> Bool {
    isCutShort || !culprits.isEmpty || !diagnoses.isEmpty
  }

  private func withdraw(from report: inout GradientReport) {
    for index in report.components.indices where report.components[index].verdict == .mismatch {
      report.components[index].verdict = .inconclusive
      report.components[index].reason =
        (report.components[index].reason ?? "") + "; but no component is found to be wrong"
    }
  }

  private func reports(_ lines: [Line], _ names: [String]) -> [ComponentReport] {
    // Directions are not components of one gradient: none is negligible beside another.
    zip(lines, names).flatMap { line, name in
      rule.reports(names: [name], claims: [line.claim], estimates: [line.estimate])
    }
  }

  /// What the directions have in common, or else what the culprits have.
  private func diagnoses(_ wrongNames: [String], _ directionNames: [String]) -> [Diagnosis] {
    func find(_ lines: [Line], _ names: [String], isExcerpt: Bool = false) -> [Diagnosis] {
      var context = DiagnosisContext()
      context.knowsAllItems = false
      context.isExcerpt = isExcerpt
      return DiagnosisFinder(
        rule: rule, names: names, claims: lines.map(\.claim),
        estimates: lines.map(\.estimate), context: context
      ).diagnoses()
    }
    if directions.count > 1 {
      // A sign or factor of every direction is one of every component; other patterns mean nothing here.
      let common = find(directions, directionNames).filter {
        $0.components.count == directions.count
          && [.sign, .factor, .accumulated].contains($0.kind)
      }
      if !common.isEmpty { return common }
    }
    return find(culprits, wrongNames, isExcerpt: true)
  }
}
