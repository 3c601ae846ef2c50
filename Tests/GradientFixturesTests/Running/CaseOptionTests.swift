import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

@Suite("What a case may ask for")
struct CaseOptionTests {
  private func verdict(_ content: String) async -> Verdict? {
    await result("{\"id\": \"a\", \(content)}")?.report.verdict
  }

  @Test("a tolerance is honoured, and nothing beyond it")
  func tolerance() async {
    func claim(_ x: String, _ tolerance: String) async -> Verdict? {
      await verdict(
        #""function": "x^2", "at": {"x": 3}, "gradient": {"x": \#(x)}, "tolerance": \#(tolerance)"#)
    }
    #expect(await claim("6.005", #"{"relative": 1e-3}"#) == .match)
    #expect(await claim("6.007", #"{"relative": 1e-3}"#) == .mismatch)
    #expect(await claim("6.09", #"{"absolute": 0.1}"#) == .match)
    #expect(await claim("6.11", #"{"absolute": 0.1}"#) == .mismatch)
    #expect(await claim("6.09", #"{"absolute": 0.1, "relative": 1e-3}"#) == .match)
    #expect(await claim("6.0000000001", #"{"relative": 1e-9}"#) == .match)
    #expect(await claim("6.00000001", #"{"relative": 1e-9}"#) == .mismatch)
    #expect(await claim("\"NaN\"", #"{"relative": 1, "absolute": 1e300}"#) == .mismatch)
  }

  @Test("a tolerance in the defaults holds for every case without one")
  func defaultTolerance() async {
    let outcome = await run(
      #"{"id": "a", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 6.005}}"#,
      #"{"id": "b", "function": "x^2", "at": {"x": 3}, "gradient": {"x": 6.005}, "tolerance": {"relative": 1e-6}}"#,
      before: #""defaults": {"tolerance": {"relative": 1e-3}}, "#)
    #expect(outcome.results.map(\.report.verdict) == [.match, .mismatch])
  }

  @Test("a kink is reported unless subgradients are asked for")
  func kinks() async {
    func claim(_ x: String, _ kinks: String) async -> Verdict? {
      await verdict(
        #""function": "abs(x) + 2*x", "at": {"x": 0}, "gradient": {"x": \#(x)}, "kinks": "\#(kinks)""#
      )
    }
    for slope in ["1", "1.5", "3"] {
      #expect(await claim(slope, "report") == .nondifferentiable)
      #expect(await claim(slope, "subgradients") == .match)
    }
    for slope in ["0.99", "3.01", "-1", "0", "\"Infinity\""] {
      #expect(await claim(slope, "subgradients") == .mismatch, "\(slope)")
    }
  }

  @Test("in single precision the claim may have Float's rounding, and no more")
  func precision() async {
    func claim(_ x: String, _ precision: String) async -> Verdict? {
      await verdict(
        #""function": "x^2", "at": {"x": 3}, "gradient": {"x": \#(x)}, "precision": "\#(precision)""#
      )
    }
    #expect(await claim("6.000002", "float32") == .match)
    #expect(await claim("6.000002", "float64") == .mismatch)
    #expect(await claim("6.0001", "float32") == .mismatch)
    #expect(await claim("-6", "float32") == .mismatch)
    #expect(
      await verdict(
        #""function": "x^2", "at": {"x": 3}, "value": 9.000003, "precision": "float32""#) == .match)
    #expect(
      await verdict(#""function": "x^2", "at": {"x": 3}, "value": 9.000003"#) == .mismatch)
  }

  @Test("each verdict passes where it is expected, and nowhere else")
  func expectations() async {
    let questions: [(verdict: Verdict, question: String)] = [
      (.match, #""function": "x^2", "at": {"x": 3}, "gradient": {"x": 6}"#),
      (.mismatch, #""function": "x^2", "at": {"x": 3}, "gradient": {"x": 7}"#),
      (.nondifferentiable, #""function": "abs(x)", "at": {"x": 0}, "gradient": {"x": 0}"#),
      (
        .inconclusive,
        #""function": "1e14 + sin(x)", "at": {"x": 0.5}, "gradient": {"x": 0.8775825618903728}"#
      ),
    ]
    for (verdict, question) in questions {
      for expected in Verdict.allCases {
        for quiet in [true, false] {
          let outcome = await run(
            #"{"id": "a", \#(question), "expect": "\#(expected.rawValue)"}"#,
            settings: CheckSettings(reportsPassingCases: !quiet))
          #expect(outcome.summary.passed == (verdict == expected ? 1 : 0))
          #expect(outcome.summary.failed == (verdict == expected ? 0 : 1))
          #expect(outcome.results.allSatisfy { $0.expected == expected })
        }
      }
    }
  }

  @Test("the result tells where the case stands, its formula and its reason")
  func words() async throws {
    let checked = try #require(
      await result(
        #"  {"id": "π", "function": ["x", "2*x"], "at": {"x": 1}, "value": [1, 3], "why": "twice"}"#
      ))
    #expect(checked.file == "a.json")
    #expect(checked.id == "π")
    #expect(checked.line == 2)
    #expect(checked.function == "x, 2*x")
    #expect(checked.why == "twice")
    #expect(checked.report.values.map(\.name) == ["f[0]", "f[1]"])
    #expect(checked.report.values.map(\.verdict) == [.match, .mismatch])
    #expect(checked.report.method == "adaptive")
  }

  @Test("a reference derivative stands beside each first derivative, and decides nothing")
  func references() async throws {
    let checked = try #require(
      await result(
        #"{"id": "a", "function": "sin(x^2 + 1)", "at": {"x": 3}, "gradient": {"x": "5.0344"}}"#))
    #expect(checked.report.components.map(\.reference) == [-5.034429174458714])
    #expect(checked.report.verdict == .mismatch)
  }
}
