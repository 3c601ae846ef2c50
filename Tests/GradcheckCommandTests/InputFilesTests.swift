import Foundation
import TestSupport
import Testing

@Suite("What is read", .timeLimit(.minutes(2)))
struct InputFilesTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(FixtureTexts.passing, to: "folder/b.json")
    try bench.write(FixtureTexts.failing, to: "folder/a.json")
    try bench.write("{", to: "folder/notes.txt")
    try bench.write("{", to: "folder/.hidden.json")
    try bench.write("{", to: "folder/malformed/deeper.json")
    try bench.write("nothing here", to: "empty/readme.txt")
  }

  @Test("A folder is the JSON files directly in it, in the order of their names")
  func folder() async throws {
    let outcome = try await bench.run("folder", "--verbose")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    let files = outcome.text.split(separator: "\n").filter { $0.hasPrefix("folder/") }
    #expect(files.map { $0.prefix(13) } == ["folder/a.json", "folder/b.json"])
    let slashed = try await bench.run("folder/", "--verbose")
    #expect(slashed.output == outcome.output)
  }

  @Test("A folder without fixtures is an error: nothing would be checked")
  func emptyFolder() async throws {
    let outcome = try await bench.run("empty", "folder/b.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "gradcheck: empty: the folder has no file named *.json\n")
    #expect(outcome.text.contains("1 case in 1 file"))
  }

  @Test("What is not there is 66, and shows in every format", arguments: ["tap", "junit", "json"])
  func missing(format: String) async throws {
    let outcome = try await bench.run("nowhere.json", "folder/b.json", "--format", format)
    #expect(outcome.status == 66)
    #expect(outcome.errors == "gradcheck: nowhere.json: there is no such file or folder\n")
    #expect(outcome.text.contains("missing"))
  }

  @Test("A file that may not be read is 66")
  func unreadable() async throws {
    try bench.write(FixtureTexts.passing, to: "secret.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: bench.path("secret.json").path)
    // The superuser may read everything.
    guard getuid() != 0 else { return }
    let outcome = try await bench.run("secret.json")
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasPrefix("gradcheck: secret.json: cannot be read: "))
  }

  @Test("A FIFO is refused, and nobody waits for it")
  func fifo() async throws {
    let outcome = try await bench.shell(#"mkfifo pipe.json && "$gradcheck" pipe.json"#)
    #expect(outcome.status == 66)
    #expect(
      outcome.errors == "gradcheck: pipe.json: is a FIFO where a file was expected\n")
  }

  @Test("- is standard input")
  func standardInput() async throws {
    let outcome = try await bench.run("-", input: FixtureTexts.failing)
    #expect(outcome.status == 1)
    #expect(outcome.text.contains(":2: wrong: mismatch"))
    let broken = try await bench.run("-", input: "{\n")
    #expect(broken.status == 65)
    #expect(broken.errors.hasPrefix("gradcheck: <stdin>:2:1: "))
  }

  @Test(
    "What is named twice is read once",
    arguments: ["- -", "folder/b.json folder/b.json", "./folder/b.json folder//b.json"])
  func twice(paths: String) async throws {
    let outcome = try await bench.shell("\"$gradcheck\" \(paths)", input: FixtureTexts.passing)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("1 case in 1 file: "))
  }

  @Test("A file and its folder are read once")
  func folderAndFile() async throws {
    let outcome = try await bench.run("folder/b.json", "folder", "--verbose")
    let files = outcome.text.split(separator: "\n").filter { $0.hasPrefix("folder/") }
    #expect(files.map { $0.prefix(13) } == ["folder/b.json", "folder/a.json"])
  }

  @Test("A closed standard input is an error, not an empty file")
  func closed() async throws {
    let outcome = try await bench.shell(#""$gradcheck" - <&-"#)
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasPrefix("gradcheck: <stdin>: cannot be read"))
  }
}
