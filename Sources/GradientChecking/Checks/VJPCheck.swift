public import NumericalDifferentiation

/// Checks a vector-Jacobian product cotangentᵀ·J, as reverse mode gives it.
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
///   - vjp: The claimed product for a point and a cotangent, n entries.
/// - Returns: The report; a component is called `vjp/x[0]`.
/// - Throws: What the two functions throw at the point itself.
public func vjpCheck(
  at x: [Double], cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: ([Double]) throws -> [Double],
  vjp: ([Double], [Double]) throws -> [Double]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  var cotangent = cotangent ?? []
  if cotangent.isEmpty, !x.isEmpty { cotangent = options.drawnCotangent(try f(x).count) }
  let weights = cotangent
  return try VectorQuestion(.vjp(cotangent: weights), at: x, options: options)
    .answer(value: { try f(Array($0)) }, claim: { .init(try vjp(x, weights)) })
}

/// Checks the vector-Jacobian product of a function of any argument with outputs of any type.
@_disfavoredOverload
public func vjpCheck<Argument, Outputs, Product>(
  at x: Argument, cotangent: Outputs? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: (Argument) throws -> Outputs, vjp: (Argument, Outputs) throws -> Product
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let pack = ArgumentPack(x)
  let outputs = ArgumentPack(try cotangent ?? f(x))
  let weights =
    cotangent ?? outputs.replacing(options.drawnCotangent(outputs.values.count))
  let question = VectorQuestion(
    .vjp(cotangent: ArgumentPack(weights).values), pack, options: options)
  return try question.answer(
    value: { ClaimReader.values(try f(pack.replacing($0))) },
    claim: { .init(ClaimReader.values(try vjp(x, weights))) }, input: pack.read)
}

/// Checks a vector-Jacobian product that suspends.
nonisolated(nonsending) public func vjpCheck(
  at x: [Double], cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) ([Double]) async throws -> [Double],
  vjp: nonisolated(nonsending) ([Double], [Double]) async throws -> [Double]
) async rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  var cotangent = cotangent ?? []
  if cotangent.isEmpty, !x.isEmpty { cotangent = options.drawnCotangent(try await f(x).count) }
  let weights = cotangent
  return try await VectorQuestion(.vjp(cotangent: weights), at: x, options: options)
    .answer(value: { row in try await f(row) }, claim: { .init(try await vjp(x, weights)) })
}
