package import NumericalDifferentiation

/// A point, a function and a claimed gradient, as flat numbers: what every spelling of a check comes down to.
package struct GradientQuestion {
  /// The components of the point.
  package let point: [Double]
  /// The format in which function and gradient compute.
  package let precision: EvaluationPrecision
  /// Whether the components are known by keys.
  let hasKeys: Bool
  /// The components' names as the point's type gives them; asked only when somebody reads them.
  private let givenNames: () -> [String]
  package let options: CheckOptions
  /// The types of the point and the shapes that they declare; nil where it is a flat list in any case.
  var outline: (() -> ComponentOutline)?
  /// The names of the numbers in the point that no check can write.
  var unreached: [String] = []

  /// Asks about a point that has been taken apart.
  package init(
    point: [Double], precision: EvaluationPrecision, hasKeys: Bool = false, options: CheckOptions,
    names: @escaping () -> [String]
  ) {
    self.point = point
    self.precision = precision
    self.hasKeys = hasKeys
    self.options = options
    givenNames = names
  }

  /// The components' names; numbers where a type names more or fewer components than it has.
  func names() -> [String] {
    let names = givenNames()
    return names.count == point.count ? names : point.indices.map { "x[\($0)]" }
  }

  /// A claimed gradient, taken apart.
  package struct Claim {
    package var values: [Double]
    /// The names of the claim's own components, where its type is not the point's.
    package var names: (() -> [String])?
    /// Whether the names may be the point's in another order.
    var hasOwnNames = false
    /// The claim's types and the shapes that they declare.
    var outline: (() -> ComponentOutline)?
    /// Whether any part is known by a key: then names decide, and no order.
    var hasKeys = false
    /// The names of the numbers in the claim that cannot be read.
    var unreached: [String] = []
    /// Why there are no numbers in the claim, or not all; nil where nothing is known of that.
    var unread: String?
    /// The function's value, where the gradient function gives it too.
    package var value: Double?

    package init(_ values: [Double], value: Double? = nil, names: (() -> [String])? = nil) {
      self.values = values
      self.value = value
      self.names = names
    }
  }

  /// Everything that the functions answered.
  struct Answers {
    var value: Double
    var claim: Claim
    var inputChanges: [Finding] = []
    var secondValue = Double.nan
    var secondClaim = Claim([])
  }

  /// What makes a check pointless before it begins.
  package var obstacles: [Finding] {
    var findings = options.findings
    if point.isEmpty {
      findings.append(
        Finding(
          .emptyPoint, verdict: .inconclusive,
          "the point has no components, so there is nothing to differentiate by; a struct needs `var`s"
            + " of floating-point types, or a conformance to ComponentIterable"))
    } else if let index = point.firstIndex(where: { !$0.isFinite }) {
      findings.append(
        Finding(
          .nonFinitePoint, verdict: .inconclusive,
          "\(names()[index]) is \(words(point[index])): a gradient is taken at a finite point"))
    }
    return findings
  }

  /// That numbers of the point, or else of a claim, are not seen by the check.
  func unreachedFindings(_ claim: Claim? = nil) -> [Finding] {
    let found =
      Finding.unreached(unreached, of: "point")
      ?? Finding.unreached(claim?.unreached ?? [], of: "gradient")
    return found.map { [$0] } ?? []
  }

  /// A report that says only why there is none.
  package func refusal(_ findings: [Finding]) -> GradientReport {
    GradientReport(
      components: [], findings: findings + unreachedFindings(), evaluations: 0,
      method: (options.method ?? .adaptive).name)
  }

  // MARK: Asking

  /// Asks, and judges.
  ///
  /// - Parameters:
  ///   - value: The function at a flat point.
  ///   - claim: The gradient function at the point.
  ///   - input: The point's components as they are now; nil where nobody can have changed them.
  /// - Throws: What the functions throw at the point itself.
  package func answer(
    value: (UnsafeBufferPointer<Double>) throws -> Double, claim: () throws -> Claim,
    input: (() -> [Double])? = nil
  ) rethrows -> GradientReport {
    let obstacles = obstacles
    guard obstacles.isEmpty else { return refusal(obstacles) }
    let first = try claim()
    var changes = inputChange(input, by: "the gradient function")
    var answers = Answers(
      value: try point.withUnsafeBufferPointer { try value($0) }, claim: first)
    if changes == nil { changes = inputChange(input, by: "the function") }
    answers.inputChanges = changes.map { [$0] } ?? []
    let claimed = aligned(first)
    var tally = EvaluationTally(limit: options.evaluations)
    var estimation: Estimation?
    if case .values(let claims) = claimed {
      estimation = estimate(claims, answers.value) { points, values in
        try tally.spend(values.count)
        for index in values.indices {
          let row = UnsafeBufferPointer(
            rebasing: points[(index * point.count)..<((index + 1) * point.count)])
          do {
            values[index] = try value(row)
          } catch {
            tally.note(error)
            values[index] = .nan
          }
        }
      }
    }
    answers.secondValue = try point.withUnsafeBufferPointer { try value($0) }
    answers.secondClaim = try claim()
    return report(answers, claimed, estimation, tally)
  }

  /// The same for functions that suspend; see ``EvaluationReplay``.
  nonisolated(nonsending) package func answer(
    value: nonisolated(nonsending) ([Double]) async throws -> Double,
    claim: nonisolated(nonsending) () async throws -> Claim, input: (() -> [Double])? = nil
  ) async rethrows -> GradientReport {
    let obstacles = obstacles
    guard obstacles.isEmpty else { return refusal(obstacles) }
    let first = try await claim()
    var changes = inputChange(input, by: "the gradient function")
    var answers = Answers(value: try await value(point), claim: first)
    if changes == nil { changes = inputChange(input, by: "the function") }
    answers.inputChanges = changes.map { [$0] } ?? []
    let claimed = aligned(first)
    var tally = EvaluationTally(limit: options.evaluations)
    var estimation: Estimation?
    if case .values(let claims) = claimed {
      var replay = EvaluationReplay(limit: options.evaluations)
      estimation =
        await replay.run {
          estimate(claims, answers.value, evaluate: $0)
        } value: { row in
          [try await value(row)]
        } ?? .nothing(unsteadyMethod)
      tally = replay.tally
    }
    answers.secondValue = try await value(point)
    answers.secondClaim = try await claim()
    return report(answers, claimed, estimation, tally)
  }

  // MARK: Estimating

  /// What the numerical witness found: of every component, or along directions.
  enum Estimation {
    case components(GradientEstimate)
    case directions(DirectionalEstimate)
    /// Nothing, and why.
    case nothing(String)
  }

  /// Differentiates.
  private func estimate(
    _ claims: [Double], _ centre: Double, evaluate: PointEvaluation
  ) -> Estimation {
    // The value at the point is known: it is not asked for again.
    func evaluateAround(
      _ points: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>
    ) throws {
      if values.count == 1, points.elementsEqual(point) {
        values[0] = centre
      } else {
        try evaluate(points, values)
      }
    }
    do {
      guard let directions = options.directions else {
        var hearing = Hearing(
          self.claims(claims, centre: centre), in: options.court(precision))
        let estimate = try options.witness(precision).gradient(
          at: point, evaluate: evaluateAround, review: &hearing)
        return problem(estimate.components.count, of: point.count).map { .nothing($0) }
          ?? .components(estimate)
      }
      var check = DirectionalCheck(
        point: point, claims: claims, centre: centre, precision: precision, options: options,
        count: directions)
      return .directions(try check.run(evaluateAround))
    } catch {
      return .nothing(reason(error))
    }
  }

  /// Why a method that threw gave no derivatives.
  func reason(_ error: any Error) -> String {
    error is EvaluationLimitReached
      ? "the limit of evaluations was reached before anything was known"
      : "the method \(methodName) threw: \(error)"
  }

  /// What is wrong with the number of derivatives that a method gave.
  func problem(_ found: Int, of expected: Int) -> String? {
    guard found != expected else { return nil }
    return "the method \(methodName) gave \(counted(found, "derivative", "derivatives")) for"
      + " \(counted(expected, "component", "components"))"
  }

  /// Why a method that asks for other points every time cannot be used with a function that suspends.
  var unsteadyMethod: String {
    "the method \(methodName) asks for other points every time, and the function suspends"
  }

  private var methodName: String { (options.method ?? .adaptive).name }
}
