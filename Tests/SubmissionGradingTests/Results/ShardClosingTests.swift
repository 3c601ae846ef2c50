import ResultLines
import StrictJSON
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct ShardClosingTests {
  @Test("A line read is the closing that was written")
  func roundTrip() throws {
    let shard = try #require(Shard(index: 3, count: 8))
    for (showsAnswers, isRun) in [(false, false), (true, false), (false, true), (true, true)] {
      let closing = ShardClosing<GradeResults>(
        shard: shard, count: 1252, total: 10_000, ids: "00",
        settings: .init(
          exerciseSHA256: "ff", language: .ru, showsAnswers: showsAnswers, isRun: isRun))
      #expect(closing.line.starts(with: GradeResults.closingBeginning))
      #expect(try ShardClosing<GradeResults>(parsing: closing.line) == closing)
    }
  }

  @Test("The line is that of the format")
  func format() throws {
    let closing = ShardClosing<GradeResults>(
      shard: try #require(Shard(index: 3, count: 8)), count: 2, total: 9, ids: "0a",
      settings: .init(exerciseSHA256: "ff", language: .en, showsAnswers: false, isRun: false))
    #expect(
      String(decoding: closing.line, as: UTF8.self)
        == #"{"schema":"gradcheck.shard/1","shard":"3/8","count":2,"total":9,"ids":"0a","#
        + #""exercise":"ff","language":"en","complete":true}"# + "\n")
  }

  @Test(
    "What is no closing line says what was expected where",
    arguments: [
      ("3/8", "9/8", "shard"), ("\"count\":2", "\"count\":-2", "count"),
      ("\"total\":9", "\"total\":9.5", "total"), ("true", "false", "complete"),
      ("\"exercise\":\"ff\",", "", "exercise"), ("\"en\"", "\"fr\"", "language"),
      ("shard/1", "shard/2", "schema"),
    ])
  func malformed(part: String, other: String, path: String) {
    let text =
      #"{"schema":"gradcheck.shard/1","shard":"3/8","count":2,"total":9,"ids":"0a","#
      + #""exercise":"ff","language":"en","complete":true}"#
    let changed = text.replacing(part, with: other)
    #expect(changed != text)
    let error = #expect(throws: JSONError.self) {
      try ShardClosing<GradeResults>(parsing: Array(changed.utf8))
    }
    #expect(error?.path == path)
  }
}
