import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

@Suite("Claims of every kind, right and wrong")
struct ClaimKindTests {
  /// One kind of claim: a function and point, a right claim, wrong ones, and the components' names.
  struct Kind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let question: String
    let right: String
    let wrong: [String]
    let names: [String]

    init(
      _ description: String, _ question: String, right: String, wrong: [String], names: [String]
    ) {
      testDescription = description
      self.question = question
      self.right = right
      self.wrong = wrong
      self.names = names
    }
  }

  private static let scalar = #""function": "x^2*y + y^3", "at": {"x": 3, "y": 2}"#
  private static let rows = #""function": ["x*y", "x + y", "x/y"], "at": {"x": 1.5, "y": -0.5}"#
  private static let vector = #""function": "v*v", "at": {"v": [2, 3]}"#
  private static let rowNames = (0..<3).flatMap { ["f[\($0)]/x", "f[\($0)]/y"] }

  static let kinds: [Kind] = [
    Kind(
      "gradient", scalar, right: #""gradient": {"x": 12, "y": 21}"#,
      wrong: [
        #""gradient": {"x": 12, "y": 21.00001}"#, #""gradient": {"x": -12, "y": 21}"#,
        #""gradient": {"x": 0, "y": 0}"#, #""gradient": {"x": "NaN", "y": 21}"#,
        #""gradient": {"x": "-Infinity", "y": 21}"#, #""gradient": {"x": "12.1", "y": 21}"#,
      ], names: ["x", "y"]),
    Kind(
      "gradient in another order", scalar, right: #""gradient": {"y": 21, "x": 12}"#,
      wrong: [#""gradient": {"y": 12, "x": 21}"#], names: ["x", "y"]),
    Kind(
      "gradient of printed digits", scalar, right: #""gradient": {"x": "12.0", "y": "2.1e1"}"#,
      wrong: [
        #""gradient": {"x": "12.1", "y": "21"}"#, #""gradient": {"x": "12.0", "y": "2.2e1"}"#,
      ],
      names: ["x", "y"]),
    Kind(
      "gradient of an array", #""function": "sum(v^2)", "at": {"v": [2, 3, 4]}"#,
      right: #""gradient": {"v": [4, 6, 8]}"#,
      wrong: [#""gradient": {"v": [4, 8, 6]}"#, #""gradient": {"v": [2, 3, 4]}"#],
      names: ["v[0]", "v[1]", "v[2]"]),
    Kind(
      "jacobian of rows by variable", rows,
      right: #""jacobian": [{"x": -0.5, "y": 1.5}, {"x": 1, "y": 1}, {"x": -2, "y": -6}]"#,
      wrong: [#""jacobian": [{"x": -0.5, "y": 1.5}, {"x": 1, "y": 1}, {"x": -2, "y": 6}]"#],
      names: rowNames),
    Kind(
      "jacobian of plain rows", rows, right: #""jacobian": [[-0.5, 1.5], [1, 1], [-2, -6]]"#,
      wrong: [
        #""jacobian": [[-0.5, 1.5], [1, 1], [-2, -6.1]]"#,
        #""jacobian": [[1, 1], [-0.5, 1.5], [-2, -6]]"#,
        #""jacobian": [[-0.5, 1], [-2, 1.5], [1, -6]]"#,
        #""jacobian": [[-0.5, 1.5], [1, 1], ["NaN", -6]]"#,
      ], names: rowNames),
    Kind(
      "jacobian of blocks", rows, right: #""jacobian": {"x": [-0.5, 1, -2], "y": [1.5, 1, -6]}"#,
      wrong: [#""jacobian": {"y": [-0.5, 1, -2], "x": [1.5, 1, -6]}"#], names: rowNames),
    Kind(
      "jacobian of one formula", vector, right: #""jacobian": {"v": [[4, 0], [0, 6]]}"#,
      wrong: [
        #""jacobian": {"v": [[4, 0], [1e-3, 6]]}"#, #""jacobian": {"v": [[6, 0], [0, 4]]}"#,
        #""jacobian": {"v": [[4, 6], [4, 6]]}"#,
      ], names: ["f[0]/v[0]", "f[0]/v[1]", "f[1]/v[0]", "f[1]/v[1]"]),
    Kind(
      "hessian of rows", scalar, right: #""hessian": [[4, 6], [6, 12]]"#,
      wrong: [
        #""hessian": [[4, 6], [6, 12.01]]"#, #""hessian": [[4, 0], [0, 12]]"#,
        #""hessian": [[4, 6], [-6, 12]]"#, #""hessian": [[4, 6], ["Infinity", 12]]"#,
      ], names: ["x/x", "x/y", "y/x", "y/y"]),
    Kind(
      "hessian of blocks", scalar,
      right: #""hessian": {"x": {"x": 4, "y": 6}, "y": {"x": 6, "y": 12}}"#,
      wrong: [#""hessian": {"x": {"x": 12, "y": 6}, "y": {"x": 6, "y": 4}}"#],
      names: ["x/x", "x/y", "y/x", "y/y"]),
    Kind(
      "jvp", scalar, right: #""jvp": {"tangent": {"x": 1, "y": -1}, "value": -9}"#,
      wrong: [
        #""jvp": {"tangent": {"x": 1, "y": -1}, "value": 9}"#,
        #""jvp": {"tangent": {"x": 1, "y": -1}, "value": "NaN"}"#,
      ], names: ["jvp"]),
    Kind(
      "jvp of several formulas", rows,
      right: #""jvp": {"tangent": {"x": 1, "y": 2}, "value": [2.5, 3, -14]}"#,
      wrong: [
        #""jvp": {"tangent": {"x": 1, "y": 2}, "value": [2.5, 3, 14]}"#,
        #""jvp": {"tangent": {"x": 2, "y": 1}, "value": [2.5, 3, -14]}"#,
      ], names: ["jvp[0]", "jvp[1]", "jvp[2]"]),
    Kind(
      "jvp of one formula", vector,
      right: #""jvp": {"tangent": {"v": [1, -1]}, "value": [4, -6]}"#,
      wrong: [#""jvp": {"tangent": {"v": [1, -1]}, "value": [4, 6]}"#], names: ["jvp[0]", "jvp[1]"]),
    Kind(
      "vjp", rows, right: #""vjp": {"cotangent": [1, -1, 2], "value": {"x": -5.5, "y": -11.5}}"#,
      wrong: [
        #""vjp": {"cotangent": [1, -1, 2], "value": {"x": -11.5, "y": -5.5}}"#,
        #""vjp": {"cotangent": [1, 1, 2], "value": {"x": -5.5, "y": -11.5}}"#,
        #""vjp": {"cotangent": [1, -1, 2], "value": {"x": -5.5, "y": "NaN"}}"#,
      ], names: ["vjp/x", "vjp/y"]),
    Kind(
      "vjp of one formula", vector,
      right: #""vjp": {"cotangent": [1, 2], "value": {"v": [4, 12]}}"#,
      wrong: [#""vjp": {"cotangent": [1, 2], "value": {"v": [4, 6]}}"#],
      names: ["vjp/v[0]", "vjp/v[1]"]),
    Kind(
      "value", scalar, right: #""value": 26"#,
      wrong: [
        #""value": 26.00001"#, #""value": -26"#, #""value": "25.9""#, #""value": "NaN""#,
        #""value": 0"#,
      ], names: []),
    Kind(
      "values", rows, right: #""value": [-0.75, 1, "-3.0"]"#,
      wrong: [#""value": [-0.75, 1, 3]"#, #""value": [1, -0.75, -3]"#], names: []),
    Kind(
      "values of one formula", vector, right: #""value": [4, 9]"#, wrong: [#""value": [9, 4]"#],
      names: []),
    Kind(
      "value beside a gradient", scalar, right: #""value": 26, "gradient": {"x": 12, "y": 21}"#,
      wrong: [
        #""value": 27, "gradient": {"x": 12, "y": 21}"#,
        #""value": 26, "gradient": {"x": 12, "y": 22}"#,
      ], names: ["x", "y"]),
  ]

  private func json(_ kind: Kind, _ claim: String, expect: String = "match") -> String {
    #"{"id": "a", \#(kind.question), \#(claim), "expect": "\#(expect)"}"#
  }

  @Test("a right claim matches, and passes only where a match is expected", arguments: kinds)
  func right(kind: Kind) async throws {
    let checked = try #require(await result(json(kind, kind.right)))
    #expect(checked.report.verdict == .match, "\(checked.report)")
    #expect(checked.passed)
    #expect(checked.report.components.map(\.name) == kind.names)
    #expect(checked.report.diagnoses.isEmpty)
    #expect(checked.report.components.isEmpty || checked.report.evaluations > 0)
    for expected in ["mismatch", "inconclusive", "nondifferentiable"] {
      let refuted = try #require(await result(json(kind, kind.right, expect: expected)))
      #expect(!refuted.passed)
      #expect(refuted.report == checked.report)
    }
  }

  @Test("a wrong claim is a mismatch, and passes only where one is expected", arguments: kinds)
  func wrong(kind: Kind) async throws {
    for claim in kind.wrong {
      let checked = try #require(await result(json(kind, claim)), "\(claim)")
      #expect(checked.report.verdict == .mismatch, "\(claim): \(checked.report)")
      #expect(!checked.passed)
      let expected = try #require(await result(json(kind, claim, expect: "mismatch")))
      #expect(expected.passed)
      for other in ["inconclusive", "nondifferentiable"] {
        let result = try #require(await result(json(kind, claim, expect: other)))
        #expect(!result.passed)
      }
    }
  }

  @Test("a wrong claim does not pass where passing cases are only counted", arguments: kinds)
  func counted(kind: Kind) async {
    let settings = CheckSettings(reportsPassingCases: false)
    for claim in [kind.right] + kind.wrong {
      let isRight = claim == kind.right
      let outcome = await run(json(kind, claim), settings: settings)
      #expect(outcome.summary.passed == (isRight ? 1 : 0), "\(claim)")
      #expect(outcome.summary.failed == (isRight ? 0 : 1), "\(claim)")
      #expect(outcome.results.allSatisfy { $0.passed == isRight })
    }
  }
}
