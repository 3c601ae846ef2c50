public import GradientChecking
public import NumericalDifferentiation
public import _Differentiation

/// Checks the compiler's pullback of a function with several outputs: cotangentᵀ·J.
///
/// ```swift
/// let report = vjpCheck(at: [1, 2, 3]) { x in softmax(x) }
/// ```
///
/// - Parameters:
///   - x: The point, n components.
///   - cotangent: The weights of the outputs, m entries; by default drawn from the seed, no two entries alike.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random weights.
///   - evaluations: The most evaluations of the function around the point.
///   - f: The function, m outputs.
/// - Returns: The report; a component is called `vjp/x[0]`.
/// - Throws: What the function throws at the point itself.
public func vjpCheck(
  at x: [Double], cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) ([Double]) throws -> [Double]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  return try compilerPullbackCheck(
    at: x, cotangent: cotangent.map { .init($0) }, options: options, of: f)
}

/// Checks the compiler's pullback of a function of any argument with outputs of any type.
@_disfavoredOverload
public func vjpCheck<P: Differentiable, R: Differentiable>(
  at x: P, cotangent: R.TangentVector? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) (P) throws -> R
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  return try compilerPullbackCheck(at: x, cotangent: cotangent, options: options, of: f)
}

private func compilerPullbackCheck<P: Differentiable, R: Differentiable>(
  at x: P, cotangent: R.TangentVector?, options: CheckOptions,
  of f: @differentiable(reverse) (P) throws -> R
) rethrows -> GradientReport {
  let point = DifferentiablePoint(x)
  var question = point.question(isSingle: false, options: options)
  // A function may well trap where there is nothing to take.
  let obstacles = point.findings.isEmpty ? question.obstacles : point.findings
  guard obstacles.isEmpty else { return question.refusal(obstacles) }
  let y = try f(x)
  let outputs = DifferentiablePoint(y)
  question = point.question(isSingle: outputs.hasSingles, options: options)
  guard outputs.findings.isEmpty else { return question.refusal(outputs.findings) }
  let weights =
    cotangent.map { outputs.claim($0).values } ?? options.drawnCotangent(outputs.names.count)
  var claimedOutputs: [Double] = []
  var report = try VectorQuestion(.vjp(cotangent: weights), of: question).answer(
    value: { outputs.components(of: try f(point.replacing($0))) },
    claim: {
      let (value, pullback) = try valueWithPullback(at: x, of: f)
      claimedOutputs = outputs.components(of: value)
      return .init(point.claim(pullback(cotangent ?? outputs.tangent(weights))).values)
    }, input: point.read)
  report.compareOutputs(
    claimedOutputs, outputs.components(of: y),
    by: VerdictRule(precision: question.precision, tolerance: question.options.tolerance))
  return report
}

extension GradientReport {
  /// Compares the outputs that come with a pullback with the function's own.
  fileprivate mutating func compareOutputs(
    _ claimed: [Double], _ computed: [Double], by rule: VerdictRule
  ) {
    guard claimed.count == computed.count else {
      findings.append(
        Finding(
          .wrongValue, verdict: .mismatch,
          "the pullback comes with another number of outputs than the function's:"
            + " \(claimed.count), where it has \(computed.count)"))
      return
    }
    let wrong = zip(claimed, computed).enumerated().compactMap { index, pair -> Value? in
      let verdict = rule.verdict(onValue: ClaimedNumber(pair.0), computed: pair.1)
      guard verdict != .match else { return nil }
      return Value(name: "f[\(index)]", claimed: pair.0, computed: pair.1, verdict: verdict)
    }
    guard let first = wrong.first else { return }
    values += wrong
    findings.append(
      Finding(
        .wrongValue, verdict: first.verdict,
        "the output that comes with the pullback is \(words(first.claimed)) for \(first.name), and the"
          + " function's is \(words(first.computed))"))
  }
}
