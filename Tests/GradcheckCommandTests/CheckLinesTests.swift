import Foundation
import TestSupport
import Testing

/// Lines of `check`: they resume, divide, merge and turn into every other format.
@Suite("Result lines of check", .timeLimit(.minutes(5)))
struct CheckLinesTests {
  private static let limit = Duration.seconds(60)

  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    // Some wrong, some explained by another point of the file, some malformed; in several parts.
    for file in 0..<3 {
      let cases = (0..<80).map { index in
        let function = index % 30 == 29 ? "x +" : "sin(x)*y + x^2*\(file + 1)"
        return
          #"{"id": "\#(file)-\#(index)", "function": "\#(function)", "at": {"x": \#(index), "y": 2}, "#
          + #""gradient": {"x": 0.5, "y": \#(index % 3)}, "why": "a remark that takes some room"}"#
      }
      try bench.write(
        #"{"schema": "gradcheck.fixture/1", "cases": ["# + "\n" + cases.joined(separator: ",\n")
          + "]}\n", to: "f/\(file).json")
    }
    try bench.write("{", to: "f/broken.json")
    try bench.write(FixtureTexts.everyOutcome, to: "f/few.json")
  }

  private static let paths = ["f", "none.json"]

  private func check(_ arguments: String...) async throws -> Workbench.Outcome {
    try await bench.run(arguments: ["check"] + Self.paths + arguments)
  }

  private func size(_ name: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: bench.path(name).path)
    return attributes?[.size] as? Int ?? 0
  }

  @Test("A file has the bytes of standard output, and the ending of its name is a format")
  func output() async throws {
    let shown = try await check("--format", "jsonl", "--jobs", "1")
    let written = try await check("--output", "r.jsonl", "--jobs", "4")
    #expect(written.status == 66 && shown.status == 66 && written.output.isEmpty)
    #expect(written.errors == shown.errors)
    #expect(try bench.text(of: "r.jsonl") == shown.text)
    let count = shown.text.split(separator: "\n").count
    #expect(count == 252)
    #expect(!FileManager.default.fileExists(atPath: bench.path("r.jsonl.partial").path))
  }

  @Test(
    "A report made of lines has the bytes of the check",
    arguments: ["text", "jsonl", "json", "junit", "tap", "github"])
  func report(format: String) async throws {
    let shown = try await check("--format", format)
    _ = try await check("--output", "r.jsonl")
    let made = try await bench.run("report", "r.jsonl", "--format", format)
    #expect(made.status == 0)
    let isSame = made.output == shown.output
    #expect(isSame)
    #expect(made.errors == shown.errors)
  }

  @Test("Views of grades are refused, with the formats that there are")
  func otherFormats() async throws {
    _ = try await check("--output", "r.jsonl")
    let csv = try await bench.run("report", "r.jsonl", "--format", "csv")
    #expect(csv.status == 64)
    #expect(
      csv.errors
        == "gradcheck: --format csv: these are results of check, whose formats are text, jsonl, json, "
        + "junit, tap, github\n")
  }

  @Test("Shards, in any order, merge to the bytes of one run", arguments: [1, 3])
  func shards(count: Int) async throws {
    _ = try await check("--output", "whole.jsonl")
    var parts: [String] = []
    for index in 1...count {
      let part = try await check("--shard", "\(index)/\(count)", "--output", "\(index).jsonl")
      #expect(part.status == 66)
      parts.append("\(index).jsonl")
    }
    let merged = try await bench.run(
      arguments: ["merge"] + parts.reversed() + ["--output", "m.jsonl"])
    #expect(
      merged.status == 0 && merged.errors.hasPrefix("merged 252 cases from \(count) file"),
      "\(merged.errors)")
    let isSame = try bench.text(of: "m.jsonl") == bench.text(of: "whole.jsonl")
    #expect(isSame)
  }

  @Test("What is missing, of another run, or of another kind is named, and the old results stay")
  func refused() async throws {
    for index in 1...2 {
      _ = try await check("--shard", "\(index)/2", "--output", "\(index).jsonl")
    }
    #expect(try await bench.run("merge", "1.jsonl", "2.jsonl", "--output", "old.jsonl").status == 0)
    let old = try bench.text(of: "old.jsonl")
    let part = try bench.text(of: "2.jsonl")
    try bench.write(
      part.split(separator: "\n").dropLast().map { "\($0)\n" }.joined(), to: "begun.jsonl")
    try bench.write(String(part.dropLast(9)), to: "torn.jsonl")
    _ = try await check("--shard", "2/2", "--output", "method.jsonl", "--method", "richardson")
    try bench.write(FixtureTexts.passing, to: "f/few.json")
    _ = try await check("--shard", "2/2", "--output", "changed.jsonl")
    try bench.write("{\"schema\":\"gradcheck.grade/1\"}\n", to: "grade.jsonl")
    for (other, words) in [
      ("1.jsonl", "shard 2/2 is missing"), ("begun.jsonl", "begun.jsonl: there is no closing line"),
      ("torn.jsonl", "the line was not written to its end"),
      (
        "method.jsonl",
        "method.jsonl: checked with the method richardson, and 1.jsonl with adaptive"
      ),
      ("changed.jsonl", "changed.jsonl: the batch has 243 cases, and that of 1.jsonl has 252"),
      ("grade.jsonl", "1.jsonl holds results of check, and grade.jsonl does not"),
    ] {
      let outcome = try await bench.run("merge", "1.jsonl", other, "--output", "old.jsonl")
      #expect(outcome.status == 65 && outcome.errors.contains(words), "\(outcome.errors)")
      #expect(try bench.text(of: "old.jsonl") == old)
    }
    let unsharded = try await bench.run("merge", "old.jsonl")
    #expect(unsharded.status == 65 && unsharded.errors.contains("--unsharded"))
    #expect(try await bench.run("merge", "old.jsonl", "--unsharded").text == old)
  }

  @Test("Killed at any moment, it ends with the bytes of one run", arguments: [nil, "2/3"])
  func killed(shard: String?) async throws {
    let arguments =
      ["check"] + Self.paths + ["--jobs", "2"] + (shard.map { ["--shard", $0] } ?? [])
    let whole = try await bench.watch(
      Workbench.command, arguments + ["--output", "whole.jsonl"], limit: Self.limit)
    #expect(whole == .exit(66))
    let expected = try Data(contentsOf: bench.path("whole.jsonl"))
    // Old results, which stay until the new ones are complete.
    _ = try await bench.run("f/few.json", "--output", "r.jsonl")
    let old = try Data(contentsOf: bench.path("r.jsonl"))
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<6 {
      // The moment is one of the draft's growth: that hits the middle of fast and of slow machines.
      let begun = size("r.jsonl.partial")
      let moment = Int.random(in: begun...Swift.max(begun, expected.count), using: &generator)
      let end = try await bench.watch(
        Workbench.command, arguments + ["--output", "r.jsonl"], limit: Self.limit,
        killing: { size("r.jsonl.partial") >= Swift.max(moment, 1) })
      #expect(end == .signal(SIGKILL) || end == .exit(66))
      let now = try Data(contentsOf: bench.path("r.jsonl"))
      let isWhole = now == old || now == expected
      #expect(isWhole)
      if Bool.random(using: &generator), size("r.jsonl.partial") > 0 {
        // As a machine that loses power may.
        let bytes = try Data(contentsOf: bench.path("r.jsonl.partial"))
        try bench.write(
          bytes.dropLast(Int.random(in: 0...200, using: &generator) % bytes.count),
          to: "r.jsonl.partial")
      }
    }
    let last = try await bench.watch(
      Workbench.command, arguments + ["--output", "r.jsonl"], limit: Self.limit)
    #expect(last == .exit(66))
    let isSame = try Data(contentsOf: bench.path("r.jsonl")) == expected
    #expect(isSame)
  }

  @Test("What was done with other contents or another method is done anew")
  func changed() async throws {
    _ = try await check("--output", "whole.jsonl")
    let whole = try bench.text(of: "whole.jsonl")
    let lines = whole.split(separator: "\n").prefix(300).map { "\($0)\n" }.joined()
    for mark in [
      #"{"schema":"gradcheck.unfinished/1","file":"f/0.json","sha256":"0","method":"adaptive","version":"0.1.0"}"#,
      #"{"schema":"gradcheck.unf"#, "",
    ] {
      try bench.write(mark.hasSuffix("}") ? mark + "\n" + lines : mark, to: "r.jsonl.partial")
      _ = try await check("--output", "r.jsonl")
      let isSame = try bench.text(of: "r.jsonl") == whole
      #expect(isSame)
    }
    try bench.write("not ours\n", to: "r.jsonl.partial")
    let foreign = try await check("--output", "r.jsonl")
    #expect(
      foreign.status == 66
        && foreign.errors
          == "gradcheck: cannot write r.jsonl.partial: it holds something else than results\n"
    )
    #expect(try bench.text(of: "r.jsonl.partial") == "not ours\n")
  }

  @Test("Every kind of line has the keys of the schema, and those that it requires")
  func schema() async throws {
    let file = Workbench.fixtures.appendingPathComponent("schemas/check-result.schema.json")
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let names = [
      "gradcheck.result/1": "result", "gradcheck.problem/1": "problem",
      "gradcheck.check-shard/1": "closing",
    ]
    let shown = try await check("--format", "jsonl", "--shard", "1/1")
    var kinds: Set<String> = []
    for line in shown.text.split(separator: "\n") {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let kind = try #require(names[object["schema"] as? String ?? ""])
      kinds.insert(kind)
      let keys = Set(object.keys)
      let known = Set((definitions[kind]?["properties"] as? [String: Any] ?? [:]).keys)
      let required = Set(definitions[kind]?["required"] as? [String] ?? [])
      #expect(keys.isSubset(of: known) && required.isSubset(of: keys), "\(line.prefix(200))")
      for component in object["components"] as? [[String: Any]] ?? [] {
        let known = Set((definitions["component"]?["properties"] as? [String: Any] ?? [:]).keys)
        #expect(Set(component.keys).isSubset(of: known))
      }
    }
    #expect(kinds.count == 3)
  }
}
