import Foundation
import TestSupport
import Testing

@Suite("gradcheck check", .timeLimit(.minutes(2)))
struct CheckCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(FixtureTexts.passing, to: "right.json")
    try bench.write(FixtureTexts.failing, to: "wrong.json")
    try bench.write("{", to: "broken.json")
    try bench.write(FixtureTexts.everyOutcome, to: "every-outcome.json")
  }

  @Test("A right gradient passes, and standard error stays silent")
  func right() async throws {
    let outcome = try await bench.run("right.json")
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("1 case in 1 file: all as expected; "))
    #expect(outcome.errors == "")
  }

  @Test("A wrong gradient fails, with a table")
  func wrong() async throws {
    let outcome = try await bench.run("wrong.json")
    #expect(outcome.status == 1)
    #expect(outcome.text.hasPrefix("wrong.json:2: wrong: mismatch, expected match\n"))
    #expect(outcome.text.contains("numerical ± error"))
    #expect(outcome.errors == "")
  }

  @Test("check is the verb that need not be written")
  func defaultVerb() async throws {
    let short = try await bench.run("every-outcome.json")
    let long = try await bench.run("check", "every-outcome.json")
    #expect(short.status == 1)
    #expect(long.status == short.status)
    #expect(long.output == short.output)
  }

  @Test(
    "Of several exit codes the first of 66, 65, 1 wins",
    arguments: [
      (["right.json", "wrong.json"], 1), (["wrong.json", "broken.json"], 65),
      (["broken.json", "nowhere.json"], 66),
      (["nowhere.json", "wrong.json", "broken.json", "right.json"], 66),
    ] as [([String], Int32)])
  func exitCodes(files: [String], status: Int32) async throws {
    let names = files.joined(separator: " ")
    let outcome = try await bench.shell("\"$gradcheck\" \(names)")
    #expect(outcome.status == status)
    // Whatever happened to the others, every good file was checked.
    #expect(outcome.text.contains("wrong: mismatch") == files.contains("wrong.json"))
  }

  @Test(
    "A run tells the whole story of a failure",
    arguments: [[], ["--verbose"], ["--quiet"]] as [[String]])
  func goldens(flags: [String]) async throws {
    let words = (["every-outcome.json", "right.json"] + flags).joined(separator: " ")
    let outcome = try await bench.shell("\"$gradcheck\" \(words)")
    #expect(outcome.status == 1)
    let name = flags.first.map { "every-outcome" + $0.dropFirst() } ?? "every-outcome"
    try expectGolden(Array(Steady.text(outcome.text).utf8), named: "\(name).txt")
  }

  @Test("Quiet success is silent")
  func quiet() async throws {
    let outcome = try await bench.run("right.json", "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "Every method finds a sign error", arguments: ["adaptive", "central", "forward", "richardson"])
  func methods(name: String) async throws {
    let outcome = try await bench.run("wrong.json", "--method", name)
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("method: \(name), "))
  }

  @Test("A program is never started, whatever a fixture asks for")
  func implementations() async throws {
    try bench.write(
      FixtureTexts.file(
        #"{"id": "a", "function": "x", "at": {"x": 1}, "implementation": {"command": ["touch", "started"]}}"#
      ), to: "program.json")
    let outcome = try await bench.run("program.json")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("implementation"))
    #expect(!FileManager.default.fileExists(atPath: bench.path("started").path))
  }
}
