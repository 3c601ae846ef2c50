import Foundation
import PlainText
import StrictJSON
import TestSupport
import Testing

@Suite("gradcheck report", .timeLimit(.minutes(5)))
struct ReportCommandTests {
  private let bench: Workbench
  private static let names = [
    "csv", "gradescope", "classroom", "prairielearn", "junit", "html", "markdown",
  ]

  init() throws {
    bench = try Workbench()
    let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens")
    for language in ["ru", "en"] {
      let lines = try Data(
        contentsOf: goldens.appendingPathComponent("grade-lesson-2-\(language).jsonl"))
      try bench.write(lines, to: "\(language).jsonl")
    }
  }

  private func report(_ arguments: String...) async throws -> Workbench.Outcome {
    try await bench.run(arguments: ["report"] + arguments)
  }

  @Test(
    "What grade wrote is shown in every format, and students who fail are no failure",
    arguments: names)
  func formats(format: String) async throws {
    let outcome = try await report(
      "ru.jsonl", "--format", format, "--submission", "s03_wrong_sign.ipynb")
    #expect(outcome.status == 0 && outcome.errors == "" && !outcome.output.isEmpty)
    let again = try await bench.run(
      arguments: ["report", "-", "--format", format, "--submission", "s03_wrong_sign.ipynb"],
      input: try bench.text(of: "ru.jsonl"))
    #expect(again.output == outcome.output && again.errors == "")
  }

  @Test("The summary of the samples", arguments: ["ru", "en"])
  func summary(language: String) async throws {
    let outcome = try await report("\(language).jsonl", "--format", "markdown")
    #expect(outcome.status == 0)
    try expectGolden(outcome.output, named: "report-lesson-2-\(language).md")
  }

  @Test("Labels have the language that is asked for")
  func language() async throws {
    let outcome = try await report("ru.jsonl", "--format", "markdown", "--language", "en")
    #expect(outcome.text.hasPrefix("# Results: `lesson-2`\n"))
  }

  @Test(
    "A file, a folder that is there, one that ends with a slash, and one for several submissions")
  func targets() async throws {
    #expect(try await report("ru.jsonl", "--format", "html", "--output", "page.html").status == 0)
    #expect(try bench.text(of: "page.html").hasPrefix("<!DOCTYPE html>"))
    #expect(try await report("ru.jsonl", "--format", "html", "--output", "pages/").status == 0)
    #expect(try bench.text(of: "pages/index.html").contains("href=\"./s01_right.ipynb.html\""))
    #expect(try bench.text(of: "pages/s01_right.ipynb.html").contains("s01_right.ipynb"))
    #expect(try await report("ru.jsonl", "--format", "gradescope", "--output", "all").status == 0)
    let unreadable = try bench.text(of: "all/s16_merge_conflict.ipynb.json")
    #expect(try JSONValue(parsing: unreadable)["score"]?.double == 0)
    let listed = try await bench.shell("ls all | wc -l && ls pages | wc -l")
    #expect(listed.text.split(separator: "\n").map { $0.filter(\.isNumber) } == ["15", "16"])
    let one = try await report(
      "ru.jsonl", "--format", "prairielearn", "--submission", "lesson.txt", "--output",
      "results.json")
    #expect(one.status == 0)
    #expect(try JSONValue(parsing: bench.text(of: "results.json"))["score"]?.double == 1)
  }

  @Test(
    "One file for several submissions names the way out",
    arguments: ["gradescope", "classroom", "prairielearn"])
  func several(format: String) async throws {
    for output in [[], ["--output", "ru.txt"]] {
      try bench.write("old", to: "ru.txt")
      let outcome = try await bench.run(
        arguments: ["report", "ru.jsonl", "--format", format] + output)
      #expect(outcome.status == 64 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("there are 15; --output FOLDER/ writes a file for each"))
      #expect(try bench.text(of: "ru.txt") == "old")
    }
    let unknown = try await report("ru.jsonl", "--format", format, "--submission", "none")
    #expect(unknown.status == 64 && unknown.errors.contains("lesson.txt, s01_right.ipynb"))
  }

  @Test("A torn line and what is missing are told, and everything else is shown")
  func bad() async throws {
    let lines = try bench.text(of: "ru.jsonl").split(separator: "\n")
    let shard =
      #"{"schema":"gradcheck.shard/1","shard":"1/2","count":1,"total":2,"ids":"0","exercise":"0","#
      + #""language":"ru","complete":true}"#
    try bench.write("\(lines[0])\n\(shard)\n\(lines[1].prefix(200))", to: "torn.jsonl")
    let torn = try await report("torn.jsonl", "--format", "csv")
    #expect(torn.status == 65 && torn.text.contains("lesson.txt,graded,25,25"))
    #expect(torn.errors.hasPrefix("gradcheck: torn.jsonl:3:175: the last line is cut off"))
    #expect(torn.errors.split(separator: "\n").count == 1)
    let lost = try await report("none.jsonl", "torn.jsonl", "en.jsonl", "--format", "csv")
    #expect(lost.status == 66 && lost.text.split(separator: "\r\n").count == 16)
    #expect(lost.errors.contains("none.jsonl: there is no such file"))
    try bench.write("{\"a\": \"\u{1B}[31m\u{202E}\n", to: "evil.jsonl")
    let evil = try await report("evil.jsonl", "--format", "csv")
    #expect(evil.status == 65 && evil.output.isEmpty && !evil.errors.contains("\u{1B}"))
  }

  @Test(
    "A report that is there is kept where nothing could be read, and inputs are never overwritten")
  func kept() async throws {
    try bench.write("old", to: "book.csv")
    let lost = try await report("none.jsonl", "--format", "csv", "--output", "book.csv")
    #expect(lost.status == 66)
    #expect(try bench.text(of: "book.csv") == "old")
    let before = try bench.text(of: "ru.jsonl")
    let over = try await report("ru.jsonl", "--format", "csv", "--output", "./ru.jsonl")
    #expect(over.status == 64 && over.errors.contains("this is one of the inputs"))
    #expect(try bench.text(of: "ru.jsonl") == before)
    let folder = try await report("ru.jsonl", "--format", "csv", "--output", ".")
    #expect(folder.status == 64 && folder.errors.contains("csv is one file"))
    let nowhere = try await report("ru.jsonl", "--format", "html", "--output", "no/where/")
    #expect(nowhere.status == 66)
  }

  @Test("What a report is made from is never overwritten, also where it is not read this time")
  func spared() async throws {
    let line = String(try #require(bench.text(of: "ru.jsonl").split(separator: "\n").first)) + "\n"
    let kept: [(String, String, String)] = [
      ("week.json", "{ \"schema\": \"gradcheck.exercise/1\" }", "this is an exercise file"),
      ("other.jsonl", line, "these are result lines of grade"),
      ("part.jsonl", "{\"schema\":\"gradcheck.shard/1\",", "these are result lines of grade"),
    ]
    for (name, text, words) in kept {
      try bench.write(text, to: name)
      let outcome = try await report("ru.jsonl", "--format", "csv", "--output", name)
      #expect(outcome.status == 64 && outcome.errors.contains(words))
      #expect(try bench.text(of: name) == text)
    }
    // Another report is replaced, also one that quotes the schema.
    try bench.write(line, to: "one.jsonl")
    for _ in 1...2 {
      let again = try await report(
        "one.jsonl", "--format", "gradescope", "--output", "results.json")
      #expect(again.status == 0)
    }
  }

  @Test(
    "Nothing graded is an empty class, and an error where one submission is needed",
    arguments: names)
  func empty(format: String) async throws {
    try bench.write("", to: "empty.jsonl")
    let outcome = try await report("empty.jsonl", "--format", format)
    let needsOne = ["gradescope", "classroom", "prairielearn"].contains(format)
    #expect(outcome.status == (needsOne ? 65 : 0))
    #expect(outcome.output.isEmpty == needsOne)
  }

  @Test("Submissions that are called like attacks stay in the folder")
  func hostile() async throws {
    for name in ["../up.py", "a/../../b.py", "<script>.py", "two\nlines.py", "\u{1B}[2J.py"] {
      var line = try bench.text(of: "ru.jsonl").split(separator: "\n")[0]
      var writer = JSONWriter()
      writer.value(name)
      line.replace("\"lesson.txt\"", with: writer.text)
      let old = (try? bench.text(of: "evil.jsonl")) ?? ""
      try bench.write("\(old)\(line)\n", to: "evil.jsonl")
    }
    // No more than one folder is made.
    #expect(try await report("evil.jsonl", "--format", "html", "--output", "in/html/").status == 66)
    for format in ["html", "gradescope"] {
      let outcome = try await report("evil.jsonl", "--format", format, "--output", "\(format)/")
      #expect(outcome.status == 0)
    }
    let found = try await bench.shell(
      "find . -newer ru.jsonl -type f | grep -v -E '^./(html|gradescope)/' | sort")
    #expect(
      found.text.split(separator: "\n").allSatisfy { $0.hasSuffix(".jsonl") }, "\(found.text)")
  }
}
