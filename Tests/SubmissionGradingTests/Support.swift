import StrictJSON
import SubmissionReading
import TestSupport

@testable import SubmissionGrading

extension Exercise {
  func grade(_ name: String, _ text: String, language: Language = .en) -> GradeRecord {
    SubmissionGrader(self, language: language).grade(name, Array(text.utf8))
  }
}

extension GradeRecord {
  /// The verdict of every part, by its identifier.
  var verdicts: [String: AnswerVerdict] {
    Dictionary(uniqueKeysWithValues: parts.map { ($0.part, $0.verdict) })
  }

  /// All that the student is told.
  var words: String {
    (parts.flatMap { $0.messages + $0.answers.compactMap(\.message) } + [message ?? ""])
      .joined(separator: "\n")
  }
}
