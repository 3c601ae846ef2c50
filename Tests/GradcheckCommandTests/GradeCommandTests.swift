import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("gradcheck grade", .timeLimit(.minutes(5)))
struct GradeCommandTests {
  private let bench: Workbench
  private let fixtures = Workbench.fixtures

  init() throws {
    bench = try Workbench()
  }

  private var exercise: String { fixtures.appendingPathComponent("exercises/lesson-2.json").path }
  private var samples: String { fixtures.appendingPathComponent("submissions/lesson-2").path }

  private func grade(_ arguments: String...) async throws -> Workbench.Outcome {
    try await bench.run(arguments: ["grade", "--exercise", exercise] + arguments)
  }

  @Test("The samples' lines, in both languages", arguments: ["ru", "en"])
  func golden(language: String) async throws {
    let outcome = try await grade(samples, "--language", language)
    #expect(outcome.status == 0)
    try expectGolden(outcome.output, named: "grade-lesson-2-\(language).jsonl")
  }

  @Test("Right answers are quoted only where that is asked for")
  func showAnswers() async throws {
    let sample = samples + "/s03_wrong_sign.ipynb"
    #expect(!(try await grade(sample)).text.contains("-5.03"))
    #expect((try await grade(sample, "--show-answers")).text.contains("-5.034"))
  }

  @Test("A second run skips what is done, and repairs a torn line")
  func resumed() async throws {
    #expect(try await grade(samples, "--output", "whole.jsonl").status == 0)
    let whole = try bench.text(of: "whole.jsonl")
    try bench.write(Array(whole.utf8.prefix(whole.utf8.count / 2)), to: "parts.jsonl")
    #expect(try await grade(samples, "--output", "parts.jsonl").status == 0)
    #expect(try bench.text(of: "parts.jsonl") == whole)
    let again = try await grade(samples, "--output", "parts.jsonl")
    #expect(again.errors == "graded 0, unreadable 0, done before 15\n")
  }

  @Test("Links and FIFOs are not opened, and everything else goes on")
  func hostileFolder() async throws {
    try bench.write("# 2.3\nx = 3.\n# x.grad: -5.0344\n", to: "class/b/ok.py")
    try bench.write("", to: "class/empty.ipynb")
    try bench.write("x", to: "class/=cmd().py")
    try bench.write("secret", to: "secret.py")
    try bench.write("x", to: "class/locked.py")
    let made = try await bench.shell(
      "mkfifo class/pipe.py && ln -s ../secret.py class/link.py && ln -s / class/root && chmod 0 class/locked.py"
        + " && printf x > \"$(printf 'class/two\\nlines.py')\"")
    #expect(made.status == 0)
    let outcome = try await grade("class")
    #expect(outcome.status == 0)
    let lines = try outcome.text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    let status = Dictionary(
      uniqueKeysWithValues: lines.map {
        ($0["submission"]?.string ?? "", $0["status"]?.string ?? "")
      })
    // Who runs as root reads what is locked.
    let isRoot = getuid() == 0
    #expect(
      status == [
        "=cmd().py": "graded", "b/ok.py": "graded", "empty.ipynb": "unreadable",
        "link.py": "unreadable", "locked.py": isRoot ? "graded" : "unreadable",
        "pipe.py": "unreadable", "root": "unreadable", "two\nlines.py": "graded",
      ])
    #expect(!outcome.text.contains("secret"))
  }

  @Test("What is wrong with the command line, the exercise or the results has its exit status")
  func failures() async throws {
    try bench.write("x = 1\n", to: "a.py")
    try bench.write("{\"schema\": \"gradcheck.exercise/1\",\n \"ID\": 1}", to: "bad.json")
    let noExercise = try await bench.run("grade", "a.py")
    #expect(noExercise.status == 64)
    let bad = try await bench.run("grade", "--exercise", "bad.json", "a.py")
    #expect(bad.status == 65 && bad.errors.contains("bad.json:2:2: unknown key \"ID\""))
    let missing = try await bench.run("grade", "--exercise", "none.json", "a.py")
    #expect(missing.status == 66)
    let lost = try await grade("a.py", "none.py")
    #expect(lost.status == 66 && lost.text.contains("\"a.py\"") && lost.errors.contains("none.py"))
    let overwritten = try await grade("a.py", "--output", "a.py")
    #expect(overwritten.status == 64)
    let foreign = try await grade("a.py", "--output", "bad.json")
    #expect(foreign.status == 64 && foreign.errors.contains("this is an exercise file"))
    try bench.write("{\"schema\":\"gradcheck.grade/1\"}\n", to: "half.jsonl")
    let malformed = try await grade("a.py", "--output", "half.jsonl")
    #expect(malformed.status == 65 && malformed.errors.contains("line 1 is not a result"))
    #expect(try bench.text(of: "a.py") == "x = 1\n")
    #expect(try await grade("a.py", "--language", "fr").status == 64)
    #expect(try await grade("a.py", "--jobs", "0").status == 64)
  }

  @Test("Two submissions of one name are told apart")
  func names() async throws {
    try bench.write("x = 1\n", to: "u1/hw.py")
    try bench.write("x = 2\n", to: "u2/hw.py")
    let outcome = try await grade("u1/hw.py", "u2/hw.py", "./u1/hw.py")
    #expect(
      outcome.text.contains("\"submission\":\"u1/hw.py\"") && outcome.text.contains("\"u2/hw.py\""))
  }

  @Test(
    "The schemas that the command prints are those of the folder",
    arguments: ["check-result", "exercise", "fixture", "result"])
  func schema(name: String) async throws {
    let outcome = try await bench.run("schema", name)
    #expect(outcome.status == 0)
    let file = fixtures.appendingPathComponent("schemas/\(name).schema.json")
    #expect(Data(outcome.output) == (try Data(contentsOf: file)), "record it in SchemaText+….swift")
  }
}
