import SubmissionReading

/// The grade of one part.
package struct PartGrade: Sendable, Equatable {
  /// The grade of one answer.
  package struct Answer: Sendable, Equatable {
    /// The variable.
    package var variable: String
    /// What the student gave, as printed; nil where there is nothing.
    package var claimed: String?
    /// What it is worth.
    package var verdict: AnswerVerdict
    /// The mistake, where one explains it.
    package var diagnosis: AnswerDiagnosis.Kind?
    /// What to tell the student; nil where all is well.
    package var message: String?
  }

  /// The part's identifier.
  package var part: String
  /// The worst verdict of its answers.
  package var verdict: AnswerVerdict
  /// The points earned.
  package var score: Double
  /// The points for everything right.
  package var max: Double
  /// The answers, in the order of the exercise.
  package var answers: [Answer]
  /// What to tell the student of the part as a whole.
  package var messages: [String]
}

extension PartGrade {
  /// Works out the verdict and the points from the answers.
  mutating func settle(_ part: ExercisePart, _ policy: Policy) {
    verdict = answers.map(\.verdict).min() ?? .missing
    score = part.score(answers.map(\.verdict), impreciseShare: policy.impreciseShare)
  }
}

extension ExercisePart {
  /// The points for answers with these verdicts.
  func score(_ verdicts: [AnswerVerdict], impreciseShare: Double) -> Double {
    func share(_ verdict: AnswerVerdict) -> Double {
      switch verdict {
      case .pass: 1
      case .imprecise: impreciseShare
      case .wrong, .nonfinite, .missing, .review: 0
      }
    }
    var total = 0.0
    if answers.contains(where: { $0.weight != nil }) {
      for (answer, verdict) in zip(answers, verdicts) {
        total += (answer.weight ?? 0) * share(verdict)
      }
    } else {
      total = verdicts.map(share).min() ?? 0
    }
    // Three thirds are one: 0.9999999998 points are no grade.
    return (total * points * 1e6).rounded() / 1e6
  }
}
