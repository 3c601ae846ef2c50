import Foundation
import TestSupport
import Testing

/// Starts the command on some hundred submissions, kills it at moments of all kinds, and lets it go on.
///
/// Where a kill comes too late, since the run has ended, the test shows less, but is not wrong.
@Suite("A run that is killed and started again", .timeLimit(.minutes(5)))
struct KilledRunTests {
  private static let submissionCount = 300
  private static let limit = Duration.seconds(60)

  private let bench: Workbench
  private let exercise = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/exercises/lesson-2.json").path

  init() throws {
    bench = try Workbench()
    for index in 0..<Self.submissionCount {
      let claim = index % 3 == 0 ? "-5.0344" : "\(index).25"
      try bench.write(
        "# 2.3\nx = 3.\n# x.grad: \(claim)\n", to: "class/group-\(index % 7)/s\(index).py")
    }
    try bench.write([0xFF, 0xFE], to: "class/unreadable.ipynb")
  }

  private func arguments(_ file: String, _ shard: String?) -> [String] {
    ["grade", "--exercise", exercise, "class", "--output", file, "--jobs", "2", "--quiet"]
      + (shard.map { ["--shard", $0] } ?? [])
  }

  private func size(_ name: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: bench.path(name).path)
    return attributes?[.size] as? Int ?? 0
  }

  @Test(
    "Killed with SIGKILL at any moment, it ends with the bytes of one run",
    arguments: [1, 2, 3] as [UInt64], [nil, "2/3"])
  func killed(seed: UInt64, shard: String?) async throws {
    let command = Workbench.command
    let whole = try await bench.watch(command, arguments("whole.jsonl", shard), limit: Self.limit)
    #expect(whole == .exit(0))
    let expected = try Data(contentsOf: bench.path("whole.jsonl"))
    #expect(expected.split(separator: 0x0A).count > (shard == nil ? 300 : 70))

    var generator = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      // The moment is one of the file's growth: that hits the middle of fast and of slow machines.
      let moment = Int.random(in: size("parts.jsonl")...expected.count, using: &generator)
      let end = try await bench.watch(
        command, arguments("parts.jsonl", shard), limit: Self.limit,
        killing: { size("parts.jsonl") >= moment })
      #expect(end == .signal(SIGKILL) || end == .exit(0))
      try tear("parts.jsonl", using: &generator)
    }
    let last = try await bench.watch(command, arguments("parts.jsonl", shard), limit: Self.limit)
    #expect(last == .exit(0))
    let isSame = try Data(contentsOf: bench.path("parts.jsonl")) == expected
    #expect(isSame)
    // Whoever starts it once more changes nothing.
    let again = try await bench.watch(command, arguments("parts.jsonl", shard), limit: Self.limit)
    #expect(again == .exit(0))
    let isUntouched = try Data(contentsOf: bench.path("parts.jsonl")) == expected
    #expect(isUntouched)
  }

  /// Now and then takes away the end of the last line, as a machine that loses power may.
  private func tear(_ name: String, using generator: inout SeededGenerator) throws {
    guard Bool.random(using: &generator) else { return }
    let bytes = try Data(contentsOf: bench.path(name))
    let count = Int.random(in: 0...Swift.min(200, bytes.count), using: &generator)
    try bench.write(bytes.dropLast(count), to: name)
  }
}
