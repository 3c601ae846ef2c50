import Foundation
import TestSupport
import Testing

@Suite("Where results go", .timeLimit(.minutes(2)))
struct OutputTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(FixtureTexts.everyOutcome, to: "a.json")
    try bench.write(FixtureTexts.passing, to: "right.json")
  }

  // MARK: Formats

  @Test("JSON Lines are JSON, one object a line, in the order of the file")
  func jsonLines() async throws {
    let outcome = try await bench.run("a.json", "--format", "jsonl")
    let objects = try outcome.text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.count == 10)
    #expect(objects.first?["id"] as? String == "right")
    #expect(objects.last?["id"] as? String == "array")
    #expect(objects.allSatisfy { $0["schema"] as? String == "gradcheck.result/1" })
  }

  @Test("JSON is one document, whose totals count its cases")
  func json() async throws {
    let outcome = try await bench.run("a.json", "right.json", "--format", "json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
    let cases = try #require(document["cases"] as? [[String: Any]])
    let summary = try #require(document["summary"] as? [String: Int])
    #expect(cases.count == 11)
    #expect(summary["files"] == 2)
    #expect(summary["passed"] == cases.count { $0["passed"] as? Bool == true })
    #expect(summary["failed"] == cases.count { $0["passed"] as? Bool == false })
  }

  @Test("JUnit is XML")
  func junit() async throws {
    let outcome = try await bench.run("a.json", "--format", "junit")
    #expect(outcome.text.hasPrefix("<?xml "))
    #expect(outcome.text.hasSuffix("</testsuites>\n"))
    #expect(outcome.text.contains(#"tests="10""#))
  }

  @Test("TAP has a plan, and a point for each case")
  func tap() async throws {
    let outcome = try await bench.run("a.json", "--format", "tap")
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.first == "TAP version 13")
    #expect(lines.contains("1..10"))
    #expect(lines.count { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") } == 10)
  }

  // MARK: Files

  @Test("--output writes the same bytes to a file, and nothing else anywhere")
  func output() async throws {
    let printed = try await bench.run("a.json", "--format", "jsonl")
    let written = try await bench.run("a.json", "--format", "jsonl", "--output", "results.jsonl")
    #expect(written.status == printed.status)
    #expect(written.output.isEmpty)
    #expect(written.errors == "")
    #expect(try bench.text(of: "results.jsonl") == printed.text)
  }

  @Test("Longer results of an earlier run leave nothing behind")
  func shorter() async throws {
    _ = try await bench.run("a.json", "--output", "results.txt")
    _ = try await bench.run("right.json", "--output", "results.txt")
    let printed = try await bench.run("right.json")
    #expect(try bench.text(of: "results.txt") == printed.text)
  }

  @Test("--output - is standard output")
  func dash() async throws {
    let outcome = try await bench.run("right.json", "--output", "-")
    #expect(outcome.text.hasPrefix("1 case in 1 file"))
  }

  @Test("A file that cannot be written is 66, before anything is checked")
  func unwritable() async throws {
    let outcome = try await bench.run("a.json", "--output", "nowhere/results.txt")
    #expect(outcome.status == 66)
    #expect(
      outcome.errors == "gradcheck: cannot write nowhere/results.txt: there is no such folder\n")
  }

  @Test("Results are never written over fixtures", arguments: ["right.json", "./a.json"])
  func fixtures(path: String) async throws {
    let before = try bench.text(of: path)
    let outcome = try await bench.run("--output", path, "a.json")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("this is a fixture file"))
    #expect(try bench.text(of: path) == before)
  }

  @Test("Results are never written over an input, even a malformed one")
  func input() async throws {
    try bench.write("{}", to: "broken.json")
    let outcome = try await bench.run("broken.json", "--output", "broken.json")
    #expect(outcome.status == 64)
    #expect(try bench.text(of: "broken.json") == "{}")
  }

  // MARK: Streams

  @Test(
    "A reader that goes away stops the writing, and not the checking",
    arguments: ["text", "jsonl", "junit"])
  func closedPipe(format: String) async throws {
    let cases = (0..<2_000).map { FixtureTexts.square("c\($0)", gradient: "7") }
    try bench.write(
      #"{"schema": "gradcheck.fixture/1", "cases": [\#(cases.joined(separator: ","))]}"#,
      to: "long.json")
    let outcome = try await bench.shell(
      #"{ "$gradcheck" long.json --format \#(format) --verbose; echo $? >status; } | head -n 1"#)
    #expect(outcome.text.split(separator: "\n").count == 1)
    #expect(outcome.errors == "")
    #expect(try bench.text(of: "status") == "1\n")
  }

  @Test("A pipe that nobody ever read is no reason to fail")
  func unreadPipe() async throws {
    let outcome = try await bench.shell(
      #"{ "$gradcheck" right.json; echo $? >status; } | :"#)
    #expect(outcome.errors == "")
    #expect(try bench.text(of: "status") == "0\n")
  }

  @Test("A closed standard output is said, and a closed standard error is borne")
  func closedStreams() async throws {
    let output = try await bench.shell(#""$gradcheck" right.json >&-"#)
    #expect(output.status == 66)
    #expect(
      output.errors == "gradcheck: cannot write standard output: Bad file descriptor\n")
    let errors = try await bench.shell(#""$gradcheck" nowhere.json right.json 2>&-"#)
    #expect(errors.status == 66)
    #expect(errors.text.hasPrefix("1 case in 1 file"))
  }

  @Test("Without a terminal there is no colour and no progress")
  func plain() async throws {
    for index in 0..<20 { try bench.write(FixtureTexts.failing, to: "many/\(index).json") }
    let outcome = try await bench.run("many")
    #expect(!outcome.text.contains("\u{1B}"))
    #expect(outcome.errors == "")
  }
}
