public import NumericalDifferentiation

/// Checks a Jacobian-vector product J·tangent, as forward mode gives it.
///
/// - Parameters:
///   - x: The point, n components.
///   - tangent: The direction, n entries; by default drawn from the seed, no two entries alike.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random direction.
///   - evaluations: The most evaluations of the function around the point.
///   - f: The function, m outputs.
///   - jvp: The claimed product for a point and a tangent, m entries.
/// - Returns: The report; a component is called `jvp[0]`.
/// - Throws: What the two functions throw at the point itself.
public func jvpCheck(
  at x: [Double], along tangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: ([Double]) throws -> [Double],
  jvp: ([Double], [Double]) throws -> [Double]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let tangent = tangent ?? options.drawnTangent(x.count)
  return try VectorQuestion(.jvp(tangent: tangent), at: x, options: options)
    .answer(value: { try f(Array($0)) }, claim: { .init(try jvp(x, tangent)) })
}

/// Checks the Jacobian-vector product of a function of any argument with outputs of any type.
///
/// An argument with reference semantics needs a tangent: none can be made from it.
@_disfavoredOverload
public func jvpCheck<Argument, Outputs, Product>(
  at x: Argument, along tangent: Argument? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: (Argument) throws -> Outputs, jvp: (Argument, Argument) throws -> Product
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let pack = ArgumentPack(x)
  let drawn = tangent ?? pack.replacing(options.drawnTangent(pack.values.count))
  let question = VectorQuestion(
    .jvp(tangent: ArgumentPack(drawn).values), pack, options: options)
  if tangent == nil, question.base.inputChange(pack.read, by: "") != nil {
    // The tangent was written into the point itself.
    _ = pack.replacing(pack.values)
    return question.base.refusal([.tangentOfReference])
  }
  let tangent = drawn
  return try question.answer(
    value: { ClaimReader.values(try f(pack.replacing($0))) },
    claim: { .init(ClaimReader.values(try jvp(x, tangent))) }, input: pack.read)
}

extension Finding {
  /// A reference cannot be copied, so no tangent can be made of it.
  fileprivate static var tangentOfReference: Finding {
    Finding(
      .invalidOption, verdict: .inconclusive,
      "the point has reference semantics, so no tangent can be made from it: give one, along:")
  }
}

/// Checks a Jacobian-vector product that suspends.
nonisolated(nonsending) public func jvpCheck(
  at x: [Double], along tangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) ([Double]) async throws -> [Double],
  jvp: nonisolated(nonsending) ([Double], [Double]) async throws -> [Double]
) async rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let tangent = tangent ?? options.drawnTangent(x.count)
  return try await VectorQuestion(.jvp(tangent: tangent), at: x, options: options)
    .answer(value: { row in try await f(row) }, claim: { .init(try await jvp(x, tangent)) })
}
