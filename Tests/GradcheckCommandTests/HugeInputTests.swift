import TestSupport
import Testing

@Suite("Huge input", .timeLimit(.minutes(5)))
struct HugeInputTests {
  /// 200,000 brackets and the like, each as a formula and as the file itself.
  static let repeated: [(piece: String, count: Int)] = [
    ("[", 200_000), ("(", 200_000), ("-", 200_000), ("x^", 100_000), ("{", 200_000),
    ("sin(", 100_000), ("x[", 100_000), ("!", 200_000), ("x+", 100_000),
  ]

  @Test("A formula without end is refused, not followed", arguments: repeated)
  func formulas(piece: String, count: Int) async throws {
    let bench = try Workbench()
    let formula = String(repeating: piece, count: count) + "x"
    try bench.write(FixtureTexts.file(FixtureTexts.formula(formula)), to: "huge.json")
    for jobs in ["1", "4"] {
      let outcome = try await bench.run("huge.json", "--jobs", jobs)
      #expect(outcome.status == 65)
      #expect(outcome.errors.hasPrefix("gradcheck: huge.json:2:"), "\(outcome.errors.prefix(300))")
      #expect(outcome.errors.count < 2_000, "a message is for reading")
    }
  }

  @Test("A formula below the limit of length is refused by its depth", arguments: repeated)
  func depth(piece: String, count: Int) async throws {
    guard piece != "x+" else { return }
    let bench = try Workbench()
    let formula = String(repeating: piece, count: 60_000 / piece.utf8.count) + "x"
    try bench.write(FixtureTexts.file(FixtureTexts.formula(formula)), to: "deep.json")
    let outcome = try await bench.run("deep.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors.count < 2_000)
  }

  @Test(
    "A file that is nothing but brackets is refused",
    arguments: ["[", "{", #"{"a":"#, #"[{"a":"#, "-", "\"", " ", "\n"])
  func files(piece: String) async throws {
    let bench = try Workbench()
    try bench.write(String(repeating: piece, count: 200_000), to: "huge.json")
    let outcome = try await bench.run("huge.json", "--jobs", "4")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("gradcheck: huge.json:"))
    #expect(outcome.errors.count < 2_000)
  }

  @Test("A long sum is no matter of depth")
  func longSum() async throws {
    let bench = try Workbench()
    let sum = Array(repeating: "x", count: 20_000).joined(separator: "+")
    try bench.write(
      FixtureTexts.file(
        #"{"id": "a", "function": "\#(sum)", "at": {"x": 1}, "gradient": {"x": 20000}}"#),
      to: "sum.json")
    let outcome = try await bench.run("sum.json")
    #expect(outcome.status == 0, "\(outcome.errors.prefix(300))\(outcome.text.prefix(300))")
  }

  @Test("A formula on the command line has the same limits", arguments: ["(", "-", "x^", "sin("])
  func arguments(piece: String) async throws {
    let bench = try Workbench()
    let formula = String(repeating: piece, count: 60_000 / piece.utf8.count) + "x"
    let outcome = try await bench.run("differentiate", formula, "--at", "x=1")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("nested"))
    #expect(outcome.errors.count < 2_000)
  }
}
