import SubmissionReading

/// Leaves to a person what a program should not decide: a right number must not be called wrong or missing
/// because of how it was labelled.
struct AnswerDoubts {
  let part: ExercisePart
  let policy: Policy
  let language: Language

  /// Turns verdicts that are in doubt into `review`.
  func settle(
    _ answers: inout [PartGrade.Answer], _ findings: PartFindings, _ point: GradientPoint?,
    _ truth: GradientTruth?
  ) {
    let isIncomplete = findings.claims.contains { $0 == nil }
    let repeats = findings.claims.map { $0?.isRepeated ?? false }
    for index in answers.indices {
      let name = answers[index].variable
      let verdict = answers[index].verdict
      if findings.isSheet, repeats[index] {
        // In a sheet nothing comes last.
        doubt(&answers[index], .severalNumbers(name))
      } else if findings.claims[index]?.standing.rank == .order, verdict != .pass {
        doubt(&answers[index], .unlabelled(name))
      } else if verdict == .wrong,
        let others = findings.claims[index]?.others, isAmong(others, index, point, truth)
      {
        // Under another label stands the right number: perhaps the last one is of something else.
        doubt(&answers[index], .severalNumbers(name))
      } else if isIncomplete, repeats.contains(true) {
        // One label twice, and another not at all: a slip of the pen.
        if verdict == .wrong && repeats[index] { doubt(&answers[index], .severalNumbers(name)) }
        if verdict == .missing && findings.claims[index] == nil {
          doubt(&answers[index], .unlabelled(name))
        }
      } else if verdict == .missing && findings.claims[index] == nil,
        isElsewhere(index, findings, point, truth)
      {
        doubt(&answers[index], .unlabelled(name))
      }
    }
  }

  private func doubt(_ answer: inout PartGrade.Answer, _ feedback: Feedback) {
    answer.verdict = .review
    answer.diagnosis = nil
    answer.message = feedback.text(language)
  }

  /// Whether the derivative was printed under a label that says nothing.
  private func isElsewhere(
    _ answer: Int, _ findings: PartFindings, _ point: GradientPoint?, _ truth: GradientTruth?
  ) -> Bool {
    // Without a point nothing can be compared; a number that may be it is there.
    guard point != nil else { return !findings.others.isEmpty && findings.isPresent }
    return isAmong(findings.others, answer, point, truth)
  }

  /// Whether one of the values is the derivative.
  private func isAmong(
    _ values: [PrintedValue], _ answer: Int, _ point: GradientPoint?, _ truth: GradientTruth?
  ) -> Bool {
    guard let point, let truth,
      let variable = part.variables.firstIndex(where: { $0.name == part.answers[answer].variable })
    else { return false }
    let rule = PrintedDigitsRule(policy: policy)
    let components = truth.components[variable]
    let own = point.variables[variable].numbers.values
    return values.contains { value in
      value.numbers.count == components.count && value.numbers.map(\.value) != own
        && zip(value.numbers, components).allSatisfy { number, component in
          let verdict = rule.verdict(of: number, truth: component)
          return verdict == .pass || verdict == .review
        }
    }
  }
}
