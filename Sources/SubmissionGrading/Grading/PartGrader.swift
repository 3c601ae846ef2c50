import SubmissionReading

/// Grades one part of a submission.
struct PartGrader {
  let exercise: Exercise
  let language: Language
  let showsAnswers: Bool
  let cache: TruthCache

  func grade(_ index: Int, _ findings: PartFindings, isProgram: Bool) -> PartGrade {
    var grade = gradeLast(index, findings, isProgram: isProgram)
    // Right in an earlier cell: perhaps the last one shows something else, such as what accumulates.
    let isWrong = { (verdict: AnswerVerdict) in verdict == .wrong || verdict == .nonfinite }
    guard grade.answers.contains(where: { isWrong($0.verdict) }) else { return grade }
    for earlier in findings.earlier.reversed() {
      let before = gradeLast(index, earlier, isProgram: isProgram)
      for (position, answer) in before.answers.enumerated()
      where answer.verdict == .pass && isWrong(grade.answers[position].verdict) {
        grade.answers[position].verdict = .review
        grade.answers[position].diagnosis = nil
        grade.answers[position].message =
          Feedback.severalNumbers(answer.variable).text(language)
      }
    }
    grade.settle(exercise.parts[index], exercise.policy)
    return grade
  }

  private func gradeLast(_ index: Int, _ findings: PartFindings, isProgram: Bool) -> PartGrade {
    let part = exercise.parts[index]
    var grade = PartGrade(
      part: part.id, verdict: .missing, score: 0, max: part.points, answers: [], messages: [])
    let values = part.answers.indices.map { findings.choice(of: $0) }
    let search = PointSearch(part, in: findings)
    var situation = Situation(part: part)
    var others: [Situation] = []
    if findings.isAmbiguous, !findings.isEmpty {
      grade.messages.append(Feedback.ambiguousSection.text(language))
      situation.isUnclear = true
    } else if !findings.isPresent {
      grade.messages.append(Feedback.noSection.text(language))
    }
    if isProgram, findings.isEmpty {
      grade.messages = [Feedback.notRun.text(language)]
      situation.isUnclear = true
    } else if values.contains(where: { $0.value != nil }) || !findings.others.isEmpty,
      !situation.isUnclear
    {
      switch search {
      case .unknown where values.allSatisfy({ $0.value == nil }): break
      case .unknown(let names):
        grade.messages.append(Feedback.pointUnknown(names).text(language))
        situation.isUnclear = true
      case .found(let points, let isCertain):
        situation.isCertain = isCertain
        others = points.dropFirst().compactMap { point in
          var other = situation
          other.point = point
          other.truth = try? cache.truth(part.function, index, part, point)
          return other.truth == nil ? nil : other
        }
        do throws(GradientTruth.Refusal) {
          situation.point = points[0]
          situation.truth = try cache.truth(part.function, index, part, points[0])
        } catch {
          grade.messages.append(Feedback.refused(error).text(language))
          situation.isUnclear = true
        }
      }
    }
    func judged(_ situation: Situation) -> [(answer: PartGrade.Answer, AnswerDiagnosis?)] {
      part.answers.indices.map { judge($0, values[$0], situation, index) }
    }
    var judgements = judged(situation)
    for other in others where !situation.isUnclear {
      // The point is the one at which more is right.
      func passes(_ all: [(answer: PartGrade.Answer, AnswerDiagnosis?)]) -> Int {
        all.count { $0.answer.verdict == .pass }
      }
      let attempt = judged(other)
      if passes(attempt) > passes(judgements) { (situation, judgements) = (other, attempt) }
    }
    grade.answers = judgements.map(\.answer)
    let doubts = AnswerDoubts(part: part, policy: exercise.policy, language: language)
    doubts.settle(
      &grade.answers, findings, situation.isUnclear ? nil : situation.point, situation.truth)
    grade.settle(part, exercise.policy)
    // What is in doubt has no explanation any more.
    let explained = zip(judgements, grade.answers).compactMap { $1.diagnosis == nil ? nil : $0.1 }
    explain(&grade, explained, part, situation)
    return grade
  }

  /// What holds for all answers of a part.
  private struct Situation {
    var part: ExercisePart
    var point: GradientPoint?
    var truth: GradientTruth?
    /// Whether the point is the student's beyond doubt.
    var isCertain = true
    /// Whether a person must look at whatever is there.
    var isUnclear = false
  }

  // MARK: One answer

  private func judge(
    _ answer: Int, _ given: ChoiceRule.Choice, _ situation: Situation, _ index: Int
  ) -> (PartGrade.Answer, AnswerDiagnosis?) {
    let name = situation.part.answers[answer].variable
    var grade = PartGrade.Answer(
      variable: name, claimed: given.value?.text, verdict: .missing, diagnosis: nil, message: nil)
    func settle(
      _ verdict: AnswerVerdict, _ feedback: Feedback?, _ diagnosis: AnswerDiagnosis? = nil
    ) -> (PartGrade.Answer, AnswerDiagnosis?) {
      grade.verdict = verdict
      grade.diagnosis = diagnosis?.kind
      grade.message = feedback?.text(language)
      return (grade, diagnosis)
    }
    guard let value = given.value else {
      if given.rule == .unlabelled { return settle(.review, .unlabelled(name)) }
      return settle(
        situation.isUnclear ? .review : .missing, situation.isUnclear ? nil : .missing(name))
    }
    if value.numbers.contains(where: { !$0.value.isFinite }) {
      return settle(.nonfinite, .nonFinite(name))
    }
    if value.isNone { return settle(.missing, .noGradient(name)) }
    if value.isElided { return settle(.review, .leftOut(name)) }
    guard !situation.isUnclear, let truth = situation.truth, let point = situation.point,
      let variable = situation.part.variables.firstIndex(where: { $0.name == name })
    else { return settle(.review, nil) }
    let components = truth.components[variable]
    guard components.count == value.numbers.count else {
      return settle(
        .review, .otherShape(name, expected: components.count, found: value.numbers.count))
    }
    let rule = PrintedDigitsRule(policy: exercise.policy)
    let verdict = zip(value.numbers, components).map { rule.verdict(of: $0, truth: $1) }.min()
    switch verdict ?? .review {
    case .pass: return settle(.pass, nil)
    case .review: return settle(.review, .roughPoint(name))
    case .imprecise where situation.isCertain:
      return settle(.imprecise, .imprecise(name, digits: exercise.policy.minDigits))
    case .wrong where situation.isCertain:
      let finder = MistakeFinder(
        rule: rule, part: situation.part, point: point, truth: truth,
        others: situation.part.mistakes.map { mistake in
          try? cache.truth(mistake.function, index, situation.part, point)
        })
      return settle(.wrong, .wrong(name), finder.diagnosis(of: value, variable: variable))
    default: return settle(.review, .uncertainPoint(name))
    }
  }

  // MARK: The part

  /// Adds what explains the mistakes, and the right answers where they may be shown.
  private func explain(
    _ grade: inout PartGrade, _ diagnoses: [AnswerDiagnosis], _ part: ExercisePart,
    _ situation: Situation
  ) {
    let items = situation.point?.data.map(\.numbers.values.count).max() ?? 1
    let own = situation.point?.variables.map(\.numbers.values.count).max() ?? 1
    for diagnosis in diagnoses {
      var text = Feedback.diagnosed(diagnosis, items: max(items, own)).text(language)
      if case .otherFunction(let number) = diagnosis {
        let messages = part.mistakes[number].messages
        if let own = messages.first(where: { $0.language == language }) ?? messages.first {
          text = own.text
        }
      }
      if !grade.messages.contains(text) { grade.messages.append(text) }
    }
    guard showsAnswers, let truth = situation.truth else { return }
    for position in grade.answers.indices where grade.answers[position].verdict != .pass {
      let name = grade.answers[position].variable
      guard let variable = part.variables.firstIndex(where: { $0.name == name }) else { continue }
      let numbers = truth.components[variable].map { Self.shown($0.value) }
      let text = numbers.count == 1 ? numbers[0] : "[\(numbers.prefix(8).joined(separator: ", "))]"
      let answer = Feedback.answer(text).text(language)
      let message = grade.answers[position].message
      grade.answers[position].message = message.map { "\($0); \(answer)" } ?? answer
    }
  }

  private static func shown(_ value: Double) -> String {
    let text = Float(value).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
