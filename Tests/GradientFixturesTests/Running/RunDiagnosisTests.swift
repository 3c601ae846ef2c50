import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

@Suite("What a run says of wrong claims")
struct RunDiagnosisTests {
  private static let lesson =
    #""function": "x^2 + y^2 + z^2 + 2*x*y*z", "at": {"x": 2, "y": 3, "z": 4}"#
  private static let mean =
    #""function": "mean((w*x + b - t)^2)", "at": {"w": 1.5, "b": 0.5}, "data": {"x": [2.5, 4.8, 6.9, 9.5], "t": [3, 5, 7, 9]}"#
  private static let polar = #""function": ["r*cos(a)", "r*sin(a)"], "at": {"r": 2, "a": 0.5}"#

  struct Mistake: Sendable {
    let kind: Diagnosis.Kind
    let content: String
    let message: String

    init(_ kind: Diagnosis.Kind, _ content: String, _ message: String) {
      self.kind = kind
      self.content = content
      self.message = message
    }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      .sign, #""function": "sin(x^2 + 1)", "at": {"x": 3}, "gradient": {"x": "5.0344"}"#,
      "x has the opposite sign"),
    Mistake(
      .sign,
      #""function": "1e10 + sin(x)", "at": {"x": 0.5}, "gradient": {"x": -0.8775825618903728}"#,
      "x has the opposite sign"),
    Mistake(
      .accumulated, lesson + #", "gradient": {"x": 56, "y": 44, "z": 40}"#,
      "every component is twice the derivative: accumulated over two backward passes (zero_grad"
        + " forgotten), or a factor too many"),
    Mistake(
      .sumForMean, mean + #", "gradient": {"w": "194.55", "b": "27.100"}"#,
      "every component is 4 times the derivative, and there are 4 items: a sum where a mean was"
        + " asked for"),
    Mistake(
      .meanForSum,
      #""function": "sum(v^2)", "at": {"v": [2, 3, 4]}, "gradient": {"v": ["1.333", "2", "2.667"]}"#,
      "every component is 1/3 of the derivative, and there are 3 items: a mean where a sum was"
        + " asked for"),
    Mistake(
      .factor, lesson + #", "gradient": {"x": 35, "y": 27.5, "z": 25}"#,
      "every component is off by one common factor, 1.25"),
    Mistake(
      .factor,
      #""function": "sin(x^2 + 1)", "at": {"x": 3}, "gradient": {"x": -0.8390715290764524}"#,
      "x is off by the factor 1/6: as if a constant factor or an inner derivative were missing"),
    Mistake(
      .factor,
      #""function": "1e-15*x + 2e-15*y", "at": {"x": 1, "y": 1}, "gradient": {"x": 1e10, "y": 2e10}"#,
      "every component is off by one common factor, 1e+25"),
    Mistake(
      .swapped, lesson + #", "gradient": {"x": 22, "y": 28, "z": 20}"#,
      "x and y have changed places"),
    Mistake(
      .zeroed, lesson + #", "gradient": {"x": 28, "y": 22, "z": 0}"#,
      "z is claimed to be 0 and is not: cut off from the graph, or never written"),
    Mistake(
      .missingTerm, lesson + #", "gradient": {"x": 28, "y": 16, "z": 20}"#,
      "y lacks the part from \"y^2\", 6"),
    Mistake(
      .transposed,
      polar
        + #", "jacobian": [{"r": 0.8775825618903728, "a": 0.479425538604203}, {"r": -0.958851077208406, "a": 1.7551651237807455}]"#,
      "the transpose of the matrix fits: rows and columns are exchanged"),
    Mistake(
      .sign,
      polar
        + #", "jvp": {"tangent": {"r": 0, "a": 1}, "value": [0.958851077208406, 1.7551651237807455]}"#,
      "jvp[0] has the opposite sign"),
    Mistake(
      .swapped,
      polar
        + #", "vjp": {"cotangent": [1, 0], "value": {"a": 0.8775825618903728, "r": -0.958851077208406}}"#,
      "vjp/r and vjp/a have changed places"),
    Mistake(
      .zeroed, #""function": "x^2*y + y^3", "at": {"x": 3, "y": 2}, "hessian": [[4, 0], [0, 12]]"#,
      "x/y and y/x are claimed to be 0 and are not: cut off from the graph, or never written"),
    Mistake(
      .nonFinite,
      #""function": "sqrt(x) + y", "at": {"x": 4, "y": 1}, "gradient": {"x": "NaN", "y": 1}"#,
      "the claim for x is not a finite number, while the function is smooth there: a removable 0/0,"
        + " 0·∞ or ∞ - ∞ in the gradient's code"),
  ]

  @Test("a known mistake is named", arguments: mistakes)
  func known(mistake: Mistake) async throws {
    let checked = try #require(await result("{\"id\": \"a\", \(mistake.content)}"))
    #expect(checked.report.verdict == .mismatch)
    #expect(checked.report.diagnoses.map(\.kind) == [mistake.kind])
    #expect(checked.report.diagnoses.map(\.message) == [mistake.message])
  }

  /// The mean of the squares of a 3 × 2 matrix, whose gradient is a third of it.
  private static let matrix = [[1.0, -2], [3, 0.5], [7, 5]]

  private func squares(_ function: String, _ claim: (Double) -> Double) async -> [Diagnosis] {
    func rows(_ entry: (Double) -> Double) -> String {
      let rows = Self.matrix.map { "[\($0.map { "\(entry($0))" }.joined(separator: ", "))]" }
      return "[\(rows.joined(separator: ", "))]"
    }
    let found = await result(
      #"{"id": "a", "function": "\#(function)", "at": {"A": \#(rows { $0 })}, "gradient": {"A": \#(rows(claim))}}"#
    )
    return found?.report.diagnoses ?? []
  }

  @Test(
    "a sum over a matrix, its rows or its columns for a mean is told as that alone",
    arguments: [2.0, 3, 6])
  func matrixSum(factor: Double) async {
    let found = await squares("mean(A^2)") { factor * $0 / 3 }
    #expect(found.map(\.kind) == [.sumForMean])
    #expect(
      found.first?.message.hasSuffix(
        "there are \(Int(factor)) items: a sum where a mean was asked for")
        == true)
    // Where no mean was asked for, nobody took a sum in its place.
    let sum = await squares("sum(A^2)") { factor * 2 * $0 }
    #expect(sum.map(\.kind) == [factor == 6 ? .factor : .accumulated])
    // A mean in other words may be one.
    let weighted = await squares("sum(A^2)/6") { factor * $0 / 3 }
    #expect(weighted.map(\.kind).last == .sumForMean)
  }

  @Test("a mean for a sum is told where there is a sum, and not where there is a mean already")
  func matrixMean() async {
    let found = await squares("sum(A^2)") { 2 * $0 / 6 }
    #expect(found.map(\.kind) == [.meanForSum])
    let twice = await squares("mean(A^2)") { $0 / 3 / 6 }
    #expect(twice.map(\.message) == ["every component is off by one common factor, 1/6"])
  }

  @Test("the gradient by a matrix, written column by column, is its transpose")
  func matrixTransposed() async {
    let columns = [1.0, 3, 7, -2, 0.5, 5]
    let order = Self.matrix.flatMap { $0 }
    let found = await squares("mean(A^2)") { entry in
      columns[order.firstIndex(of: entry) ?? 0] / 3
    }
    #expect(found.map(\.kind) == [.transposed])
  }

  @Test("a factor that is the value of a variable or a constant is said to be that")
  func namedFactor() async {
    let product = #"{"id": "a", "function": "x^2*y + z", "at": {"x": 2, "y": 3, "z": 1}, "#
    let many = await result(product + #""gradient": {"x": 36, "y": 4, "z": 1}}"#)
    #expect(
      many?.report.diagnoses == [
        Diagnosis(
          kind: .factor,
          message:
            "x is off by the factor 3, and y is 3 here: as if a factor y, or a constant one, were"
            + " too many", components: ["x"])
      ])
    let missing = await result(product + #""gradient": {"x": "4.00", "y": 4, "z": 1}}"#)
    #expect(
      missing?.report.diagnoses.map(\.message) == [
        "x is off by the factor 1/3, and y is 3 here: as if a factor y, or a constant one, were missing"
      ])
    let weight =
      #"{"id": "a", "function": "c*(x^2 + y^2)", "data": {"c": 0.37}, "at": {"x": 1.5, "y": 4}, "#
    let all = await result(weight + #""gradient": {"x": 3, "y": 8}}"#)
    #expect(
      all?.report.diagnoses.map(\.message) == [
        "every component is off by the factor 2.702703, and c is 0.37 here: as if a factor c were missing"
      ])
  }

  @Test(
    "a wrong claim of another kind is not explained",
    arguments: [
      lesson + #", "gradient": {"x": 29, "y": 21, "z": 20}"#,
      lesson + #", "gradient": {"x": 56, "y": 22, "z": 19}"#,
      mean + #", "gradient": {"w": 48.64, "b": 6.78}"#,
      #""function": "sin(x^2 + 1)", "at": {"x": 2.1}, "gradient": {"x": 0.6423886576454144}"#,
      polar + #", "jacobian": [[1, 2], [3, 4]]"#,
      lesson + #", "value": 78"#,
    ])
  func unknown(content: String) async throws {
    let checked = try #require(await result("{\"id\": \"a\", \(content)}"))
    #expect(checked.report.verdict == .mismatch)
    #expect(checked.report.diagnoses.isEmpty)
  }

  // MARK: Other points

  private func point(_ id: String, _ at: String, _ gradient: String) -> String {
    #"{"id": "\#(id)", "function": "x^2 + 3*x*y", "at": {\#(at)}, "gradient": {\#(gradient)}}"#
  }

  @Test("the gradient at another case's point is recognised, wherever that case stands")
  func otherPoint() async {
    let wrong = point("wrong", #""x": 2, "y": 1"#, #""x": 10.4, "y": 7.5"#)
    let other = point("other", #""x": 2.5, "y": 1.8"#, #""x": 10.4, "y": 7.5"#)
    let expected = Diagnosis(
      kind: .otherPoint,
      message: "this is the gradient at another of the given points: x = 2.5, y = 1.8",
      components: ["x", "y"])
    for quiet in [true, false] {
      let settings = CheckSettings(reportsPassingCases: !quiet)
      for cases in [[wrong, other], [other, wrong]] {
        let outcome = await FixtureRun(settings).check(file(cases))
        let found = outcome.results.filter { $0.id == "wrong" }.map(\.report.diagnoses)
        #expect(found == [[expected]])
        #expect(outcome.summary.passed == 1 && outcome.summary.failed == 1)
      }
    }
    let alone = await run(wrong)
    #expect(alone.results.map(\.report.diagnoses) == [[]])
  }

  @Test("another point explains better than a crooked factor that fits as well")
  func otherPointBeforeFactor() async {
    let outcome = await run(
      point("wrong", #""x": 2, "y": 1"#, #""x": 9.1, "y": 7.8"#),
      point("other", #""x": 2.6, "y": 1.3"#, #""x": 9.1, "y": 7.8"#))
    #expect(outcome.results.first?.report.diagnoses.map(\.kind) == [.otherPoint])
    let alone = await run(point("wrong", #""x": 2, "y": 1"#, #""x": 9.1, "y": 7.8"#))
    #expect(alone.results.first?.report.diagnoses.map(\.kind) == [.factor])
  }

  @Test("another point explains better than passes that were left over in one component alone")
  func otherPointBeforeAccumulated() async {
    let wrong = point("wrong", #""x": 4, "y": 1"#, #""x": 22, "y": 12"#)
    let alone = await run(wrong)
    #expect(alone.results.first?.report.diagnoses.map(\.kind) == [.accumulated])
    let outcome = await run(
      wrong, point("other", #""x": 4, "y": 4.666666666666667"#, #""x": 22, "y": 12"#))
    #expect(outcome.results.first?.report.diagnoses.map(\.kind) == [.otherPoint])
    // All that is doubled alike stays what it was.
    let all = await run(
      point("wrong", #""x": 4, "y": 1"#, #""x": 22, "y": 24"#),
      point("other", #""x": 8, "y": 2"#, #""x": 22, "y": 24"#))
    #expect(all.results.first?.report.diagnoses.map(\.kind) == [.accumulated])
  }

  @Test("a point that names the variables in another order is the same point")
  func variablesInAnotherOrder() async {
    let wrong = point("wrong", #""x": 2, "y": 1"#, #""x": 10.4, "y": 7.5"#)
    let other = point("other", #""y": 1.8, "x": 2.5"#, #""y": 7.5, "x": 10.4"#)
    let outcome = await run(wrong, other)
    #expect(
      outcome.results.first?.report.diagnoses.map(\.message) == [
        "this is the gradient at another of the given points: x = 2.5, y = 1.8"
      ])
    // Taken in the order of the file the point would be (1.8, 2.5), where this is the gradient.
    let mistaken = point("wrong", #""x": 2, "y": 1"#, #""x": 11.1, "y": 5.4"#)
    let none = await run(mistaken, other)
    #expect(none.results.first?.report.diagnoses == [])
  }

  @Test(
    "a point at which the derivative is infinite, or none, explains no claim",
    arguments: [("log(x)", "0"), ("sqrt(x)", "0"), ("1/x", "0"), ("log(x)", "-1"), ("x^x", "0")])
  func infinitePoint(function: String, x: String) async {
    func item(_ id: String, _ x: String, _ slope: String, _ expect: String) -> String {
      #"{"id": "\#(id)", "function": "\#(function)", "at": {"x": \#(x)}, "gradient": {"x": \#(slope)}, "expect": "\#(expect)"}"#
    }
    let outcome = await run(
      item("wrong", "2", "0.6173", "match"), item("edge", x, "1", "inconclusive"),
      item("also wrong", "3", "-17.9", "match"))
    let wrong = outcome.results.filter { $0.id.hasSuffix("wrong") }
    #expect(wrong.map(\.report.verdict) == [.mismatch, .mismatch])
    #expect(wrong.map(\.report.diagnoses) == [[], []])
  }

  @Test("points of other formulas and of other variables explain nothing")
  func strangers() async {
    let wrong = point("wrong", #""x": 2, "y": 1"#, #""x": 10.4, "y": 7.5"#)
    let formula =
      #"{"id": "formula", "function": "x^2 + 3*y*x", "at": {"x": 2.5, "y": 1.8}, "gradient": {"x": 10.4, "y": 7.5}}"#
    let constant =
      #"{"id": "constant", "function": "x^2 + 3*x*y", "at": {"x": 2.5}, "data": {"y": 1.8}, "gradient": {"x": 10.4}}"#
    let outcome = await run(wrong, formula, constant)
    #expect(outcome.results.map(\.report.diagnoses) == [[], [], []])
  }
}
