import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

@Suite("Cases that cannot be checked")
struct CaseProblemTests {
  private static let start = #"{"id": "s", "function": "softmax(z)", "at": {"z": [1, 2, 3]}, "#
  private static let single = #"{"id": "s", "function": "x^2", "at": {"x": 3}, "#

  struct Shape: Sendable {
    let claim: String
    let isVector: Bool
    let message: String

    init(_ claim: String, isVector: Bool = true, _ message: String) {
      self.claim = claim
      self.isVector = isVector
      self.message = message
    }
  }

  private static let oneOutput =
    "the function has 3 outputs, and a gradient belongs to one: claim `jacobian`, `jvp` or `vjp`, or"
    + " reduce the outputs with sum or mean"

  static let shapes: [Shape] = [
    Shape(#""gradient": {"z": [1, 2, 3]}"#, "gradient of case \"s\": \(oneOutput)"),
    Shape(
      #""hessian": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]"#, "hessian of case \"s\": \(oneOutput)"),
    Shape(
      #""jacobian": [[1, 0, 0], [0, 1, 0]]"#,
      #"jacobian of case "s": expected 9 numbers (outputs × variables), since the function has 3 outputs, found 6"#
    ),
    Shape(
      #""jvp": {"tangent": {"z": [1, 0, 0]}, "value": [1, 2]}"#,
      #"jvp.value of case "s": expected 3 numbers, since the function has 3 outputs, found 2"#),
    Shape(
      #""vjp": {"cotangent": [1, 2], "value": {"z": [1, 2, 3]}}"#,
      #"vjp.cotangent of case "s": expected 3 numbers, since the function has 3 outputs, found 2"#),
    Shape(
      #""value": 0.5"#,
      #"value of case "s": expected 3 numbers, since the function has 3 outputs, found 1"#),
    Shape(
      #""value": [9, 9]"#, isVector: false,
      #"value of case "s": expected 1 number, since the function has 1 output, found 2"#),
    Shape(
      #""value": [9, 9], "gradient": {"x": 6}"#, isVector: false,
      #"value of case "s": expected 1 number, since the function has 1 output, found 2"#),
  ]

  @Test("a claim whose shape does not fit the function says what was expected", arguments: shapes)
  func wrongShape(shape: Shape) async throws {
    let content = (shape.isVector ? Self.start : Self.single) + shape.claim + "}"
    for quiet in [true, false] {
      let outcome = await run(content, settings: CheckSettings(reportsPassingCases: !quiet))
      #expect(outcome.problems.map(\.description) == ["a.json:2:1: cases[0].\(shape.message)"])
      #expect(outcome.results.isEmpty)
      #expect(outcome.summary.malformed == 1)
      #expect(outcome.summary.passed == 0 && outcome.summary.failed == 0)
    }
  }

  @Test("an error in a formula points to its place in the file, and shows the formula with a caret")
  func formula() async throws {
    let error = try #require(
      await runProblem(
        #"{"id": "f", "function": "2*sine(x)", "at": {"x": 3}, "gradient": {"x": 6}}"#))
    #expect(
      error.description
        == "a.json:2:28: cases[0].function of case \"f\": unknown function 'sine'; did you mean"
        + " 'sin'?\n  2*sine(x)\n    ^~~~")
    let second = try #require(
      await runProblem(
        #"{"id": "f", "function": ["x", "x + "], "at": {"x": 3}, "jacobian": [[1], [1]]}"#))
    #expect(second.path == "function[1]")
    #expect(second.column == 36)
    #expect(second.excerpt == "  x + \n      ^" || second.excerpt == "  x + \n     ^")
  }

  @Test("columns count the file's characters, whatever precedes the error in the formula")
  func columns() async throws {
    let greek = try #require(
      await runProblem(
        #"{"id": "π", "function": "α*β*sine(α)", "at": {"α": 1, "β": 2}, "gradient": {"α": 1, "β": 1}}"#
      ))
    #expect(greek.column == 30)
    #expect(greek.excerpt == "  α*β*sine(α)\n      ^~~~")
    let line = try #require(
      await runProblem(
        "{\"id\": \"a\",\n   \"function\":\n \"x + $\", \"at\": {\"x\": 1}, \"gradient\": {\"x\": 1}}"
      ))
    #expect(line.line == 4)
    #expect(line.column == 7)
  }

  @Test("escapes in the string change neither the formula nor the line it stands on")
  func escapes() async throws {
    let right = await result(
      #"{"id": "a", "function": "\u0078^2 \u002b 1\/4", "at": {"x": 3}, "gradient": {"x": 6}}"#)
    #expect(right?.passed == true)
    #expect(right?.function == "x^2 + 1/4")
    let error = try #require(
      await runProblem(
        #"{"id": "a", "function": "\u0078*sine(x)", "at": {"x": 3}, "gradient": {"x": 6}}"#))
    #expect(error.line == 2)
    #expect(error.excerpt == "  x*sine(x)\n    ^~~~")
  }

  @Test("an unknown name is an error of its case alone")
  func alone() async {
    let outcome = await run(
      #"{"id": "a", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 6}}"#,
      #"{"id": "b", "function": "x*y", "at": {"x": 3}, "gradient": {"x": 6}}"#,
      #"{"id": "c", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 7}}"#,
      #"{"id": "d", "function": "x^2", "at": {"x": 3}, "gradeint": {"x": 7}}"#,
      #"{"id": "e", "function": "softmax(x)", "at": {"x": [3, 4]}, "gradient": {"x": [1, 1]}}"#)
    #expect(outcome.results.map(\.id) == ["a", "c"])
    #expect(outcome.problems.map(\.caseID) == ["b", "d", "e"])
    #expect(outcome.problems.map(\.caseIndex) == [1, 3, 4])
    #expect(outcome.problems.map(\.line) == [3, 5, 6])
    #expect(outcome.summary.passed == 1)
    #expect(outcome.summary.failed == 1)
    #expect(outcome.summary.malformed == 3)
    #expect(outcome.summary.files == 1)
  }

  @Test("a repeated identifier is an error, and its case does not count")
  func duplicates() async {
    for quiet in [true, false] {
      let outcome = await run(
        #"{"id": "a", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 6}}"#,
        #"{"id": "a", "function": "x^2", "at": {"x": 4}, "gradient": {"x": 9}}"#,
        #"{"id": "b", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 7}}"#,
        #"{"id": "a", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 6}}"#,
        settings: CheckSettings(reportsPassingCases: !quiet))
      #expect(outcome.results.map(\.id) == (quiet ? ["b"] : ["a", "b"]))
      #expect(outcome.summary.passed == 1)
      #expect(outcome.summary.failed == 1)
      #expect(outcome.summary.malformed == 2)
      #expect(
        outcome.problems.map(\.description) == [
          "a.json:3:8: cases[1].id of case \"a\": the identifier is taken already, by the case on"
            + " line 2",
          "a.json:5:8: cases[3].id of case \"a\": the identifier is taken already, by the case on"
            + " line 2",
        ])
    }
  }

  @Test("an implementation is not started: the case says so, and never passes")
  func implementation() async throws {
    let program = #""implementation": {"command": ["touch", "started"], "function": "f"}"#
    for verdict in Verdict.allCases {
      for claim in ["", #""gradient": {"x": 6}, "#, #""gradient": {"x": 7}, "#] {
        for quiet in [true, false] {
          let outcome = await run(
            #"{"id": "a", "function": "x^2", "at": {"x": 3}, \#(claim)\#(program), "expect": "\#(verdict.rawValue)"}"#,
            settings: CheckSettings(reportsPassingCases: !quiet))
          let refused = try #require(outcome.results.first)
          #expect(!refused.passed)
          #expect(
            refused.refusal
              == "the case names an implementation, and this version does not start programs: write"
              + " down the implementation's gradient instead")
          #expect(outcome.summary.failed == 1)
        }
      }
    }
    let withoutPoint = await result(
      #"{"id": "a", "function": "x^2", \#(program), "points": {"random": 2, "seed": 7, "range": {"x": [1, 2]}}}"#
    )
    #expect(withoutPoint?.passed == false)
    #expect(withoutPoint?.refusal != nil)
  }

  @Test("a file that is malformed as a whole has no results and one problem")
  func malformed() async {
    for jobs in [1, 4] {
      let outcome = await FixtureRun(CheckSettings(jobs: jobs)).check(text("{\"schema\": "))
      #expect(outcome.results.isEmpty)
      #expect(outcome.problems.count == 1)
      #expect(outcome.summary.files == 1)
      #expect(outcome.summary.malformed == 1)
      #expect(outcome.summary.passed == 0 && outcome.summary.failed == 0)
    }
  }

  @Test("a function without a value at the point decides nothing, and a claimed value is wrong")
  func undefined() async {
    let gradient = await result(
      #"{"id": "a", "function": "log(x)", "at": {"x": -1}, "gradient": {"x": -1}}"#)
    #expect(gradient?.report.verdict == .inconclusive)
    #expect(gradient?.report.findings.map(\.kind) == [.nonFiniteValue])
    #expect(
      gradient?.report.findings.first?.message.hasSuffix(
        "NaN at the point: log(-1) is not a number, in \"log(x)\"") == true)
    let value = await result(#"{"id": "a", "function": "log(x)", "at": {"x": -1}, "value": 0}"#)
    #expect(value?.report.verdict == .mismatch)
    #expect(value?.report.findings.map(\.kind) == [.nonFiniteValue])
    let pole = await result(
      #"{"id": "a", "function": ["x + y", "y/x"], "at": {"x": 0, "y": 2}, "jvp": {"tangent": {"x": 1, "y": 0}, "value": [1, 7]}}"#
    )
    #expect(pole?.report.verdict == .inconclusive)
    #expect(
      pole?.report.findings.map(\.message) == [
        "output [1] of the function is Infinity at the point: 2/0 is infinite, in \"y/x\""
      ])
    let both = await result(
      #"{"id": "a", "function": "log(x)", "at": {"x": -1}, "gradient": {"x": "NaN"}}"#)
    #expect(both?.report.verdict == .mismatch)
    #expect(both?.report.diagnoses.map(\.kind) == [.nonFinite])
    #expect(both?.report.findings.map(\.verdict) == [.inconclusive])
  }

  @Test("a function that does not change around the point is noted, and its curvature is not meant")
  func flat() async {
    let note = "the function does not change around here: every derivative of it is 0"
    let dead = await result(
      #"{"id": "a", "function": "relu(x) + relu(y)", "at": {"x": -3, "y": -2}, "gradient": {"x": 0, "y": 0}}"#
    )
    #expect(dead?.report.verdict == .match)
    #expect(dead?.report.notes == [note])
    let wrong = await result(
      #"{"id": "a", "function": "relu(x)", "at": {"x": -3}, "gradient": {"x": 1}}"#)
    #expect(wrong?.report.verdict == .mismatch)
    #expect(wrong?.report.notes == [note])
    for content in [
      #""function": "3*x", "at": {"x": -3}, "hessian": [[0]]"#,
      #""function": "x^2", "at": {"x": 0}, "gradient": {"x": 0}"#,
      #""function": "relu(x) + y", "at": {"x": -3, "y": 1}, "gradient": {"x": 0, "y": 1}"#,
    ] {
      let moving = await result("{\"id\": \"a\", \(content)}")
      #expect(moving?.report.verdict == .match)
      #expect(moving?.report.notes.isEmpty == true)
    }
  }
}
