import GradientChecking
import GradientReporting
import NumericalDifferentiation
import Testing

@testable import GradientFixtures

/// What programs in single precision printed; see the file for its origin.
@Suite("Claims in single precision")
struct SinglePrecisionClaimTests {
  private static func text() throws -> FixtureText {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/")
    return try FixtureSource.read("\(folder)/Corpus/float32-claims.json")
  }

  private static func cases() throws -> [FixtureCase] {
    let file = FixtureReader(try text()).read()
    try #require(file.problems.isEmpty, "\(file.problems)")
    return file.cases
  }

  private func verdict(_ content: String) async -> Verdict? {
    await result("{\"id\": \"a\", \"precision\": \"float32\", \(content)}")?.report.verdict
  }

  // MARK: Wrong claims

  @Test("off by a thousandth in the largest component is a mismatch, where Float has the digits")
  func wrong() throws {
    let checker = CaseChecker(CheckSettings(), file: "float32-claims")
    var asked = 0
    for fixture in try Self.cases() where fixture.tags.contains("sound") {
      let truth = fixture.gradientSlot.array.values
      let sizes = truth.map { abs($0) }
      let largest = try #require(sizes.firstIndex(of: sizes.max() ?? 0))
      for factor in [1.001, 0.999, 1.01, -1, 2, 0, .nan] {
        var wrong = fixture
        wrong.gradientSlot.array.values[largest] *= factor
        guard case .reported(let result) = checker.check(wrong) else {
          Issue.record("\(fixture.id), times \(factor)")
          continue
        }
        #expect(result.report.verdict == .mismatch, "\(fixture.id), times \(factor)")
        asked += 1
      }
    }
    #expect(asked >= 200)
  }

  @Test("wrong claims of every kind are mismatches, and off by a thousandth too")
  func wrongKinds() async {
    let scalar = #""function": "sin(3*x)*exp(y)", "at": {"x": 0.7, "y": 0.2}"#
    let rows = #""function": ["sin(3*x)*y", "x*y^2"], "at": {"x": 0.7, "y": 0.2}"#
    for claim in [
      #"\#(scalar), "value": 1.0554"#, #"\#(scalar), "value": -1.0543263"#,
      #"\#(scalar), "gradient": {"x": -1.8517, "y": 1.0543263}"#,
      #"\#(scalar), "gradient": {"x": 1.0543263, "y": -1.8498613}"#,
      #"\#(scalar), "hessian": [[-9.4985, -1.8498613], [-1.8498613, 1.0543263]]"#,
      #"\#(scalar), "hessian": [[-9.4889367, 0], [0, 1.0543263]]"#,
      #"\#(scalar), "jvp": {"tangent": {"x": 1, "y": 2}, "value": 0.25905}"#,
      #"\#(rows), "jacobian": [[-0.30290766, 0.8641], [0.04, 0.28]]"#,
      #"\#(rows), "vjp": {"cotangent": [1, 2], "value": {"x": -0.22290766, "y": 1.4247}}"#,
      #"\#(scalar), "gradient": {"x": "NaN", "y": 1.0543263}"#,
      #"\#(scalar), "gradient": {"x": "Infinity", "y": 1.0543263}"#,
    ] {
      #expect(await verdict(claim) == .mismatch, "\(claim)")
    }
  }

  @Test("a gradient that Float turned into 0 or overflowed is wrong")
  func range() async {
    // exp(-100) has two digits in Float, and exp(-110) none; a right answer is right all the same.
    let small = #""function": "1e30*exp(-x)", "at": {"x": 100}"#
    #expect(await verdict(#"\#(small), "gradient": {"x": -3.72007598e-14}"#) == .match)
    #expect(await verdict(#"\#(small), "gradient": {"x": -3.783506e-14}"#) == .mismatch)
    #expect(await verdict(#"\#(small), "value": 3.783506e-14"#) == .mismatch)
    #expect(
      await verdict(#""function": "1e30*exp(-x)", "at": {"x": 110}, "gradient": {"x": 0}"#)
        == .mismatch)
    // Beside a large component the loss is no error.
    let sum = #""function": "1e30*exp(-x) + y", "at": {"x": 100, "y": 1}"#
    #expect(await verdict(#"\#(sum), "gradient": {"x": -3.783506e-14, "y": 1}"#) == .match)
    #expect(await verdict(#"\#(sum), "gradient": {"x": 3.783506e-14, "y": 1}"#) == .mismatch)
    let large = #""function": "x^2", "at": {"x": 1e30}"#
    #expect(await verdict(#"\#(large), "gradient": {"x": "Infinity"}"#) == .mismatch)
    // Below 1e-38 there is nothing to be told.
    #expect(
      await verdict(#""function": "1e-50*x", "at": {"x": 1}, "gradient": {"x": 0}"#) == .match)
  }

  @Test("where rounding decides between two slopes, both are right, and nothing beyond")
  func kinks() async {
    // In Float 3*x - 0.3 is 0, or a rounding to either side of it.
    for kinks in [#""function": "relu(3*x - 0.3)""#, #""function": "where(3*x > 0.3, 3*x, 0)""#] {
      let beside = #"\#(kinks), "at": {"x": 0.1}, "kinks": "subgradients", "gradient""#
      for slope in [0, 3] {
        let verdict = await verdict(#"\#(beside): {"x": \#(slope)}"#)
        #expect(verdict != .mismatch, "\(kinks), \(slope)")
      }
      for slope in [-3.1, 6.1, 10] {
        let verdict = await verdict(#"\#(beside): {"x": \#(slope)}"#)
        #expect(verdict != .match, "\(kinks), \(slope)")
      }
    }
  }

  // MARK: Right claims

  @Test("what correct programs printed matches")
  func right() async throws {
    let cases = try Self.cases()
    #expect(cases.count >= 60)
    let outcome = await FixtureRun(CheckSettings(reportsPassingCases: true)).check(try Self.text())
    for result in outcome.results {
      #expect(result.report.verdict == .match, "\(result.id): \(result.report)")
    }
    #expect(outcome.results.count == cases.count)
  }

  @Test("in double precision none of these claims would match, but for a residue at a minimum")
  func double() async throws {
    let checker = CaseChecker(CheckSettings(), file: "float32-claims")
    var matches: [String] = []
    for var fixture in try Self.cases() {
      fixture.precision = .float64
      guard case .reported(let result) = checker.check(fixture) else { continue }
      if result.report.verdict == .match { matches.append(fixture.id) }
    }
    #expect(matches == ["sci-morse-x0-jax"])
  }

  @Test("verdicts do not depend on the order, on the threads, or on who wants a report")
  func independent() async throws {
    let text = try Self.text()
    let full = await FixtureRun(CheckSettings(reportsPassingCases: true, jobs: 2)).check(text)
    let quick = await FixtureRun(CheckSettings(reportsPassingCases: false, jobs: 2)).check(text)
    #expect(full.summary == quick.summary)
    let checker = CaseChecker(CheckSettings(), file: text.path)
    for (fixture, result) in zip(try Self.cases(), full.results).reversed() {
      guard case .reported(let alone) = checker.check(fixture) else { continue }
      #expect(alone.report == result.report)
    }
  }

  @Test("the derivative at the point as written and at the point as Float has it are both right")
  func point() async {
    let sine = #""function": "sin(x)", "at": {"x": 1.57}"#
    // cos(1.57), and the same at Float(1.57) in double and in single precision.
    for slope in ["0.0007963267107332633", "0.0007962742586625529", "0.0007962743"] {
      #expect(await verdict(#"\#(sine), "gradient": {"x": \#(slope)}"#) == .match, "\(slope)")
    }
    #expect(await verdict(#"\#(sine), "gradient": {"x": 0.0007955}"#) == .mismatch)
    // 1/(1 - x*x), rounded at each step.
    let area = #""function": "atanh(x)", "at": {"x": -0.9945476055145264}"#
    #expect(await verdict(#"\#(area), "gradient": {"x": 91.95363}"#) == .match)
    #expect(await verdict(#"\#(area), "gradient": {"x": 92.05}"#) == .mismatch)
  }

  @Test("data are rounded as the point is")
  func data() async {
    let fit = #""function": "(w*x - t)^2", "at": {"w": 3}, "data": {"x": 0.1, "t": 0.3001}"#
    // 2x(wx - t) = -2e-5, from 0.1f and 0.3001f.
    let x = Float(0.1)
    let slope = 2 * x * (3 * x - Float(0.3001))
    #expect(await verdict(#"\#(fit), "gradient": {"w": \#(slope)}"#) == .match)
    #expect(await verdict(#"\#(fit), "gradient": {"w": \#(-slope)}"#) == .mismatch)
  }
}
