public import NumericalDifferentiation

/// Checks a Hessian against numerical derivatives of the gradient it belongs to.
///
/// The gradient is taken as it is given; check it first.
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of everything random.
///   - evaluations: The most evaluations of the gradient around the point.
///   - gradient: The gradient, n entries.
///   - hessian: The claimed Hessian, n rows of n entries.
/// - Returns: The report; a component is called `x[0]/x[1]`.
/// - Throws: What the two functions throw at the point itself.
public func hessianCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  gradient: ([Double]) throws -> [Double],
  hessian: ([Double]) throws -> [[Double]]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  return try VectorQuestion(.jacobian, at: x, options: options, outputs: { "x[\($0)]" })
    .answer(value: { try gradient(Array($0)) }, claim: { .init(rows: try hessian(x), of: x.count) })
}

/// Checks a Hessian-vector product against numerical derivatives of the gradient along the vector.
///
/// - Parameters:
///   - x: The point, n components.
///   - vector: The vector, n entries; by default drawn from the seed, no two entries alike.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random vector.
///   - evaluations: The most evaluations of the gradient around the point.
///   - gradient: The gradient, n entries.
///   - product: The claimed product for a point and a vector, n entries.
/// - Returns: The report; a component is called `jvp[0]`, the product being one of the gradient's Jacobian.
/// - Throws: What the two functions throw at the point itself.
public func hessianCheck(
  at x: [Double], along vector: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  gradient: ([Double]) throws -> [Double],
  product: ([Double], [Double]) throws -> [Double]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let vector = vector ?? options.drawnTangent(x.count)
  return try VectorQuestion(.jvp(tangent: vector), at: x, options: options)
    .answer(value: { try gradient(Array($0)) }, claim: { .init(try product(x, vector)) })
}

/// Checks a Hessian that suspends.
nonisolated(nonsending) public func hessianCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double],
  hessian: nonisolated(nonsending) ([Double]) async throws -> [[Double]]
) async rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  return try await VectorQuestion(.jacobian, at: x, options: options, outputs: { "x[\($0)]" })
    .answer(
      value: { row in try await gradient(row) },
      claim: { .init(rows: try await hessian(x), of: x.count) })
}

/// Checks a Hessian-vector product that suspends.
nonisolated(nonsending) public func hessianCheck(
  at x: [Double], along vector: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double],
  product: nonisolated(nonsending) ([Double], [Double]) async throws -> [Double]
) async rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let vector = vector ?? options.drawnTangent(x.count)
  return try await VectorQuestion(.jvp(tangent: vector), at: x, options: options)
    .answer(
      value: { row in try await gradient(row) }, claim: { .init(try await product(x, vector)) })
}
