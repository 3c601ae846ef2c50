import Foundation

/// The command on generated fixtures, beside CPython, which everybody has.
struct CommandBenchmark {
  var gradcheck: String

  func figures() throws -> [Figure] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradcheck-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let many = folder.appendingPathComponent("100000.json").path
    let few = folder.appendingPathComponent("1000.json").path
    try Data(Self.fixtures(100_000).utf8).write(to: URL(fileURLWithPath: many))
    try Data(Self.fixtures(1_000).utf8).write(to: URL(fileURLWithPath: few))

    let load =
      "import json, time; t = time.perf_counter(); json.load(open('\(many)')); "
      + "print(time.perf_counter() - t)"
    // Not a shim that looks for a version first.
    let python = try run(["python3", "-c", "import sys; print(sys.executable)"]).output
    let whole = try Stopwatch.best(
      of: 5,
      [
        { try run([gradcheck, many]).time }, { try run([gradcheck, many, "--jobs", "1"]).time },
        { .seconds(Double(try run([python, "-c", load]).output) ?? .nan) },
      ])
    let start = try Stopwatch.best(
      of: 40,
      [
        { try run([gradcheck, few]).time }, { try run([gradcheck, "--version"]).time },
        { try run([python, "-c", "pass"]).time },
      ])
    return [
      Figure(
        what: "gradcheck on 100,000 fixtures, against CPython's json.load of the same file",
        ratio: whole[0] / whole[2],
        how: "wall time with process start, best of 5; json.load alone, without Python's start"),
      Figure(
        what: "the same on one thread (--jobs 1)", ratio: whole[1] / whole[2], how: "as above"),
      Figure(
        what: "gradcheck on 1,000 fixtures, against its own process start (--version)",
        ratio: start[0] / start[1], how: "wall time, best of 40"),
      Figure(
        what: "gradcheck on 1,000 fixtures, against the process start of CPython",
        ratio: start[0] / start[2], how: "wall time, best of 40; python3 -c pass"),
    ]
  }

  /// Small cases with right gradients, of a few kinds, at different points.
  private static func fixtures(_ count: Int) -> String {
    var cases: [String] = []
    for index in 0..<count {
      let x = Double(index % 977) / 64 + 1
      let y = Double(index % 31) / 8 - 2
      let (function, dx, dy) =
        switch index % 4 {
        case 0: ("x^2 + 3*x*y", 2 * x + 3 * y, 3 * x)
        case 1: ("sin(x)*y", cos(x) * y, sin(x))
        case 2: ("x/(1 + y^2)", 1 / (1 + y * y), -2 * x * y / ((1 + y * y) * (1 + y * y)))
        default: ("log(x) + exp(y)", 1 / x, exp(y))
        }
      cases.append(
        #"{"id": "c\#(index)", "function": "\#(function)", "at": {"x": \#(x), "y": \#(y)}, "#
          + #""gradient": {"x": \#(dx), "y": \#(dy)}}"#)
    }
    return #"{"schema": "gradcheck.fixture/1", "cases": ["# + "\n"
      + cases.joined(separator: ",\n") + "\n]}\n"
  }

  private func run(_ arguments: [String]) throws -> (time: Duration, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    let clock = ContinuousClock()
    let begin = clock.now
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    // The end of its output is the end of the process; waitUntilExit may look only now and then.
    let time = clock.now - begin
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(command: arguments.joined(separator: " "), status: process.terminationStatus)
    }
    let text = String(decoding: output, as: UTF8.self)
    return (time, text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  struct Failure: Error {
    var command: String
    var status: Int32
  }
}
