public import NumericalDifferentiation

/// Checks a Jacobian against numerical derivatives of its function, and reports what was found.
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of everything random.
///   - evaluations: The most evaluations of the function around the point.
///   - f: The function, m outputs.
///   - jacobian: The claimed Jacobian, m rows of n entries.
/// - Returns: The report; a component is called `f[0]/x[1]`.
/// - Throws: What the two functions throw at the point itself.
public func jacobianCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: ([Double]) throws -> [Double],
  jacobian: ([Double]) throws -> [[Double]]
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  return try VectorQuestion(.jacobian, at: x, options: options)
    .answer(value: { try f(Array($0)) }, claim: { .init(rows: try jacobian(x), of: x.count) })
}

/// Checks the Jacobian of a function of any argument with outputs of any type.
///
/// The claim's entries are those of J row by row, one row an output.
@_disfavoredOverload
public func jacobianCheck<Argument, Outputs, Jacobian>(
  at x: Argument, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: (Argument) throws -> Outputs, jacobian: (Argument) throws -> Jacobian
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  let pack = ArgumentPack(x)
  return try VectorQuestion(.jacobian, pack, options: options)
    .answer(
      value: { ClaimReader.values(try f(pack.replacing($0))) },
      claim: { .init(ClaimReader.values(try jacobian(x))) }, input: pack.read)
}

/// Checks a Jacobian that suspends.
nonisolated(nonsending) public func jacobianCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) ([Double]) async throws -> [Double],
  jacobian: nonisolated(nonsending) ([Double]) async throws -> [[Double]]
) async rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, evaluations: evaluations)
  return try await VectorQuestion(.jacobian, at: x, options: options)
    .answer(
      value: { row in try await f(row) }, claim: { .init(rows: try await jacobian(x), of: x.count) }
    )
}
