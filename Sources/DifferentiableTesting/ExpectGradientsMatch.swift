public import GradientChecking
import GradientTesting
public import NumericalDifferentiation
public import Testing
public import _Differentiation

/// Expects the compiler's gradient of a function to be right, and records an issue with the table if it is not.
///
/// It stands alone, without `#expect` and without a trait, and takes functions by name and closures with control flow:
///
/// ```swift
/// expectGradientsMatch(at: 3, of: square)
/// expectGradientsMatch(at: 3) { x in x > 0 ? x * x : 0 }
/// ```
///
/// - Parameters:
///   - x: The point.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around the point.
///   - comment: What to say beside the table.
///   - sourceLocation: Where the issue is recorded.
///   - f: The function.
/// - Returns: Whether the gradient matches.
/// - Throws: What the function throws at the point itself.
@discardableResult
public func expectGradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (Double) throws -> Double
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), comment, at: sourceLocation)
}

/// Expects the compiler's gradient of a function of an array to be right.
@discardableResult
public func expectGradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) ([Double]) throws -> Double
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), comment, at: sourceLocation)
}

/// Expects the compiler's gradient of a function of two variables to be right.
@discardableResult
public func expectGradientsMatch(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (Double, Double) throws -> Double
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), comment, at: sourceLocation)
}

/// Expects the compiler's gradient of a function of three variables to be right.
@discardableResult
public func expectGradientsMatch(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (Double, Double, Double) throws -> Double
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), comment, at: sourceLocation)
}

/// Expects the compiler's gradient of a function of any argument to be right.
@discardableResult
@_disfavoredOverload
public func expectGradientsMatch<P: Differentiable, R: GradientScalar & Differentiable>(
  at x: P, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (P) throws -> R
) rethrows -> Bool where R.TangentVector == R {
  expected(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), comment, at: sourceLocation)
}

/// Expects the compiler's gradient of a function of any two arguments to be right.
@discardableResult
@_disfavoredOverload
public func expectGradientsMatch<
  P: Differentiable, Q: Differentiable, R: GradientScalar & Differentiable
>(
  at x: P, _ y: Q, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (P, Q) throws -> R
) rethrows -> Bool where R.TangentVector == R {
  expected(
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), comment, at: sourceLocation)
}

/// Expects the compiler's gradient of a function of any three arguments to be right.
@discardableResult
@_disfavoredOverload
public func expectGradientsMatch<
  P: Differentiable, Q: Differentiable, S: Differentiable, R: GradientScalar & Differentiable
>(
  at x: P, _ y: Q, _ z: S, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (P, Q, S) throws -> R
) rethrows -> Bool where R.TangentVector == R {
  expected(
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), comment, at: sourceLocation)
}
