import GradientChecking
import NumericalDifferentiation

extension CaseChecker {
  /// Checks everything that the case claims, one kind of claim after the other.
  func report(_ fixture: FixtureCase) throws -> GradientReport {
    var report = GradientReport(components: [], evaluations: 0, method: settings.method.name)
    let names = Self.componentNames(fixture.variables)
    try checkOutputCounts(fixture)
    var noise = 0.0
    if let claim = fixture.gradient { noise = try addGradient(claim, names, fixture, to: &report) }
    if let claim = fixture.jacobian { try addJacobian(claim, names, fixture, to: &report) }
    if let claim = fixture.hessian { try addHessian(claim, names, fixture, to: &report) }
    if let claim = fixture.jvp { try addJVP(claim, fixture, to: &report) }
    if let claim = fixture.vjp { try addVJP(claim, names, fixture, to: &report) }
    if let claim = fixture.value { addValues(claim, noise: noise, fixture, to: &report) }
    addFindings(ofFunctionOf: fixture, to: &report)
    return report
  }

  // MARK: Shapes

  private func checkOutputCounts(_ fixture: FixtureCase) throws {
    let outputs = function.outputCount
    let inputs = function.inputCount
    func expect(
      _ path: String, _ expected: Int, _ found: Int, _ explanation: String = ""
    ) throws {
      guard expected != found else { return }
      throw ShapeProblem(
        path: path,
        message:
          "expected \(Self.count(expected, "number"))\(explanation), since the function has"
          + " \(Self.count(outputs, "output")), found \(found)")
    }
    if fixture.gradient != nil || fixture.hessian != nil, outputs != 1 {
      throw ShapeProblem(
        path: fixture.gradient != nil ? "gradient" : "hessian",
        message: "the function has \(outputs) outputs, and a gradient belongs to one: claim"
          + " `jacobian`, `jvp` or `vjp`, or reduce the outputs with sum or mean")
    }
    if let claim = fixture.jacobian {
      try expect("jacobian", outputs * inputs, claim.values.count, " (outputs × variables)")
    }
    if let claim = fixture.jvp {
      try expect("jvp.value", outputs, claim.value.values.count)
    }
    if let claim = fixture.vjp {
      try expect("vjp.cotangent", outputs, claim.cotangent.count)
    }
    if let claim = fixture.value {
      try expect("value", outputs, claim.values.count)
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  // MARK: Kinds of claims

  /// Adds the claim of a gradient, and returns the function's noise as its estimate measured it.
  private func addGradient(
    _ claimed: ClaimedArray, _ names: [String], _ fixture: FixtureCase,
    to report: inout GradientReport
  ) throws -> Double {
    let estimate = try heardGradient(fixture, claimed).estimate
    let reference = reference(fixture, cotangent: Self.one).gradient
    report.components += rule(fixture).reports(
      names: names, claims: claims, estimates: estimate.components, references: reference)
    report.evaluations += estimate.evaluations
    diagnose(
      fixture, names: names, claims: claims, estimates: estimate.components,
      context: diagnosisContext(fixture, cotangent: Self.one), in: &report)
    return estimate.noise.sigma
  }

  private func addJacobian(
    _ claimed: ClaimedArray, _ names: [String], _ fixture: FixtureCase,
    to report: inout GradientReport
  ) throws {
    let inputs = function.inputCount
    let outputs = function.outputCount
    let values = outputValues(fixture)
    let stated = Self.claims(claimed)
    try addRows(
      names: (0..<outputs).flatMap { output in names.map { "f[\(output)]/\($0)" } }, fixture,
      to: &report, matrix: (rows: outputs, columns: inputs),
      claims: { [self] row, estimates in
        let claims = Array(stated[row * inputs..<(row + 1) * inputs])
        return rounded(
          claims, estimates, fixture,
          rounding(fixture, cotangent: unit(row)) {
            self.rounding(fixture).jacobian(claims.map(\.value), [values[row]])
          })
      },
      references: { reference(fixture, cotangent: unit($0)).gradient },
      derivatives: {
        try witness.jacobian(
          at: fixture.variables.values, outputCount: outputs,
          evaluate: { function.evaluate($0, into: $1) }, review: &$0)
      })
  }

  private func addHessian(
    _ claimed: ClaimedArray, _ names: [String], _ fixture: FixtureCase,
    to report: inout GradientReport
  ) throws {
    let inputs = function.inputCount
    let stated = Self.claims(claimed)
    let rounding = hessianRounding(fixture, claimed)
    // Of the whole matrix at once, and only where a row needs it.
    lazy var measured = rounding.measured()
    try addRows(
      names: names.flatMap { row in names.map { "\(row)/\($0)" } }, fixture, to: &report,
      claims: { [self] row, estimates in
        let range = row * inputs..<(row + 1) * inputs
        return rounded(
          Array(stated[range]), estimates, fixture,
          RowRounding(
            double: { Array(rounding.double()[range]) }, terms: { Array(rounding.terms()[range]) },
            measured: { Array(measured[range]) }))
      },
      derivatives: {
        try witness.hessian(
          at: fixture.variables.values, evaluate: { function.evaluate($0, into: $1) }, review: &$0)
      })
  }

  private func addJVP(
    _ claimed: ClaimedJVP, _ fixture: FixtureCase, to report: inout GradientReport
  ) throws {
    let outputs = function.outputCount
    let values = outputValues(fixture)
    let stated = Self.claims(claimed.value)
    try addRows(
      names: (0..<outputs).map { outputs == 1 ? "jvp" : "jvp[\($0)]" }, fixture, to: &report,
      claims: { [self] row, estimates in
        rounded(
          [stated[row]], estimates, fixture,
          rounding(fixture, output: row, along: claimed.tangent) {
            [self.rounding(fixture).jvp(tangent: claimed.tangent, values)[row]]
          })
      },
      references: {
        let gradient = reference(fixture, cotangent: unit($0)).gradient
        return [Self.along(claimed.tangent, gradient).product]
      },
      derivatives: {
        try witness.jvp(
          at: fixture.variables.values, along: claimed.tangent, outputCount: outputs,
          evaluate: { function.evaluate($0, into: $1) }, review: &$0)
      })
  }

  private func addVJP(
    _ claimed: ClaimedVJP, _ names: [String], _ fixture: FixtureCase,
    to report: inout GradientReport
  ) throws {
    let values = outputValues(fixture)
    let stated = Self.claims(claimed.value)
    var hearing = Hearing(in: court(fixture)) { [self] _, estimates in
      rounded(
        stated, estimates, fixture,
        rounding(fixture, cotangent: claimed.cotangent) {
          self.rounding(fixture).vjp(
            claimed.value.values, cotangent: claimed.cotangent, values)
        })
    }
    let estimate = try witness.vjp(
      at: fixture.variables.values, cotangent: claimed.cotangent,
      evaluate: { function.evaluate($0, into: $1) }, review: &hearing)
    let claims = hearing.claims
    let reference = reference(fixture, cotangent: claimed.cotangent).gradient
    let vjpNames = names.map { "vjp/\($0)" }
    report.components += hearing.court.rule.reports(
      names: vjpNames, claims: claims, estimates: estimate.components, references: reference)
    report.evaluations += estimate.evaluations
    diagnose(
      fixture, names: vjpNames, claims: claims, estimates: estimate.components,
      context: diagnosisContext(fixture, cotangent: claimed.cotangent), in: &report)
  }

  private func addValues(
    _ claimed: ClaimedArray, noise: Double, _ fixture: FixtureCase,
    to report: inout GradientReport
  ) {
    let outputs = function.outputCount
    let computed = outputValues(fixture)
    let rule = rule(fixture)
    for output in 0..<outputs {
      let claim = valueClaim(claimed, output, computed: computed[output], fixture)
      report.values.append(
        GradientReport.Value(
          name: outputs == 1 ? "f" : "f[\(output)]", claimed: claim.value,
          computed: computed[output],
          verdict: rule.verdict(onValue: claim, computed: computed[output], noise: noise)))
    }
  }

  /// Adds claims that are judged row by row, and explains what is wrong in them.
  ///
  /// Neither the outputs' contributions nor other points are tried: they explain a gradient, not its rows.
  private func addRows(
    names: [String], _ fixture: FixtureCase, to report: inout GradientReport,
    matrix: (rows: Int, columns: Int)? = nil,
    claims: @escaping (Int, [DerivativeEstimate]) -> [ClaimedNumber],
    references: (Int) -> [Double]? = { _ in nil },
    derivatives: (inout Hearing) throws -> JacobianEstimate
  ) throws {
    var hearing = Hearing(in: court(fixture), claims: claims)
    let estimate = try derivatives(&hearing)
    for (index, row) in estimate.rows.enumerated() {
      let range = index * row.components.count..<(index + 1) * row.components.count
      report.components += hearing.court.rule.reports(
        names: Array(names[range]), claims: Array(hearing.claims[range]),
        estimates: row.components, references: references(index))
    }
    report.evaluations += estimate.evaluations
    var context = diagnosisContext(fixture, cotangent: Self.one)
    context.matrix = matrix
    context.contributions = { [] }
    context.otherPoints = { [] }
    diagnose(
      fixture, names: names, claims: hearing.claims,
      estimates: estimate.rows.flatMap(\.components), context: context, in: &report)
  }

  // MARK: Small things

  private var witness: NumericalDifferentiator {
    NumericalDifferentiator(method: settings.method)
  }

  /// The function's outputs at the point.
  func outputValues(_ fixture: FixtureCase) -> [Double] {
    var computed = [Double](repeating: .nan, count: function.outputCount)
    fixture.variables.values.withUnsafeBufferPointer { point in
      computed.withUnsafeMutableBufferPointer { function.evaluate(point, into: $0) }
    }
    return computed
  }

  /// `x`, `x[3]`, `W[1][2]`, in the order of the flattened values.
  static func componentNames(_ variables: NamedArrays) -> [String] {
    variables.entries.flatMap { entry -> [String] in
      var names = [entry.name]
      for extent in entry.shape {
        names = names.flatMap { name in (0..<extent).map { "\(name)[\($0)]" } }
      }
      return names
    }
  }
}
