import GradientChecking
package import GradientReporting
import NumericalDifferentiation
import ReferenceAutodiff
import StrictJSON

/// What became of one case.
package enum CheckedCase: Sendable {
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
  /// What was found of a gradient that has no report yet.
  private var heard: GradientEstimate?
  private var reference: [Double] = []
  private var scale: [Double] = []

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
      heard = nil
      if let evaluations = try quickPass(fixture) { return .passed(evaluations: evaluations) }
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
  ///
  /// What it found then serves the report: a case is estimated once.
  private func quickPass(_ fixture: FixtureCase) throws -> Int? {
    guard !settings.reportsPassingCases, fixture.gradientSlot.isFilled, function.outputCount == 1,
      fixture.jacobian == nil, fixture.hessian == nil, fixture.jvp == nil, fixture.vjp == nil,
      fixture.gradientSlot.array.values.count == function.inputCount
    else { return nil }
    let (estimate, verdictAtSight) = try heardGradient(fixture, fixture.gradientSlot.array)
    let rule = rule(fixture)
    var verdict =
      verdictAtSight ?? rule.worstVerdict(claims: claims, estimates: estimate.components)
    if fixture.valueSlot.isFilled {
      guard fixture.valueSlot.array.values.count == 1 else { return nil }
      let claim = valueClaim(fixture.valueSlot.array, 0, computed: estimate.value, fixture)
      let own = rule.verdict(
        onValue: claim, computed: estimate.value, noise: estimate.noise.sigma)
      verdict = max(verdict, own)
    }
    if verdict == fixture.expected { return estimate.evaluations }
    heard = estimate
    return nil
  }

  /// The gradient, after the court has heard what is claimed of it, and the verdict where nothing was to be heard; the claims
  /// are filled.
  func heardGradient(
    _ fixture: FixtureCase, _ claimed: ClaimedArray
  ) throws -> (estimate: GradientEstimate, verdictAtSight: Verdict?) {
    if let heard {
      self.heard = nil
      return (heard, nil)
    }
    var estimate = try gradientEstimate(fixture)
    claims.removeAll(keepingCapacity: true)
    for index in claimed.values.indices { claims.append(Self.claim(claimed, index)) }
    var court = court(fixture)
    let atSight = court.verdictAtSight(claims, estimate.components)
    if atSight == nil {
      let values = claims.map(\.value)
      claims = rounded(
        claims, estimate.components, fixture,
        rounding(fixture, cotangent: Self.one) { [estimate] in
          self.rounding(fixture).jacobian(values, [estimate.value])
        })
      let function = function
      try court.hear(
        claims, on: &estimate, of: DifferentiatedRow(at: fixture.variables.values)
      ) { function.evaluate($0, into: $1) }
    }
    return (estimate, atSight)
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

  /// The reference's gradient of the outputs' weighted sum, and the size of the terms it was added up from.
  func reference(
    _ fixture: FixtureCase, cotangent: [Double]
  ) -> (gradient: [Double], terms: [Double]) {
    function.referenceGradient(
      at: fixture.variables.values, cotangent: cotangent, gradient: &reference, scale: &scale)
    return (reference, scale)
  }

  /// Claims as exact as they were stated.
  static func claims(_ claimed: ClaimedArray) -> [ClaimedNumber] {
    claimed.values.indices.map { claim(claimed, $0) }
  }

  private static func claim(_ claimed: ClaimedArray, _ index: Int) -> ClaimedNumber {
    ClaimedNumber(claimed.values[index], halfUnit: claimed.halfUnit(at: index))
  }

  /// What rounding may have done to claims, as far as the function's values tell.
  func rounding(_ fixture: FixtureCase) -> ClaimRounding {
    ClaimRounding(at: fixture.variables.values, precision: .float64)
  }

  /// The court for the claims of one case.
  func court(_ fixture: FixtureCase) -> Court {
    Court(rule(fixture), method: settings.method)
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
