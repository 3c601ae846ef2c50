import StrictJSON
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct GradeRecordTests {
  private static let record = GradeRecord(
    submission: "a \"b\"\n.py", sha256: "00ff", exercise: "lesson", exerciseSHA256: "ff00",
    language: .ru, showsAnswers: true, isRun: true, status: .programError, score: 4.5, max: 9,
    parts: [
      PartGrade(
        part: "2.2", verdict: .wrong, score: 4.5, max: 9,
        answers: [
          .init(variable: "w", claimed: "48.6", verdict: .pass, diagnosis: nil, message: nil),
          .init(variable: "b", claimed: nil, verdict: .missing, diagnosis: .sign, message: "нет"),
        ], messages: ["one", "two"])
    ], message: "why")

  @Test("A line read is the record that was written")
  func roundTrip() throws {
    for record in [
      Self.record,
      GradeRecord(
        submission: "", sha256: nil, exercise: "e", exerciseSHA256: "", language: .en,
        status: .unreadable, score: 0, max: 1, parts: [], message: nil),
    ] {
      #expect(try GradeRecord(parsing: record.line) == record)
    }
  }

  @Test(
    "What is no result says what was expected where",
    arguments: [
      ("\"score\":4.5,\"max\":9,\"exercises\"", "\"max\":9,\"exercises\"", "score"),
      ("\"verdict\":\"pass\"", "\"verdict\":\"good\"", "exercises.2.2.answers.w.verdict"),
      ("\"exercise\":{", "\"exercise\":1,\"x\":{", "exercise"),
      ("[\"one\",\"two\"]", "[1]", "exercises.2.2.messages"),
      ("grade/1", "grade/2", "schema"),
      ("\"max\":9,\"exercises\"", "\"max\":-9,\"exercises\"", "max"),
      ("\"max\":9,\"answers\"", "\"max\":-9,\"answers\"", "exercises.2.2.max"),
    ])
  func malformed(part: String, other: String, path: String) throws {
    let text = String(decoding: Self.record.line, as: UTF8.self)
    let changed = text.replacing(part, with: other)
    #expect(changed != text)
    let error = #expect(throws: JSONError.self) { try GradeRecord(parsing: Array(changed.utf8)) }
    #expect(error?.path == path)
  }
}
