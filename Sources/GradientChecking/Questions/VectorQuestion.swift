import NumericalDifferentiation

/// A function with several outputs and a claim about its Jacobian, as flat numbers.
package struct VectorQuestion {
  /// A claimed derivative, entry by entry.
  package struct Claim {
    package var values: [Double]
    /// What is wrong with its shape, besides the number of entries.
    var shapeProblem: String?
    /// The function's outputs, where the claim comes with them.
    var outputs: [Double]?
    /// With what they come.
    var source = "the derivative"

    package init(
      _ values: [Double], outputs: [Double]? = nil, source: String = "the derivative"
    ) {
      self.values = values
      self.outputs = outputs
      self.source = source
    }

    /// A matrix row by row.
    init(rows: [[Double]], of count: Int) {
      values = rows.flatMap { $0 }
      if let row = rows.firstIndex(where: { $0.count != count }) {
        shapeProblem =
          "row \(row) of the claim has \(counted(rows[row].count, "entry", "entries")), and the point"
          + " has \(counted(count, "component", "components"))"
      }
    }
  }

  /// What is claimed.
  package enum Derivative {
    /// All of J, output by output.
    case jacobian
    /// J·tangent.
    case jvp(tangent: [Double])
    /// cotangentᵀ·J.
    case vjp(cotangent: [Double])
  }

  /// The point, and how it is asked about.
  let base: GradientQuestion
  let derivative: Derivative
  /// What an output is called: `f[1]`.
  let outputName: (Int) -> String

  /// Asks about a point that has been taken apart.
  package init(
    _ derivative: Derivative, of base: GradientQuestion,
    outputs: @escaping (Int) -> String = { "f[\($0)]" }
  ) {
    self.derivative = derivative
    self.base = base
    outputName = outputs
  }

  /// How many entries a claim has for so many outputs.
  private func claimCount(_ outputs: Int) -> Int {
    switch derivative {
    case .jacobian: outputs * base.point.count
    case .jvp: outputs
    case .vjp: base.point.count
    }
  }

  func names(_ outputs: Int) -> [String] {
    switch derivative {
    case .jacobian:
      let inputs = base.names()
      return (0..<outputs).flatMap { output in
        inputs.map { "\(outputName(output))/\($0)" }
      }
    case .jvp: return (0..<outputs).map { outputs == 1 ? "jvp" : "jvp[\($0)]" }
    case .vjp: return base.names().map { "vjp/\($0)" }
    }
  }

  /// What makes a check pointless before it begins.
  private var obstacles: [Finding] {
    var findings = base.obstacles
    guard findings.isEmpty, case .jvp(let tangent) = derivative else { return findings }
    if tangent.count != base.point.count {
      findings.append(
        Finding(
          .wrongShape, verdict: .mismatch,
          "the tangent has \(counted(tangent.count, "entry", "entries")), and the point has"
            + " \(base.point.count)"))
    } else if !tangent.allSatisfy(\.isFinite) {
      findings.append(
        Finding(.nonFinitePoint, verdict: .inconclusive, "the tangent is not finite"))
    }
    return findings
  }

  /// What the first calls showed to be wrong with the shapes.
  func shapeFinding(_ claim: Claim, outputs: Int) -> Finding? {
    if let problem = claim.shapeProblem {
      return Finding(.wrongShape, verdict: .mismatch, problem)
    }
    if case .vjp(let cotangent) = derivative, cotangent.count != outputs {
      return Finding(
        .wrongShape, verdict: .mismatch,
        "the cotangent has \(counted(cotangent.count, "entry", "entries")), and the function has"
          + " \(counted(outputs, "output", "outputs"))")
    }
    let expected = claimCount(outputs)
    guard claim.values.count != expected else { return nil }
    return Finding(
      .wrongShape, verdict: .mismatch,
      "the claim has \(counted(claim.values.count, "entry", "entries")), and \(expected) were expected:"
        + " the function has \(counted(outputs, "output", "outputs")), and the point"
        + " \(counted(base.point.count, "component", "components"))")
  }

  // MARK: Asking

  /// Asks, and judges; see ``GradientQuestion/answer(value:claim:input:)``.
  package func answer(
    value: (UnsafeBufferPointer<Double>) throws -> [Double], claim: () throws -> Claim,
    input: (() -> [Double])? = nil
  ) rethrows -> GradientReport {
    let obstacles = obstacles
    guard obstacles.isEmpty else { return base.refusal(obstacles) }
    var answers = Answers(claim: try claim())
    answers.change = base.inputChange(input, by: "the derivative function")
    answers.outputs = try base.point.withUnsafeBufferPointer { try value($0) }
    answers.change = answers.change ?? base.inputChange(input, by: "the function")
    var tally = EvaluationTally(limit: base.options.evaluations)
    let count = base.point.count
    let outputCount = answers.outputs.count
    if shapeFinding(answers.claim, outputs: outputCount) == nil {
      answers.estimation = estimate(answers) { points, values in
        try tally.spend(values.count / outputCount)
        for index in 0..<(values.count / outputCount) {
          let row = UnsafeBufferPointer(rebasing: points[(index * count)..<((index + 1) * count)])
          var outputs: [Double]?
          do {
            outputs = try value(row)
          } catch {
            tally.note(error)
          }
          let found = Self.checked(outputs, outputCount)
          for output in 0..<outputCount { values[index * outputCount + output] = found[output] }
        }
      }
    }
    answers.secondOutputs = try base.point.withUnsafeBufferPointer { try value($0) }
    answers.secondClaim = try claim()
    return report(answers, tally)
  }

  /// The same for functions that suspend.
  nonisolated(nonsending) func answer(
    value: nonisolated(nonsending) ([Double]) async throws -> [Double],
    claim: nonisolated(nonsending) () async throws -> Claim, input: (() -> [Double])? = nil
  ) async rethrows -> GradientReport {
    let obstacles = obstacles
    guard obstacles.isEmpty else { return base.refusal(obstacles) }
    var answers = Answers(claim: try await claim())
    answers.change = base.inputChange(input, by: "the derivative function")
    answers.outputs = try await value(base.point)
    answers.change = answers.change ?? base.inputChange(input, by: "the function")
    var tally = EvaluationTally(limit: base.options.evaluations)
    let outputCount = answers.outputs.count
    if shapeFinding(answers.claim, outputs: outputCount) == nil {
      var replay = EvaluationReplay(limit: base.options.evaluations, outputCount: outputCount)
      let asked = answers
      answers.estimation =
        await replay.run {
          estimate(asked, evaluate: $0)
        } value: { row in
          Self.checked(try await value(row), outputCount)
        } ?? .nothing(base.unsteadyMethod)
      tally = replay.tally
    }
    answers.secondOutputs = try await value(base.point)
    answers.secondClaim = try await claim()
    return report(answers, tally)
  }

  /// A function that gives another number of outputs at a displaced point is taken to be undefined there.
  private static func checked(_ outputs: [Double]?, _ count: Int) -> [Double] {
    guard let outputs, outputs.count == count else {
      return Array(repeating: .nan, count: count)
    }
    return outputs
  }

  // MARK: Judging

  struct Answers {
    var claim: Claim
    var outputs: [Double] = []
    var change: Finding?
    var estimation = Estimation.rows([])
    var secondClaim = Claim([])
    var secondOutputs: [Double] = []
  }

  /// What the numerical witness found.
  enum Estimation {
    /// One row of estimates for every output; for a vjp, one row.
    case rows([[DerivativeEstimate]])
    /// Nothing, and why.
    case nothing(String)
  }

  private func estimate(_ answers: Answers, evaluate: PointEvaluation) -> Estimation {
    do {
      let rows = try rows(answers, evaluate: evaluate)
      let count = rows.reduce(0) { $0 + $1.count }
      return base.problem(count, of: claimCount(answers.outputs.count)).map { .nothing($0) }
        ?? .rows(rows)
    } catch {
      return .nothing(base.reason(error))
    }
  }

  private func rows(
    _ answers: Answers, evaluate: PointEvaluation
  ) throws -> [[DerivativeEstimate]] {
    let outputs = answers.outputs
    let witness = base.options.witness(base.precision)
    var hearing = Hearing(
      claims(answers.claim.values, outputs: outputs), in: base.options.court(base.precision))
    func evaluateAround(
      _ points: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>
    ) throws {
      if values.count == outputs.count, points.elementsEqual(base.point) {
        for index in values.indices { values[index] = outputs[index] }
      } else {
        try evaluate(points, values)
      }
    }
    switch derivative {
    case .jacobian:
      return try witness.jacobian(
        at: base.point, outputCount: outputs.count, evaluate: evaluateAround, review: &hearing
      ).rows.map(\.components)
    case .jvp(let tangent):
      return try witness.jvp(
        at: base.point, along: tangent, outputCount: outputs.count, evaluate: evaluateAround,
        review: &hearing
      ).rows.map(\.components)
    case .vjp(let cotangent):
      return [
        try witness.vjp(
          at: base.point, cotangent: cotangent, evaluate: evaluateAround, review: &hearing
        ).components
      ]
    }
  }
}
