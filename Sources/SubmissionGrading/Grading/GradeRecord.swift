import PlainText
import ProgramRunning
import StrictJSON
package import SubmissionReading

/// The grade of one submission: one line of the results.
package struct GradeRecord: Sendable, Equatable {
  /// The format of a line.
  package static let schema = "gradcheck.grade/1"

  /// How the grading went.
  package enum Status: String, Sendable, CaseIterable {
    /// There are verdicts.
    case graded
    /// The submission could not be read.
    case unreadable
    /// Its program took too long.
    case timeout
    /// Its program failed.
    case programError = "program-error"
    /// The sandbox could not run its program.
    case sandboxError = "sandbox-error"
  }

  /// What the submission is called.
  package var submission: String
  /// The SHA-256 of its contents; nil where they could not be had.
  package var sha256: String?
  /// The exercise's identifier.
  package var exercise: String
  /// The SHA-256 of the exercise file.
  package var exerciseSHA256: String
  /// The language of its messages.
  package var language: Language
  /// Whether its messages may quote right answers.
  package var showsAnswers = false
  /// Whether its program was run; false where recorded outputs were read.
  package var isRun = false
  /// How the grading went.
  package var status: Status
  /// The points earned.
  package var score: Double
  /// The most points there are.
  package var max: Double
  /// The parts, in the order of the exercise.
  package var parts: [PartGrade]
  /// Why there are no verdicts, or not all.
  package var message: String?

  /// How the line begins, of which only a piece may have been written.
  static let beginning = Array(#"{"schema":"\#(schema)","#.utf8)

  /// The line, with its end.
  package var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", Self.schema)
    writer.member("submission", submission)
    writer.key("sha256")
    if let sha256 { writer.value(sha256) } else { writer.null() }
    writer.key("exercise")
    writer.beginObject()
    writer.member("id", exercise)
    writer.member("sha256", exerciseSHA256)
    writer.endObject()
    writer.member("language", language.rawValue)
    if showsAnswers { writer.member("showsAnswers", true) }
    if isRun { writer.member("run", true) }
    writer.member("status", status.rawValue)
    writer.member("score", score)
    writer.member("max", max)
    writer.key("exercises")
    writer.beginObject()
    for part in parts { part.write(to: &writer) }
    writer.endObject()
    if let message { writer.member("message", message) }
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}

extension PartGrade {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.key(part)
    writer.beginObject()
    writer.member("verdict", verdict.rawValue)
    writer.member("score", score)
    writer.member("max", max)
    writer.key("answers")
    writer.beginObject()
    for answer in answers {
      writer.key(answer.variable)
      writer.beginObject()
      writer.key("claimed")
      if let claimed = answer.claimed { writer.value(claimed) } else { writer.null() }
      writer.member("verdict", answer.verdict.rawValue)
      if let diagnosis = answer.diagnosis { writer.member("diagnosis", diagnosis.rawValue) }
      if let message = answer.message { writer.member("message", message) }
      writer.endObject()
    }
    writer.endObject()
    writer.key("messages")
    writer.beginArray()
    for message in messages { writer.value(message) }
    writer.endArray()
    writer.endObject()
  }
}

extension ProgramEnd {
  /// The status of its line of results.
  var status: GradeRecord.Status {
    switch self {
    case .finished: .graded
    case .failed, .notCompiled: .programError
    case .stopped(.wall, _), .stopped(.cpu, _): .timeout
    case .stopped: .programError
    }
  }
}
