import Foundation
import TestSupport
import Testing

/// Every verb that reads or writes files, and every kind of file that is none: one sentence, one status, and what
/// was there stays.
@Suite("Bad files, for every verb", .timeLimit(.minutes(5)))
struct BadFilesTests {
  /// What stands where a file belongs.
  struct Kind: Sendable, CustomTestStringConvertible {
    var name: String
    /// A line of shell that makes it, as `x`.
    var make: String
    /// What is said of it.
    var words: String
    var testDescription: String { name }
  }

  static let sources = [
    Kind(name: "nothing", make: ":", words: "x: there is no such file or folder"),
    Kind(name: "a FIFO", make: "mkfifo x", words: "x: is a FIFO where a file was expected"),
    Kind(
      name: "a device that never ends", make: "ln -s /dev/zero x",
      words: "x: is a device where a file was expected"),
    Kind(name: "a folder", make: "mkdir x", words: "x: is a folder where a file was expected"),
    Kind(name: "6 GiB", make: "truncate -s 6G x", words: "x: is larger than"),
    Kind(name: "a link to itself", make: "ln -s x x", words: "x: cannot be read: "),
  ]

  /// A command line that reads `x`, and writes to `out` where it comes to that.
  static let readers: [(verb: String, line: String)] = [
    ("check", "check x --output out"),
    ("check, to lines", "check x --output out --format jsonl"),
    ("grade", "grade --exercise x a.py --output out"),
    ("merge", "merge x --unsharded --output out"),
    ("report", "report x --format text --output out"),
  ]

  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(FixtureTexts.passing, to: "right.json")
    try bench.write("x = 1\n", to: "a.py")
  }

  private static let exercise = Workbench.fixtures.appendingPathComponent("exercises/lesson-2.json")
    .path

  @Test("What cannot be read is one sentence and 66", arguments: sources, readers.map(\.verb))
  func unreadable(kind: Kind, verb: String) async throws {
    // A folder is where `check` looks for files.
    let isFolder = kind.name == "a folder" && verb.hasPrefix("check")
    let line = try #require(Self.readers.first { $0.verb == verb }?.line)
    let outcome = try await bench.shell("\(kind.make) && exec \"$gradcheck\" \(line)")
    #expect(outcome.status == (isFolder ? 65 : 66))
    let words = isFolder ? "x: the folder has no file named *.json" : kind.words
    #expect(outcome.errors.hasPrefix("gradcheck: \(words)"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
  }

  /// What stands where results are to go, as `x`, with what is said of it and whether it is replaced in the end.
  static let targets = [
    Kind(name: "a folder", make: "mkdir x", words: "cannot write x: this is a folder"),
    Kind(
      name: "a FIFO that nobody reads", make: "mkfifo x",
      words: "cannot write x: No such device or address"),
    Kind(
      name: "a full disk", make: "ln -s /dev/full x",
      words: "cannot write x: No space left on device"),
    Kind(
      name: "a folder that is not there", make: "ln -s none/x x",
      words: "cannot write x: there is no such folder"),
  ]

  /// A command line that writes to a file.
  static let writers: [(verb: String, line: String)] = [
    ("check", "check right.json --output"),
    ("check, to lines", "check right.json --format jsonl --output"),
    ("check, to JUnit", "check right.json --format junit --output"),
    ("grade", "grade --exercise \(exercise) a.py --quiet --output"),
    ("merge", "merge lines.jsonl --unsharded --quiet --output"),
    ("report", "report lines.jsonl --format text --output"),
    ("differentiate", "differentiate 'x^2' --at x=3 --output"),
  ]

  @Test("What cannot be written is one sentence and 66", arguments: targets, writers.map(\.verb))
  func unwritable(kind: Kind, verb: String) async throws {
    #if os(Linux)
      // Lines of `grade` are added to a file that stays: devices and FIFOs are none.
      let isAdded = verb == "grade"
      let line = try #require(Self.writers.first { $0.verb == verb }?.line)
      _ = try await bench.run("right.json", "--format", "jsonl", "--output", "lines.jsonl")
      let outcome = try await bench.shell("\(kind.make) && exec \"$gradcheck\" \(line) x")
      #expect(outcome.status == 66)
      let words = isAdded ? "cannot write x: " : kind.words
      #expect(outcome.errors.hasPrefix("gradcheck: \(words)"), "\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
      #expect(!names.contains { $0.hasSuffix(".part") || $0.hasSuffix(".partial") }, "\(names)")
    #endif
  }

  @Test("A full or closed standard output is one sentence and 66", arguments: writers.map(\.verb))
  func standardOutput(verb: String) async throws {
    let line = try #require(Self.writers.first { $0.verb == verb }?.line)
    _ = try await bench.run("right.json", "--format", "jsonl", "--output", "lines.jsonl")
    for (redirection, words) in [
      (">/dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
    ] {
      #if !os(Linux)
        if redirection == ">/dev/full" { continue }
      #endif
      let outcome = try await bench.shell("\"$gradcheck\" \(line) - \(redirection)")
      #expect(outcome.status == 66)
      #expect(
        outcome.errors == "gradcheck: cannot write standard output: \(words)\n", "\(outcome.errors)"
      )
    }
    let schema = try await bench.shell("\"$gradcheck\" schema fixture >&-")
    #expect(schema.status == 66)
  }

  @Test("A reader that goes away is no reason to fail", arguments: writers.map(\.verb))
  func closedPipe(verb: String) async throws {
    let line = try #require(Self.writers.first { $0.verb == verb }?.line)
    _ = try await bench.run("right.json", "--format", "jsonl", "--output", "lines.jsonl")
    let outcome = try await bench.shell("{ \"$gradcheck\" \(line) -; echo $? >status; } | :")
    #expect(outcome.errors == "")
    #expect(try bench.text(of: "status") == "0\n")
  }

  @Test(
    "Two runs never write to one file: the second one fails, and nothing is lost",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")),
    arguments: [("check, to lines", "x.partial"), ("grade", "x")])
  func twoWriters(verb: String, locked: String) async throws {
    let line = try #require(Self.writers.first { $0.verb == verb }?.line)
    try bench.write("", to: locked)
    let second = try await bench.shell("flock \(locked) \"$gradcheck\" \(line) x")
    #expect(second.status == 66)
    #expect(
      second.errors == "gradcheck: cannot write \(locked): another run is writing to it\n")
    #expect(try bench.text(of: locked).isEmpty)
    let first = try await bench.shell("\"$gradcheck\" \(line) x")
    #expect(first.status == 0)
  }

  /// What a file may hold, and the verbs whose results may take its place.
  static let contents: [(name: String, text: String, words: String)] = [
    ("a fixture file", FixtureTexts.passing, "this is a fixture file"),
    ("an exercise file", "{\n  \"schema\": \"gradcheck.exercise/1\"}", "this is an exercise file"),
    ("lines of check", "{\"components\":[{\"claimed\":1", "these are result lines of check"),
    (
      "a report of check", "1 case in 1 file: all as expected; 5 evaluations\n",
      "this is a report of check"
    ),
    ("lines of grade", "{\"schema\":\"gradcheck.grade/1\",", "these are result lines of grade"),
    (
      "a report of grade", "\u{FEFF}submission,status,score,max,2.1 score\n",
      "this is a report of grade"
    ),
    ("results of differentiate", "f = x^2\nat x = 3\n", "these are results of differentiate"),
    ("notes", "milk, eggs\n", "this is no result of gradcheck"),
    ("a picture", "\u{89}PNG\r\n\u{1A}\n", "this is no result of gradcheck"),
  ]

  /// The kinds of results that each writer replaces.
  static let own = [
    "check": "a report of check", "check, to lines": "lines of check",
    "check, to JUnit": "a report of check", "grade": "lines of grade", "merge": "lines of check",
    "report": "a report of check", "differentiate": "results of differentiate",
  ]

  @Test(
    "Nothing is overwritten that is no result of the same kind", arguments: contents.map(\.name),
    writers.map(\.verb))
  func guarded(name: String, verb: String) async throws {
    let contents = try #require(Self.contents.first { $0.name == name })
    let line = try #require(Self.writers.first { $0.verb == verb }?.line)
    _ = try await bench.run("right.json", "--format", "jsonl", "--output", "lines.jsonl")
    try bench.write(contents.text, to: "x")
    guard Self.own[verb] != name else { return }
    let outcome = try await bench.shell("\"$gradcheck\" \(line) x")
    #expect(outcome.status == 64)
    let words =
      "gradcheck: --output x: \(contents.words), and results would overwrite it; "
      + "name another file, or remove it first\n"
    #expect(outcome.errors == words)
    #expect(try bench.text(of: "x") == contents.text)
  }

  @Test(
    "Results of the same kind are replaced, and empty files are", arguments: writers.map(\.verb))
  func replaced(verb: String) async throws {
    let line = try #require(Self.writers.first { $0.verb == verb }?.line)
    _ = try await bench.run("right.json", "--format", "jsonl", "--output", "lines.jsonl")
    try bench.write("", to: "x")
    var texts: [String] = []
    for _ in 1...2 {
      let outcome = try await bench.shell("\"$gradcheck\" \(line) x")
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
      texts.append(try bench.text(of: "x"))
    }
    #expect(texts[0] == texts[1] && !texts[0].isEmpty)
  }

  @Test(
    "Where nothing can be checked, older results stay",
    arguments: ["text", "jsonl", "junit", "json", "tap"])
  func fruitless(format: String) async throws {
    _ = try await bench.run("right.json", "--format", format, "--output", "x")
    let before = try bench.text(of: "x")
    try bench.write("{", to: "broken.json")
    for (path, status) in [("broken.json", 65 as Int32), ("none.json", 66)] {
      let outcome = try await bench.run(path, "--format", format, "--output", "x")
      #expect(outcome.status == status)
      #expect(outcome.errors.hasSuffix("gradcheck: x stays as it was: nothing could be checked\n"))
      #expect(try bench.text(of: "x") == before)
      let fresh = try await bench.run(path, "--format", format, "--output", "fresh-\(status)")
      #expect(fresh.status == status)
      let shown = try await bench.run(path, "--format", format)
      #expect(try bench.text(of: "fresh-\(status)") == shown.text)
    }
  }

  @Test("A coordinate beyond single precision is refused")
  func beyondSinglePrecision() async throws {
    for arguments in [["--at", "x=1e39"], ["--at", "x=1", "--data", "t=[1,-4e38]"]] {
      let outcome = try await bench.run(
        arguments: [
          "differentiate", "x^2 + \(arguments.count > 2 ? "t[1]" : "1")", "--precision", "float32",
        ]
          + arguments)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("is beyond the range of float32"), "\(outcome.errors)")
    }
  }

  @Test(
    "Every formula within the limits is read on 512 KiB of stack",
    arguments: [
      "sin(", "(", "-", "x^", "max(1,", "where(x>0,1,", "x**-", "1-(", "1e-1^", "(1-2)^", "x-x-(",
    ])
  func smallStack(unit: String) async throws {
    let levels = unit == "x**-" ? 127 : 255
    let closing = String(
      repeating: unit.hasSuffix("(") || unit.hasSuffix(",") ? ")" : "", count: levels)
    let formula = String(repeating: unit, count: levels) + "x" + closing
    try bench.write(FixtureTexts.file(FixtureTexts.formula(formula)), to: "deep.json")
    let check = try await bench.shell("ulimit -s 512; exec \"$gradcheck\" deep.json --quiet")
    #expect(check.status == 0 || check.status == 1, "\(check.errors)")
    let answer = try await bench.shell(
      "ulimit -s 512; exec \"$gradcheck\" differentiate '\(formula)' --at x=0.5")
    #expect(answer.status == 0 || unit == "-", "\(answer.errors)")
  }
}
