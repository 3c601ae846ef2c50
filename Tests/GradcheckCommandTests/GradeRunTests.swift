import Foundation
import ProgramRunning
import StrictJSON
import SubmissionGrading
import TestSupport
import Testing

/// Whether this machine can run programs in a sandbox at all; where it cannot, the command must say so.
private enum Machine {
  static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  static let sandbox = Result { () throws(SandboxError) in
    try Sandbox.probe(for: [.python], searchPath: path)
  }
  static let swiftSandbox = Result { () throws(SandboxError) in
    try Sandbox.probe(for: [.swift], searchPath: path)
  }
  static func has(_ sandbox: Result<Sandbox, SandboxError>) -> ConditionTrait {
    switch sandbox {
    case .success: .enabled(if: true)
    case .failure(let error): .disabled(Comment(rawValue: error.reason))
    }
  }
}

@Suite("gradcheck grade --run", .timeLimit(.minutes(10)))
struct GradeRunTests {
  private let bench: Workbench
  private let fixtures = Workbench.fixtures

  init() throws {
    bench = try Workbench()
  }

  private func grade(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> Workbench.Outcome {
    let exercise = fixtures.appendingPathComponent("exercises/lesson-2.json").path
    return try await bench.run(
      arguments: ["grade", "--exercise", exercise, "--run"] + arguments, environment: environment)
  }

  private static let program = """
    # 2.3
    import math
    x = 3.0
    print("x.grad:", 2 * x * math.cos(x * x + 1))

    """

  @Test("Where there is no sandbox, nothing is run or graded, and a sentence says why")
  func unavailable() async throws {
    try bench.write(Self.program, to: "a.py")
    try bench.write("# 2.3\n# x.grad: 1\n", to: "b.txt")
    for arguments in [["a.py"], ["b.txt"]] {
      let outcome = try await grade(
        arguments[0], "--output", "results.jsonl", environment: ["PATH": "/nonexistent"])
      #expect(outcome.status == 69 && outcome.output.isEmpty)
      #expect(
        outcome.errors.hasPrefix("gradcheck: no sandbox, so nothing was run or graded: There is"))
      #expect(throws: (any Error).self) { try bench.text(of: "results.jsonl") }
    }
  }

  @Test("A limit without programs is wrong usage, and so is none at all")
  func usage() async throws {
    let exercise = fixtures.appendingPathComponent("exercises/lesson-2.json").path
    let limit = try await bench.run("grade", "--exercise", exercise, "--cpu", "3", "a.py")
    #expect(limit.status == 64 && limit.errors.contains("needs --run"))
    #expect(try await grade("--memory", "0", "a.py").status == 64)
    #expect(try await grade("--wall", "-1", "a.py").status == 64)
  }

  @Test(
    "A program that was read before is run when that is asked for, and once",
    Machine.has(Machine.sandbox))
  func resumed() async throws {
    try bench.write(Self.program, to: "class/a.py")
    try bench.write("# 2.3\nx = 3.\n# x.grad: -5.0344\n", to: "class/b.txt")
    let exercise = fixtures.appendingPathComponent("exercises/lesson-2.json").path
    let read = try await bench.run(
      "grade", "--exercise", exercise, "class", "--output", "results.jsonl")
    #expect(read.errors == "graded 2, unreadable 0, done before 0\n")
    let run = try await grade("class", "--output", "results.jsonl")
    #expect(run.status == 0 && run.errors == "graded 1, unreadable 0, done before 1\n")
    let lines = try bench.text(of: "results.jsonl").split(separator: "\n")
    #expect(lines.count == 3)
    let last = try GradeRecord(parsing: Array(lines[2].utf8))
    #expect(last.submission == "a.py" && last.isRun && last.score == 8)
    let again = try await grade("class", "--output", "results.jsonl")
    #expect(again.errors == "graded 0, unreadable 0, done before 2\n")
  }

  @Test("The sample that is a Swift program", Machine.has(Machine.swiftSandbox))
  func swiftSample() async throws {
    let outcome = try await grade(
      fixtures.appendingPathComponent("submissions/lesson-2/s32_answer.swift").path)
    let record = try GradeRecord(parsing: outcome.output)
    #expect(record.status == .graded && record.score == 8)
    #expect(record.parts.map(\.verdict) == [.pass, .missing, .missing])
  }

  @Test(
    "Every hostile program gets its line, and the grader and its files are as they were",
    Machine.has(Machine.sandbox))
  func hostile() async throws {
    let folder = fixtures.appendingPathComponent("submissions/hostile")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".py") }.sorted()
    #expect(names.count > 20)
    for name in names {
      try bench.write(
        try Data(contentsOf: folder.appendingPathComponent(name)), to: "class/\(name)")
    }
    let before = try await bench.shell("ls -lR --time-style=full-iso class; cat class/*")
    let outcome = try await grade("class", "--wall", "4", "--cpu", "2", "--language", "en")
    #expect(outcome.status == 0)
    let records = try outcome.output.split(separator: 0x0A).map { try GradeRecord(parsing: $0) }
    #expect(records.map(\.submission) == names)
    #expect(records.allSatisfy { $0.score == 0 && $0.isRun && $0.status != .sandboxError })
    let after = try await bench.shell("ls -lR --time-style=full-iso class; cat class/*")
    #expect(before.output == after.output)
    let status = Dictionary(uniqueKeysWithValues: records.map { ($0.submission, $0.status) })
    #expect(status["infinite-loop.py"] == .timeout && status["sleep.py"] == .timeout)
    #expect(status["fork-bomb.py"] == .programError && status["memory-hog.py"] == .programError)
  }
}
