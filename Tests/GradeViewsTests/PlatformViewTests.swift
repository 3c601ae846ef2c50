import Foundation
import StrictJSON
import SubmissionReading
import Testing

@testable import GradeViews
@testable import SubmissionGrading

/// The formats of Gradescope, GitHub Classroom and PrairieLearn, read as strictly as their documents are.
@Suite struct PlatformViewTests {
  private static let records = ViewSamples.classRecords

  private func object(_ view: GradeView, _ record: GradeRecord) throws -> JSONValue {
    let bytes = try #require(view.document([record]))
    guard view == .classroom else { return try JSONValue(parsing: bytes) }
    #expect(bytes.last == 0x0A && !bytes.dropLast().contains(0x0A))
    let data = try #require(Data(base64Encoded: Data(bytes.dropLast())))
    return try JSONValue(parsing: Array(data))
  }

  private func keys(_ value: JSONValue?) -> [String] { value?.members?.map(\.key) ?? [] }

  @Test("Gradescope: the keys of its specification, and points that add up", arguments: records)
  func gradescope(record: GradeRecord) throws {
    let results = try object(.gradescope, record)
    #expect(
      keys(results) == [
        "score", "output", "output_format", "test_output_format", "test_name_format", "visibility",
        "tests", "extra_data",
      ])
    #expect(results["score"]?.double == record.score)
    #expect(
      results["visibility"]?.string == "visible" && results["output_format"]?.string == "text")
    let tests = try #require(results["tests"]?.elements)
    #expect(tests.compactMap { $0["score"]?.double }.reduce(0, +) == record.score)
    #expect(tests.count == record.parts.count)
    for test in tests {
      #expect(
        keys(test) == [
          "score", "max_score", "status", "name", "number", "output", "visibility", "extra_data",
        ])
      #expect(["passed", "failed"].contains(test["status"]?.string))
      #expect(try #require(test["score"]?.double) <= (try #require(test["max_score"]?.double)))
    }
    if let message = record.message {
      #expect(results["output"]?.string?.hasPrefix(message + "\n") == true)
    }
  }

  @Test("GitHub Classroom: what its reporter reads", arguments: records)
  func classroom(record: GradeRecord) throws {
    let result = try object(.classroom, record)
    #expect(keys(result) == ["version", "status", "max_score", "tests"])
    #expect(result["version"]?.double == 1 && result["max_score"]?.double == record.max)
    let tests = try #require(result["tests"]?.elements)
    // The reporter throws without tests, and sums their scores.
    #expect(!tests.isEmpty)
    #expect(tests.compactMap { $0["score"]?.double }.reduce(0, +) == record.score)
    for test in tests {
      #expect(
        keys(test) == [
          "name", "status", "score", "message", "test_code", "filename", "line_no", "duration",
        ])
      #expect(["pass", "fail", "error"].contains(test["status"]?.string))
      #expect(test["line_no"]?.double == 0)
    }
    let status = result["status"]?.string
    #expect(status == (record.status != .graded ? "error" : record.score == 16 ? "pass" : "fail"))
  }

  @Test("Base64 is that of Foundation", arguments: 0..<10)
  func base64(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 251 * $0 + 7) }
    #expect(Base64.encode(bytes) == Array(Data(bytes).base64EncodedData()))
  }

  @Test(
    "PrairieLearn: a share from 0 to 1 and points for every test, or not gradable",
    arguments: records)
  func prairielearn(record: GradeRecord) throws {
    let results = try object(.prairielearn, record)
    guard record.status != .unreadable, record.status != .sandboxError else {
      #expect(keys(results) == ["gradable", "format_errors"])
      #expect(results["gradable"]?.bool == false)
      #expect(results["format_errors"]?.elements?.count == 1)
      return
    }
    #expect(results["gradable"]?.bool == true)
    #expect((0...1).contains(try #require(results["score"]?.double)))
    #expect(results["score"]?.double == record.score / record.max)
    for test in results["tests"]?.elements ?? [] {
      #expect(keys(test) == ["name", "description", "points", "max_points", "output"])
      #expect(test["points"]?.double != nil && test["max_points"]?.double != nil)
    }
    #expect((results["message"] != nil) == (record.status != .graded))
  }

  @Test(
    "PrairieLearn: never more than 1 MB, and the score is there",
    arguments: [(3, 2000, true), (400, 1000, true), (3000, 150, true), (15_000, 1, false)])
  func size(parts: Int, length: Int, hasTests: Bool) throws {
    let text = String(repeating: "щ", count: length)
    var record = ViewSamples.record("a", [])
    record.parts = (0..<parts).map {
      ViewSamples.part("\($0)", 1, ("x", text, .wrong), .sign, text)
    }
    let bytes = try #require(GradeView.prairielearn.document([record]))
    #expect(bytes.count <= 1_000_000)
    let results = try JSONValue(parsing: bytes)
    #expect(results["score"]?.double == 0)
    #expect((results["tests"]?.elements?.count == parts) == hasTests)
  }

  @Test("An exercise without points divides nothing by zero")
  func noPoints() throws {
    var record = ViewSamples.record("a", [])
    record.max = 0
    #expect(try object(.prairielearn, record)["score"]?.double == 0)
    #expect(GradeView.html.text([record]).contains("a"))
  }
}
