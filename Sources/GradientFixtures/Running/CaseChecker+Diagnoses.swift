import GradientChecking
import GradientReporting
import NumericalDifferentiation

extension CaseChecker {
  /// What the case itself knows that may explain a wrong claim of a gradient with this cotangent.
  func diagnosisContext(_ fixture: FixtureCase, cotangent: [Double]) -> DiagnosisContext {
    var context = DiagnosisContext()
    let arrays = fixture.variables.entries + fixture.data.entries
    context.itemCounts = arrays.filter { !$0.shape.isEmpty }.flatMap { entry in
      entry.shape + [entry.range.count]
    }
    let point = fixture.variables.values
    context.contributions = { [function] in
      function.contributions(at: point, cotangent: cotangent).map { parts in
        parts.map { DiagnosisContext.Contribution(value: $0.value, source: $0.source) }
      }
    }
    context.nonFiniteOrigin = { [function] in function.firstNonFinite(at: point) }
    context.otherPoints = { [function, otherPoints] in
      var gradient: [Double] = []
      var scale: [Double] = []
      return otherPoints.filter { $0.values.count == point.count && $0.values != point }.map {
        function.referenceGradient(
          at: $0.values, cotangent: cotangent, gradient: &gradient, scale: &scale)
        return DiagnosisContext.Candidate(label: $0.label, gradient: gradient)
      }
    }
    return context
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
  }
}

/// A point at which the same function is checked elsewhere in the file.
struct OtherPoint: Sendable, Hashable {
  var label: String
  var values: [Double]

  init(_ fixture: FixtureCase) {
    values = fixture.variables.values
    let names = CaseChecker.componentNames(fixture.variables)
    let shown = zip(names, values).prefix(6).map { "\($0) = \(NumberFormatting.exact($1))" }
    label = shown.joined(separator: ", ") + (names.count > 6 ? ", …" : "")
  }
}
