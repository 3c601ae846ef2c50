import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct GradeRecordsTests {
  private let first = ViewSamples.classRecords[0]
  private let second = ViewSamples.classRecords[1]

  private func text(_ records: GradeRecord...) -> String {
    records.map { String(decoding: $0.line, as: UTF8.self) }.joined()
  }

  @Test(
    "The last line of a submission counts, whatever file it is in, and the order is that of names")
  func last() {
    var lines = GradeRecords()
    var again = first
    again.score = 3
    #expect(lines.read(Array(text(second, first).utf8)).isEmpty)
    #expect(lines.read(Array(text(again).utf8)).isEmpty)
    #expect(lines.records == [again, second])
    var other = first
    other.exercise = "lesson-3"
    #expect(lines.read(Array(text(other).utf8)).isEmpty)
    #expect(lines.records == [again, other, second])
  }

  @Test("Ends of shards and empty lines are passed over")
  func passedOver() {
    var lines = GradeRecords()
    let shard =
      #"{"schema":"gradcheck.shard/1","shard":"1/2","count":2,"total":3,"ids":"0","exercise":"0","#
      + #""language":"en","complete":true}"#
    #expect(lines.read(Array((text(first) + shard + "\n\r\n" + text(second) + shard).utf8)).isEmpty)
    #expect(lines.records.count == 2)
    let torn = lines.read(Array((text(first) + shard.dropLast(20)).utf8))
    #expect(torn.count == 1 && torn[0].message.hasPrefix("the last line is cut off"))
    #expect(lines.read([]).isEmpty)
  }

  @Test("A line that is no result is told with its place, and the others are read")
  func problems() {
    var lines = GradeRecords()
    let whole = text(first)
    let input =
      "nonsense\n" + whole + whole.replacing("\"score\":16,", with: "\"score\":\"a\",")
      + whole.replacing("grade/1", with: "result/1") + text(second).dropLast(9)
    let problems = lines.read(Array(input.utf8))
    #expect(problems.map(\.line) == [1, 3, 4, 5])
    #expect(problems[0].message.contains("expected"))
    #expect(problems[1].message.contains("expected a number, found \"a\" (score)"))
    #expect(problems[2].message.contains("expected \"gradcheck.grade/1\""))
    #expect(problems[3].message.hasPrefix("the last line is cut off"))
    #expect(lines.records == [first])
  }

  @Test(
    "A whole last line needs no end, and one that is no beginning of a result is not called cut off"
  )
  func noEnd() {
    var lines = GradeRecords()
    #expect(lines.read(Array(text(first).utf8.dropLast())).isEmpty)
    #expect(lines.records == [first])
    #expect(lines.read(Array("garbage".utf8)).first?.message.contains("cut off") == false)
    #expect(lines.read(Array("{\"sch".utf8)).first?.message.contains("cut off") == true)
  }

  @Test("Numbers with which nothing can be computed are refused", arguments: ["1e999", "-1"])
  func numbers(max: String) {
    var lines = GradeRecords()
    let text = text(first).replacing("\"max\":16", with: "\"max\":\(max)")
    #expect(lines.read(Array(text.utf8)).count == 1)
  }
}
