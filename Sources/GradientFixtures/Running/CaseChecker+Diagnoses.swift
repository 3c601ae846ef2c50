import GradientChecking
import GradientReporting
import NumericalDifferentiation
import PlainText

extension CaseChecker {
  /// What the case itself knows that may explain a wrong claim of a gradient with this cotangent.
  func diagnosisContext(_ fixture: FixtureCase, cotangent: [Double]) -> DiagnosisContext {
    var context = DiagnosisContext()
    let arrays = fixture.variables.entries + fixture.data.entries
    context.itemCounts = arrays.filter { !$0.shape.isEmpty }.flatMap { entry in
      entry.shape + [entry.range.count]
    }
    context.reductions = { FormulaReductions.of(fixture.functions.map(\.text)) }
    let variables = fixture.variables.entries
    if variables.count == 1, variables[0].shape.count == 2 {
      context.matrix = (rows: variables[0].shape[0], columns: variables[0].shape[1])
    }
    context.namedValues = { Self.namedValues(fixture) }
    let point = fixture.variables.values
    context.contributions = { [function] in
      function.contributions(at: point, cotangent: cotangent).map { parts in
        parts.map { DiagnosisContext.Contribution(value: $0.value, source: $0.source) }
      }
    }
    context.nonFiniteOrigin = { [function] in function.firstNonFinite(at: point) }
    let names = Self.componentNames(fixture.variables)
    context.otherPoints = { [function, otherPoints] in
      var gradient: [Double] = []
      var scale: [Double] = []
      return otherPoints.compactMap { other in
        guard let values = other.values(of: names), values != point else { return nil }
        function.referenceGradient(
          at: values, cotangent: cotangent, gradient: &gradient, scale: &scale)
        return DiagnosisContext.Candidate(
          label: OtherPoint.label(names, values), gradient: gradient)
      }
    }
    return context
  }

  /// The variables and the constants of a case, where they are few; elements of constant arrays have no names of their own.
  private static func namedValues(_ fixture: FixtureCase) -> [DiagnosisContext.NamedValue] {
    let scalars = fixture.data.entries.filter(\.shape.isEmpty)
    guard fixture.variables.values.count + scalars.count <= DiagnosisContext.mostNamedValues else {
      return []
    }
    let variables = zip(componentNames(fixture.variables), fixture.variables.values).map {
      DiagnosisContext.NamedValue(name: $0, value: $1, isVariable: true)
    }
    return variables
      + scalars.map {
        .init(name: $0.name, value: fixture.data.values[$0.range.lowerBound], isVariable: false)
      }
  }

  /// Looks for an explanation of a wrong gradient, row or product, and adds it to the report.
  func diagnose(
    _ fixture: FixtureCase, names: [String], claims: [ClaimedNumber],
    estimates: [DerivativeEstimate], context: DiagnosisContext,
    in report: inout GradientReport
  ) {
    let finder = DiagnosisFinder(
      rule: rule(fixture), names: names, claims: claims, estimates: estimates, context: context)
    report.diagnoses += finder.diagnoses()
    // A Hessian's estimates are flat where the gradient is.
    if fixture.hessian == nil { report.noteFlatness(estimates) }
  }

  /// Says of the function that it has no finite value at the point, and which operation takes it away.
  func addFindings(ofFunctionOf fixture: FixtureCase, to report: inout GradientReport) {
    report.addFindings(of: outputValues(fixture)) {
      function.firstNonFinite(at: fixture.variables.values)
    }
  }
}

/// A point at which the same function is checked elsewhere in the file.
struct OtherPoint: Sendable {
  private let coordinates: [String: Double]

  init(_ fixture: FixtureCase) {
    let names = CaseChecker.componentNames(fixture.variables)
    coordinates = Dictionary(zip(names, fixture.variables.values)) { first, _ in first }
  }

  /// The coordinates of these names, in this order; nil unless they are all that the point has.
  func values(of names: [String]) -> [Double]? {
    guard names.count == coordinates.count else { return nil }
    let values = names.compactMap { coordinates[$0] }
    return values.count == names.count ? values : nil
  }

  /// `x = 2, y = 3`, of many coordinates the first six.
  static func label(_ names: [String], _ values: [Double]) -> String {
    let shown = zip(names, values).prefix(6).map { "\($0) = \(NumberFormatting.exact($1))" }
    return shown.joined(separator: ", ") + (names.count > 6 ? ", …" : "")
  }
}
