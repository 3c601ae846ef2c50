import Foundation
import HostFiles
import ResultLines
import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct ResultsFileTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  private func entries() throws -> [SubmissionFiles.Entry] {
    try #require(
      SubmissionFiles.entries(
        at: fixturesFolder.appendingPathComponent("submissions/lesson-2").path))
  }

  private func run(_ file: ResultsFile?, jobs: Int) async throws -> (GradeRun.Summary, [UInt8]) {
    let run = GradeRun(try exercise("lesson-2"), language: nil, showsAnswers: false, jobs: jobs)
    var all: [UInt8] = []
    let summary = try await run.run(try entries(), resuming: file) { lines, _ in
      all += lines
      try file?.append(lines)
    }
    return (summary, all)
  }

  @Test("The number of threads makes no difference")
  func jobs() async throws {
    let one = try await run(nil, jobs: 1).1
    #expect(one.filter { $0 == 0x0A }.count == 15)
    for jobs in [2, 5] { #expect(try await run(nil, jobs: jobs).1 == one) }
  }

  @Test("A run that was stopped anywhere goes on to the same bytes")
  func resume() async throws {
    let whole = try await run(nil, jobs: 2).1
    let path = bench.path("results.jsonl").path
    var length = 0
    while length <= whole.count {
      try bench.write(whole.prefix(length), to: "results.jsonl")
      let summary = try await run(try ResultsFile(path: path), jobs: 2).0
      #expect(summary.skipped == whole.prefix(length).filter { $0 == 0x0A }.count)
      #expect(Array(try Data(contentsOf: bench.path("results.jsonl"))) == whole, "cut at \(length)")
      length += 397
    }
  }

  @Test("A shard that was stopped anywhere, also in its closing line, ends with the same bytes")
  func closed() async throws {
    let lesson = try exercise("lesson-2")
    let closing = SubmissionBatch(try entries()).closing(
      of: try #require(Shard(index: 1, count: 1)), exercise: lesson,
      language: lesson.language, showsAnswers: false, isRun: false)
    let whole = try await run(nil, jobs: 2).1 + closing.line
    let path = bench.path("results.jsonl").path
    for length in whole.count - closing.line.count - 1...whole.count {
      try bench.write(whole.prefix(length), to: "results.jsonl")
      let file = try ResultsFile(path: path)
      _ = try await run(file, jobs: 2)
      try file.end(with: closing)
      #expect(Array(try Data(contentsOf: bench.path("results.jsonl"))) == whole, "cut at \(length)")
    }
    // Another batch, whose lines are the same: the new closing line is the last one.
    var other = closing
    other.total += 1
    let file = try ResultsFile(path: path)
    try file.end(with: other)
    try file.end(with: other)
    #expect(
      Array(try Data(contentsOf: bench.path("results.jsonl"))) == whole + other.line)
    #expect(file.submissions.count == 15)
  }

  @Test("A submission that changed gets a new line")
  func changed() async throws {
    let path = bench.path("results.jsonl").path
    let lesson = try exercise("lesson-2")
    for text in ["# 2.3\nx = 3.\n# x.grad: 1\n", "# 2.3\nx = 3.\n# x.grad: -5.0344\n"] {
      try bench.write(text, to: "a.py")
      let file = try ResultsFile(path: path)
      let entry = SubmissionFiles.Entry(name: "a.py", path: bench.path("a.py").path)
      for expected in [0, 1] {
        let again = expected == 0 ? file : nil
        guard let again else { continue }
        let run = GradeRun(lesson, language: nil, showsAnswers: false, jobs: 1)
        _ = try await run.run([entry], resuming: again) { lines, _ in try again.append(lines) }
      }
    }
    #expect(try bench.text(of: "results.jsonl").split(separator: "\n").count == 2)
  }

  @Test(
    "What is no results file is left as it is",
    arguments: [
      "x", "import torch\n", "{\"a\": 1}\n", "{}", "{\"schema\":\"gradcheck.shard/1\",}\n",
    ])
  func foreign(text: String) throws {
    try bench.write(text, to: "a.py")
    #expect(throws: ResultsFile.Malformed.self) {
      try ResultsFile(path: bench.path("a.py").path)
    }
    #expect(try bench.text(of: "a.py") == text)
  }

  @Test("Two runs do not write to one file")
  func locked() throws {
    let path = bench.path("results.jsonl").path
    let first = try ResultsFile(path: path)
    #expect(throws: FileError.inUse) { try ResultsFile(path: path) }
    withExtendedLifetime(first) {}
  }

  @Test("Names of different bytes are two, also where Unicode calls them the same")
  func spellings() async throws {
    let names = ["caf\u{E9}.py", "cafe\u{301}.py"]
    let path = bench.path("results.jsonl").path
    let lesson = try exercise("lesson-2")
    for expected in [0, 2] {
      let file = try ResultsFile(path: path)
      let entries = try names.enumerated().map { index, name in
        try bench.write("# 2.3\nx = \(index).\n", to: "\(index).py")
        return SubmissionFiles.Entry(name: name, path: bench.path("\(index).py").path)
      }
      let summary = try await GradeRun(lesson, language: nil, showsAnswers: false, jobs: 1)
        .run(entries, resuming: file) { lines, _ in try file.append(lines) }
      #expect(summary.skipped == expected)
    }
  }

  @Test("What the machine could not run is tried again")
  func sandboxErrors() async throws {
    let lesson = try exercise("lesson-2")
    try bench.write("# 2.3\nx = 3.\n# x.grad: -5.0344\n", to: "a.py")
    let bytes = Array(try Data(contentsOf: bench.path("a.py")))
    var record = SubmissionGrader(lesson).grade("a.py", bytes)
    record.status = .sandboxError
    try bench.write(record.line, to: "results.jsonl")
    let file = try ResultsFile(path: bench.path("results.jsonl").path)
    let entry = SubmissionFiles.Entry(name: "a.py", path: bench.path("a.py").path)
    let summary = try await GradeRun(lesson, language: nil, showsAnswers: false, jobs: 1)
      .run([entry], resuming: file) { lines, _ in try file.append(lines) }
    #expect(summary.graded == 1 && file.submissions == ["a.py"])
  }
}
