import Foundation
import TestSupport
import Testing

@Suite("gradcheck grade --shard, and gradcheck merge", .timeLimit(.minutes(5)))
struct MergeCommandTests {
  private let bench: Workbench
  private let fixtures = Workbench.fixtures

  init() throws {
    bench = try Workbench()
  }

  private var samples: String { fixtures.appendingPathComponent("submissions/lesson-2").path }

  private func grade(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> Workbench.Outcome {
    let exercise = fixtures.appendingPathComponent("exercises/lesson-2.json").path
    return try await bench.run(
      arguments: ["grade", "--exercise", exercise] + arguments, environment: environment)
  }

  /// Three parts, `1.jsonl` to `3.jsonl`, and `whole.jsonl`.
  private func gradeAll() async throws {
    #expect(try await grade(samples, "--output", "whole.jsonl").status == 0)
    for index in 1...3 {
      let part = try await grade(samples, "--shard", "\(index)/3", "--output", "\(index).jsonl")
      #expect(part.status == 0)
    }
  }

  private static let parts = ["3.jsonl", "1.jsonl", "2.jsonl"]

  private func merge(_ arguments: [String]) async throws -> Workbench.Outcome {
    try await bench.run(arguments: ["merge"] + arguments)
  }

  @Test("Shards give the bytes of one run, on standard output and in a file")
  func shards() async throws {
    try await gradeAll()
    let whole = try bench.text(of: "whole.jsonl")
    let shown = try await merge(Self.parts)
    #expect(shown.status == 0 && shown.text == whole)
    #expect(shown.errors == "merged 15 submissions from 3 files\n")
    for _ in 1...2 {
      let written = try await merge(
        Self.parts + ["--output", "merged.jsonl", "--quiet", "--expect", samples])
      #expect(written.status == 0 && written.errors.isEmpty && written.output.isEmpty)
      #expect(try bench.text(of: "merged.jsonl") == whole)
    }
    // A shard that is done stays as it is; its lines on standard output are the same.
    let before = try bench.text(of: "2.jsonl")
    #expect(try await grade(samples, "--shard", "2/3", "--output", "2.jsonl").status == 0)
    #expect(try bench.text(of: "2.jsonl") == before)
    #expect(try await grade(samples, "--shard", "2/3").text == before)
  }

  @Test("The order of the command line makes no difference")
  func order() async throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: samples).sorted()
      .map { "\(samples)/\($0)" }
    let one = try await bench.run(
      arguments: ["grade", "--exercise", fixtures.path + "/exercises/lesson-2.json"] + files)
    let other = try await bench.run(
      arguments: ["grade", "--exercise", fixtures.path + "/exercises/lesson-2.json"]
        + files.reversed() + [samples])
    #expect(one.status == 0 && one.output == other.output)
  }

  @Test("What is missing, not done or torn is named, and the old results stay")
  func refused() async throws {
    try await gradeAll()
    try bench.write("", to: "old.jsonl")
    #expect(try await merge(Self.parts + ["--output", "old.jsonl"]).status == 0)
    let old = try bench.text(of: "old.jsonl")
    let second = try bench.text(of: "2.jsonl")
    try bench.write(second.dropLast(second.count / 3).utf8, to: "torn.jsonl")
    try bench.write(second.split(separator: "\n")[0].utf8 + [0x0A], to: "begun.jsonl")
    for (arguments, status, words) in [
      (["1.jsonl", "3.jsonl"], 65 as Int32, "shard 2/3 is missing"),
      (
        ["1.jsonl", "torn.jsonl", "3.jsonl"], 65,
        "torn.jsonl:6: the line was not written to its end"
      ),
      (["1.jsonl", "begun.jsonl", "3.jsonl"], 65, "begun.jsonl: there is no closing line"),
      (["1.jsonl", "2.jsonl", "3.jsonl", "none.jsonl"], 66, "none.jsonl: "),
      (["whole.jsonl"], 65, "--unsharded"),
      (["1.jsonl", "whole.jsonl"], 65, "whole.jsonl: there is no closing line"),
      ([fixtures.path + "/lesson-2.json"], 65, "lesson-2.json:1: this is no result"),
      ([], 64, "parts"),
    ] {
      let outcome = try await merge(arguments + ["--output", "old.jsonl"])
      #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome.errors)")
      #expect(try bench.text(of: "old.jsonl") == old)
    }
    let expected = try await merge(
      Self.parts + ["--expect", samples, fixtures.path + "/README.md"])
    #expect(expected.status == 65 && expected.errors.contains("\"README.md\" has no line"))
    #expect(expected.output.isEmpty)
    let nowhere = try await merge(Self.parts + ["--expect", "none"])
    #expect(nowhere.status == 66)
  }

  @Test("Results are not written over parts, inputs and other files")
  func guarded() async throws {
    try await gradeAll()
    try bench.write("notes\n", to: "notes.txt")
    let fewer = try bench.text(of: "whole.jsonl").split(separator: "\n").dropLast()
    try bench.write(fewer.map { "\($0)\n" }.joined(), to: "fewer.jsonl")
    for arguments in [
      Self.parts + ["--output", "1.jsonl"],
      ["--unsharded", "fewer.jsonl", "--output", "whole.jsonl"],
      ["--unsharded", "whole.jsonl", "--output", "whole.jsonl"],
      ["--unsharded", "whole.jsonl", "--output", "2.jsonl"],
      Self.parts + ["--output", "notes.txt"],
    ] {
      let name = arguments[arguments.count - 1]
      let before = try bench.text(of: name)
      let outcome = try await merge(arguments)
      #expect(
        outcome.status == 64 && outcome.errors.contains("--output \(name)"), "\(outcome.errors)")
      #expect(try bench.text(of: name) == before)
    }
    #expect(try await merge(Self.parts + ["--output", "none/merged.jsonl"]).status == 66)
    #expect(try await merge(Self.parts + ["--output", "/dev/null"]).status == 0)
    let link = try await bench.shell(
      "ln -s fewer.jsonl link.jsonl && \"$gradcheck\" merge ?.jsonl --output link.jsonl"
        + " && test -L link.jsonl && cmp fewer.jsonl whole.jsonl && ls")
    #expect(link.status == 0 && !link.text.contains(".part"))
  }

  @Test("Submissions of one name are the same shard on every machine, also where only one is in it")
  func names() async throws {
    for index in 1...9 { try bench.write("# 2.3\n", to: "u\(index)/hw.py") }
    let folders = (1...9).map { "u\($0)/hw.py" }
    let exercise = fixtures.path + "/exercises/lesson-2.json"
    var lines: [Substring] = []
    for index in 1...4 {
      let part = try await bench.run(
        arguments: ["grade", "--exercise", exercise, "--shard", "\(index)/4"] + folders)
      lines += part.text.split(separator: "\n").dropLast()
    }
    let whole = try await bench.run(arguments: ["grade", "--exercise", exercise] + folders)
    #expect(lines.sorted() == whole.text.split(separator: "\n").sorted())
    #expect(whole.text.contains("\"u9/hw.py\""))
  }

  @Test("Bazel's variables choose a shard, and the file that it asks for is made")
  func bazel() async throws {
    let variables = [
      "TEST_SHARD_INDEX": "1", "TEST_TOTAL_SHARDS": "3",
      "TEST_SHARD_STATUS_FILE": bench.path("status").path,
    ]
    let part = try await grade(samples, "--shard", "2/3").text
    #expect(!FileManager.default.fileExists(atPath: bench.path("status").path))
    #expect(try await grade(samples, environment: variables).text == part)
    #expect(try bench.text(of: "status").isEmpty)
    let other = try await grade(samples, "--shard", "1/1", environment: variables)
    #expect(other.text.split(separator: "\n").count == 16)
    for (index, total) in [("3", "3"), ("-1", "3"), ("x", "3"), ("0", "0")] {
      let wrong = try await grade(
        samples, environment: ["TEST_SHARD_INDEX": index, "TEST_TOTAL_SHARDS": total])
      #expect(wrong.status == 64 && wrong.errors.contains("TEST_TOTAL_SHARDS=\(total)"))
    }
  }

  @Test("A shard is not begun in another one's file, nor while submissions are missing")
  func refusedShards() async throws {
    try await gradeAll()
    let before = try bench.text(of: "1.jsonl")
    let other = try await grade(samples, "--shard", "2/3", "--output", "1.jsonl")
    #expect(other.status == 65 && other.errors.contains("a file of its own"))
    #expect(try bench.text(of: "1.jsonl") == before)
    let missing = try await grade(samples, "none", "--shard", "1/3")
    #expect(missing.status == 66 && missing.output.isEmpty)
    for shard in ["0/3", "4/3", "3", "a/b"] {
      #expect(try await grade(samples, "--shard", shard).status == 64)
    }
  }
}
