import TestSupport
import Testing

@Suite("Usage", .timeLimit(.minutes(2)))
struct UsageTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(FixtureTexts.passing, to: "a.json")
  }

  @Test(
    "Wrong usage is 64, is said on standard error, and leaves standard output alone",
    arguments: [
      ([], "Missing expected argument"),
      (["--nonsense", "a.json"], "Unknown option '--nonsense'"),
      (["a.json", "--format", "xml"], "jsonl"),
      (["a.json", "--method", "secant"], "richardson"),
      (["a.json", "--jobs", "0"], "--jobs needs at least 1"),
      (["a.json", "--jobs", "-1"], "jobs"),
      (["a.json", "--jobs", "many"], "many"),
      (["a.json", "--shard", "0/5"], "0/5"),
      (["a.json", "--shard", "6/5"], "6/5"),
      (["a.json", "--shard", "2"], "such as 2/5"),
      (["a.json", "--quiet", "--verbose"], "exclude each other"),
      (["a.json", "--output"], "--output"),
      (["a.json", "--run"], "--run"),
      (["a.json", "--seed", "7"], "--seed"),
      (["report"], "<results>"),
      (["report", "a.json"], "--format"),
      (["report", "a.json", "--format", "pdf"], "markdown"),
      (["report", "a.json", "--format", "csv", "--language", "fr"], "ru"),
      (["differentiate"], "<formula>"),
      (["differentiate", "x"], "--at"),
      (["differentiate", "x", "--at", "x=1", "--format", "tap"], "json"),
      (["differentiate", "x", "--at", "x=1", "--precision", "float16"], "float32"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], phrase: String) async throws {
    let words = arguments.joined(separator: " ")
    let outcome = try await bench.shell("\"$gradcheck\" \(words)")
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(phrase))
  }

  @Test("Help names the verbs, and the options with their values")
  func help() async throws {
    let root = try await bench.run("--help")
    #expect(root.status == 0)
    #expect(root.errors == "")
    for verb in ["check (default)", "differentiate", "merge"] { #expect(root.text.contains(verb)) }
    let check = try await bench.run("check", "--help")
    #expect(check.status == 0)
    for word in [
      "jsonl", "github", "richardson", "--shard <i/n>", "Exit status", "by default text",
    ] {
      #expect(check.text.contains(word))
    }
    let explained = try await bench.run("help", "differentiate")
    #expect(explained.status == 0)
    #expect(explained.text.contains("--at <x=number>"))
  }

  @Test("The version is a number and nothing else")
  func version() async throws {
    let outcome = try await bench.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("Every shell gets its completions", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) async throws {
    let outcome = try await bench.run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("differentiate"))
    #expect(outcome.errors == "")
  }
}
