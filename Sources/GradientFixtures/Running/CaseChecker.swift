import GradientChecking
public import GradientReporting
import NumericalDifferentiation
import ReferenceAutodiff
import StrictJSON

/// What became of one case.
public enum CheckedCase: Sendable {
  /// The verdict was the expected one, and nobody wanted to hear more.
  case passed(evaluations: Int)
  /// The case with its report.
  case reported(CaseResult)
  /// A formula or a shape is wrong.
  case malformed(FixtureError)
}

/// Checks cases one after the other, and keeps its memory from one to the next.
///
/// An instance serves one thread.
final class CaseChecker {
  /// A claim whose shape does not fit the function.
  struct ShapeProblem: Error {
    var path: String
    var message: String
  }

  let settings: CheckSettings
  let file: String
  let function = FixtureFunction()
  var claims: [ClaimedNumber] = []
  /// Where else the file checks the function of the case at hand.
  var otherPoints: [OtherPoint] = []
  private var adaptive = AdaptiveGradient()
  private(set) var reference: [Double] = []
  private(set) var scale: [Double] = []

  init(_ settings: CheckSettings, file: String) {
    self.settings = settings
    self.file = file
  }

  /// Checks one case.
  func check(_ fixture: FixtureCase) -> CheckedCase {
    if fixture.implementation != nil {
      return refuse(
        fixture,
        "the case names an implementation, and this version does not start programs: write down"
          + " the implementation's gradient instead")
    }
    guard fixture.hasPoint else {
      return refuse(fixture, "the case has no point: give `at`")
    }
    do {
      try function.prepare(fixture)
      if let evaluations = quickPass(fixture) { return .passed(evaluations: evaluations) }
      return .reported(result(fixture, try report(fixture)))
    } catch let error as FixtureFunction.CompilationError {
      return .malformed(describe(error, in: fixture))
    } catch let problem as ShapeProblem {
      return .malformed(
        FixtureError(
          file: file, line: fixture.place.line, column: fixture.place.column,
          caseIndex: fixture.index, path: problem.path, caseID: fixture.id,
          message: problem.message))
    } catch {
      return refuse(fixture, "\(error)")
    }
  }

  // MARK: The usual case

  /// Judges a plain gradient without a report; nil where there is more to say than that it passed.
  private func quickPass(_ fixture: FixtureCase) -> Int? {
    guard !settings.reportsPassingCases, fixture.gradientSlot.isFilled, function.outputCount == 1,
      fixture.jacobian == nil, fixture.hessian == nil, fixture.jvp == nil, fixture.vjp == nil,
      let estimate = try? gradientEstimate(fixture)
    else { return nil }
    let rule = rule(fixture)
    // Most claims agree without any allowance for their own rounding, which takes a reverse sweep to know.
    fillClaims(fixture, fixture.gradientSlot.array, withRounding: false)
    var verdict = rule.worstVerdict(claims: claims, estimates: estimate.components)
    if verdict != .match {
      fillReference(fixture, cotangent: Self.one)
      fillClaims(fixture, fixture.gradientSlot.array)
      widenClaims(fixture, cotangent: Self.one, estimates: estimate.components)
      verdict = rule.worstVerdict(claims: claims, estimates: estimate.components)
    }
    if fixture.valueSlot.isFilled {
      guard fixture.valueSlot.array.values.count == 1 else { return nil }
      let claim = valueClaim(fixture.valueSlot.array, 0, computed: estimate.value, fixture)
      let own = rule.verdict(
        onValue: claim, computed: estimate.value, noise: estimate.noise.sigma)
      verdict = max(verdict, own)
    }
    return verdict == fixture.expected ? estimate.evaluations : nil
  }

  static let one: [Double] = [1]

  func gradientEstimate(_ fixture: FixtureCase) throws -> GradientEstimate {
    let function = function
    let point = fixture.variables.values
    if settings.method is AdaptiveMethod {
      return try adaptive.estimate(at: point) { function.evaluate($0, into: $1) }
    }
    return try settings.method.gradient(at: point, precision: .float64) {
      function.evaluate($0, into: $1)
    }
  }

  // MARK: Claims

  func rule(_ fixture: FixtureCase) -> VerdictRule {
    VerdictRule(
      tolerance: fixture.tolerance.map {
        Tolerance(absolute: $0.absolute ?? 0, relative: $0.relative ?? 0)
      },
      kinks: fixture.kinks == .subgradients ? .subgradients : .report)
  }

  @discardableResult
  func fillReference(_ fixture: FixtureCase, cotangent: [Double]) -> [Double] {
    function.referenceGradient(
      at: fixture.variables.values, cotangent: cotangent, gradient: &reference, scale: &scale)
    return reference
  }

  // MARK: Results

  private func result(_ fixture: FixtureCase, _ report: GradientReport) -> CaseResult {
    CaseResult(
      file: file, id: fixture.id, line: fixture.line,
      function: fixture.functions.map(\.text).joined(separator: ", "),
      expected: fixture.expected, why: fixture.why, report: report)
  }

  private func refuse(_ fixture: FixtureCase, _ sentence: String) -> CheckedCase {
    var refused = result(
      fixture, GradientReport(components: [], evaluations: 0, method: ""))
    refused.refusal = sentence
    return .reported(refused)
  }

  private func describe(
    _ problem: FixtureFunction.CompilationError, in fixture: FixtureCase
  ) -> FixtureError {
    let place = fixture.functions[problem.index].place
    let error = problem.error
    // The formula's columns are the file's, as long as the string has no escapes.
    let before = String(decoding: error.text.utf8.prefix(error.range.lowerBound), as: UTF8.self)
    var lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
    let headline = String(lines.removeFirst())
    return FixtureError(
      file: file, line: place.line, column: place.column + before.unicodeScalars.count,
      caseIndex: fixture.index,
      path: fixture.isVector ? "function[\(problem.index)]" : "function", caseID: fixture.id,
      message: headline, excerpt: lines.isEmpty ? nil : lines.joined(separator: "\n"))
  }
}
