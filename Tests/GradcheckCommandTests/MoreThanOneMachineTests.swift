import Foundation
import TestSupport
import Testing

/// Runs the commands of the article, and compares what they leave with the bytes of one run.
@Suite("The article on more than one machine", .timeLimit(.minutes(5)), .serialized)
struct MoreThanOneMachineTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let slurm = root.appendingPathComponent("Tests/Scale/slurm-single-node.sh")

  private let bench: Workbench
  private let expected: Data
  private let expectedChecks: Data

  init() async throws {
    bench = try Workbench()
    let fixtures = Self.root.appendingPathComponent("Fixtures")
    try FileManager.default.copyItem(
      at: fixtures.appendingPathComponent("exercises/lesson-2.json"),
      to: bench.path("exercise.json"))
    try FileManager.default.copyItem(
      at: fixtures.appendingPathComponent("submissions/lesson-2"), to: bench.path("submissions"))
    for index in 0..<100 {
      try bench.write("# 2.3\nx = 3.\n# x.grad: \(index)\n", to: "submissions/more/s\(index).py")
    }
    let whole = try await bench.run("grade", "--exercise", "exercise.json", "submissions")
    #expect(whole.status == 0)
    expected = Data(whole.output)
    for name in ["kinks", "jacobians"] {
      try bench.write("", to: "fixtures/\(name).json")
      try FileManager.default.removeItem(at: bench.path("fixtures/\(name).json"))
      try FileManager.default.copyItem(
        at: fixtures.appendingPathComponent("\(name).json"), to: bench.path("fixtures/\(name).json")
      )
    }
    try bench.write(FixtureTexts.everyOutcome, to: "fixtures/outcomes.json")
    let checks = try await bench.run("check", "fixtures", "--format", "jsonl")
    #expect(checks.status == 1)
    expectedChecks = Data(checks.output)
  }

  private static func has(_ programs: String...) -> Bool {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/sbin"
    let folders = path.split(separator: ":")
    return programs.allSatisfy { program in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
  }

  private static let hasParallel = has("parallel")
  private static let hasSlurm = has("sbatch", "slurmctld", "slurmd", "munged", "setpriv")

  // MARK: The article

  /// The fenced blocks of one section.
  private func blocks(_ language: String, of section: String) throws -> [String] {
    let article = Self.root.appendingPathComponent(
      "Sources/SubmissionGrading/SubmissionGrading.docc/MoreThanOneMachine.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let start = try #require(text.range(of: "\n## \(section)\n")).upperBound
    let end = text[start...].range(of: "\n## ")?.lowerBound ?? text.endIndex
    return text[start..<end].matches(of: #/```([a-z]+)\n((?:[^`]|`[^`])*?)```\n/#)
      .filter { $0.output.1 == language }.map { String($0.output.2) }
  }

  /// Runs a script in the folder, with the command in its path, and expects the bytes of one run.
  private func expectSameBytes(
    after script: String, of wanted: Data? = nil, under launcher: [String] = [],
    environment: [String: String] = [:]
  ) async throws {
    try bench.write("set -e\n" + script, to: "script.sh")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let command = Workbench.command.deletingLastPathComponent().path
    let end = try await bench.watch(
      URL(fileURLWithPath: "/usr/bin/env"), launcher + ["sh", "script.sh"], limit: .seconds(120),
      output: "log.txt",
      environment: environment.merging(["PATH": "\(command):\(path)"]) { $1 })
    let log = try bench.text(of: "log.txt")
    #expect(end == .exit(0), "\(log)")
    let results = try? Data(contentsOf: bench.path("results.jsonl"))
    let isSame = results == (wanted ?? expected)
    #expect(isSame, "\(log)")
  }

  // MARK: Engines

  @Test(
    "GNU parallel on this machine",
    .enabled(if: hasParallel, "GNU parallel is not installed: make engines"))
  func parallel() async throws {
    try await expectSameBytes(after: try #require(blocks("sh", of: "GNU parallel").first))
  }

  @Test(
    "GNU parallel checks fixtures",
    .enabled(if: hasParallel, "GNU parallel is not installed: make engines"))
  func parallelChecks() async throws {
    let blocks = try blocks("sh", of: "GNU parallel")
    try #require(blocks.count == 3)
    try await expectSameBytes(after: blocks[2], of: expectedChecks)
    let shown = try await bench.run("check", "fixtures", "--format", "junit")
    let isSame = try bench.text(of: "results.xml") == shown.text
    #expect(isSame)
  }

  /// What takes the place of ssh names its hosts, and runs everything here.
  @Test(
    "GNU parallel over ssh, whose place a script takes that fails at first",
    .enabled(if: hasParallel, "GNU parallel is not installed: make engines"))
  func parallelOverSSH() async throws {
    try bench.write(
      """
      #!/bin/sh
      # A host, and what to run there.
      echo "$1" >>"$HOSTS"
      shift
      [ "$1" != -- ] || shift
      if mkdir "$HOSTS.failed" 2>/dev/null; then exit 255; fi
      # As a login does; without it nothing is run there, and nobody is told.
      export SHELL=/bin/sh
      exec sh -c "$*"
      """, to: "ssh.sh")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: bench.path("ssh.sh").path)
    let blocks = try blocks("sh", of: "GNU parallel")
    try #require(blocks.count == 3)
    try await expectSameBytes(
      after: blocks[1],
      environment: [
        "PARALLEL_SSH": bench.path("ssh.sh").path, "HOSTS": bench.path("hosts.txt").path,
      ])
    let hosts = Set(try bench.text(of: "hosts.txt").split(separator: "\n"))
    #expect(hosts == ["alpha", "beta"])
  }

  @Test(
    "Slurm: an array, and a job that depends on it",
    .enabled(if: hasSlurm, "Slurm is not installed: make slurm"))
  func slurm() async throws {
    let blocks = try blocks("sh", of: "Slurm")
    try #require(blocks.count == 4)
    try bench.write(blocks[0], to: "grade.sbatch")
    try await expectSameBytes(after: blocks[1], under: ["bash", Self.slurm.path])
  }

  @Test(
    "Slurm checks fixtures", .enabled(if: hasSlurm, "Slurm is not installed: make slurm"))
  func slurmChecks() async throws {
    let blocks = try blocks("sh", of: "Slurm")
    try #require(blocks.count == 4)
    try bench.write(blocks[2], to: "check.sbatch")
    try await expectSameBytes(
      after: blocks[3], of: expectedChecks, under: ["bash", Self.slurm.path])
  }

  @Test("What Kubernetes runs in each task that checks fixtures")
  func kubernetesChecks() async throws {
    let blocks = try blocks("yaml", of: "Kubernetes")
    try #require(blocks.count == 2)
    let lines = blocks[1].split(separator: "\n").dropFirst()
      .map { $0.trimmingCharacters(in: .whitespaces) }
    var script = "mkdir parts\n"
    for index in 0..<8 {
      script += "export JOB_COMPLETION_INDEX=\(index)\n" + lines.joined(separator: " ") + "\n"
    }
    try await expectSameBytes(
      after: script + "gradcheck merge parts/*.jsonl --output results.jsonl\n", of: expectedChecks)
  }

  @Test("What Kubernetes and GitHub run in each of their tasks", arguments: [true, false])
  func indexed(isKubernetes: Bool) async throws {
    let section = isKubernetes ? "Kubernetes" : "GitHub Actions"
    let yaml = try #require(blocks("yaml", of: section).first)
    let lines = try #require(
      yaml.firstMatch(of: #/(gradcheck grade .*)\n\s*(--shard .*)\n/#)?.output)
    let line = "\(lines.1) \(lines.2)"
    let count = isKubernetes ? 8 : 4
    #expect(yaml.contains(isKubernetes ? "completions: 8" : "shard: [1, 2, 3, 4]"))
    var script = "mkdir parts\n"
    for index in 0..<count {
      script += "export JOB_COMPLETION_INDEX=\(index)\n"
      script += line.replacing("${{ matrix.shard }}", with: "\(index + 1)") + "\n"
    }
    let merge =
      isKubernetes
      ? try blocks("sh", of: section).first
      : yaml.firstMatch(of: #/run: (gradcheck merge .*)\n/#).map { String($0.output.1) }
    try await expectSameBytes(after: script + (try #require(merge)) + "\n")
  }
}
