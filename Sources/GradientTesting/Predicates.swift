/// Whether a gradient is right, for `#expect` and `#require`.
///
/// ```swift
/// #expect(gradientsMatch(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] })
/// #expect(gradientsMatch(at: point, of: loss, gradient: lossGradient))
/// #expect(gradientsMatch(at: 0, with: .kinks(.subgradients)) { abs($0) } gradient: { $0 < 0 ? -1 : 1 })
/// #expect(gradientsMatch(over: -1...1, count: 200) { x in x * x } gradient: { x in 2 * x })
/// ```
///
/// It is true only for the verdict `match`: the claim agrees with the numerical derivative within an error bar that is
/// narrow enough to mean something. With the trait `.gradientChecking` on the test or its suite, the failed expectation shows
/// every component, what was claimed and what was found, and the likely cause; without it, a warning does.
///
/// The forms are those of `GradientChecks`; `gradientCheck` takes the same and gives the report.
public let gradientsMatch = GradientChecks(Predicate())

/// Whether a Jacobian is right; the forms are those of `JacobianChecks`.
public let jacobiansMatch = JacobianChecks(Predicate())

/// Whether a Jacobian-vector product J·t, as forward mode gives it, is right; the forms are those of `JVPChecks`.
public let jvpMatches = JVPChecks(Predicate())

/// Whether a vector-Jacobian product cᵀ·J, as reverse mode gives it, is right; the forms are those of `VJPChecks`.
public let vjpMatches = VJPChecks(Predicate())

/// Whether a Hessian, or its product with a vector, is right; the forms are those of `HessianChecks`.
public let hessiansMatch = HessianChecks(Predicate())

/// Whether a jvp and a vjp of one function are right, each by itself and as adjoints of one another; the forms are those of
/// `AdjointChecks`.
public let adjointsMatch = AdjointChecks(Predicate())

/// Says whether a report matches, and leaves it where a failed expectation finds it.
public struct Predicate: ReportTaker {
  /// Says whether the report matches.
  public func answer(_ report: GradientReport, at site: CallSite) -> Bool {
    delivered(report, at: SourceLocation(site))
  }

  /// Leaves errors to the caller.
  public func answer(to error: any Error, at site: CallSite) -> Bool? { nil }
}

extension SourceLocation {
  fileprivate init(_ site: CallSite) {
    self.init(
      fileID: site.fileID.description, filePath: site.filePath.description, line: Int(site.line),
      column: Int(site.column))
  }
}
