import Foundation
import TestSupport
import Testing

@Suite("How work is divided", .timeLimit(.minutes(5)))
struct RunDivisionTests {
  private static let caseCount = 2_000

  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    // Wrong at every third case; malformed at some; large enough to be cut into parts.
    let cases = (0..<Self.caseCount).map { index in
      let function = index % 500 == 499 ? "x +" : "sin(x)*y + x^2"
      let claim = index % 3 == 0 ? "0.5" : #""sin""#
      let gradient = index % 3 == 0 ? claim : "0"
      return
        #"{"id": "case-\#(index)", "function": "\#(function)", "at": {"x": \#(index), "y": 2}, "#
        + #""gradient": {"x": \#(gradient), "y": 1}, "expect": "\#(index % 7 == 0 ? "match" : "mismatch")"}"#
    }
    try bench.write(
      #"{"schema": "gradcheck.fixture/1", "cases": ["# + "\n"
        + cases.joined(separator: ",\n") + "]}", to: "many.json")
    try bench.write(FixtureTexts.everyOutcome, to: "few.json")
  }

  @Test(
    "The output is the same, byte for byte, for any number of threads",
    arguments: ["text", "jsonl", "junit"])
  func jobs(format: String) async throws {
    let one = try await bench.run("many.json", "few.json", "--format", format, "--jobs", "1")
    #expect(one.status == 65)
    #expect(one.output.count > 1_000)
    for jobs in ["2", "7", "64"] {
      let other = try await bench.run("many.json", "few.json", "--format", format, "--jobs", jobs)
      #expect(other.status == one.status)
      #expect(other.output == one.output)
      #expect(other.errors == one.errors)
    }
  }

  @Test("Shards share no case and leave none out", arguments: [1, 2, 5])
  func shards(count: Int) async throws {
    let whole = try await ids("many.json", "few.json")
    #expect(whole.count == Self.caseCount - 4 + 10)
    var parts: [String] = []
    for index in 1...count {
      let part = try await ids("many.json", "few.json", "--shard", "\(index)/\(count)")
      #expect(part.count > whole.count / count / 2)
      parts += part
    }
    #expect(parts.sorted() == whole.sorted())
  }

  @Test("A shard without cases passes: another one has them")
  func emptyShard() async throws {
    try bench.write(FixtureTexts.passing, to: "one.json")
    var cases = 0
    for index in 1...3 {
      let outcome = try await bench.run("one.json", "--shard", "\(index)/3")
      #expect(outcome.status == 0)
      cases += outcome.text.hasPrefix("1 case") ? 1 : 0
    }
    #expect(cases == 1)
  }

  @Test("Bazel's variables choose a shard, which it counts from 0")
  func bazel() async throws {
    let part = try await bench.run("few.json", "--shard", "2/3")
    let same = try await bench.run(
      "few.json", environment: ["TEST_SHARD_INDEX": "1", "TEST_TOTAL_SHARDS": "3"])
    #expect(same.output == part.output && same.status == part.status)
  }

  private func ids(_ paths: String, _ others: String...) async throws -> [String] {
    let words = ([paths] + others).joined(separator: " ")
    let outcome = try await bench.shell("\"$gradcheck\" \(words) --format jsonl")
    // Other lines are about what could not be checked, and the end of a shard.
    let lines = outcome.text.split(separator: "\n").filter { $0.contains("gradcheck.result/1") }
    return try lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(object?["id"] as? String)
    }
  }
}
