public import GradientChecking
import GradientTesting
public import NumericalDifferentiation
public import Testing
public import _Differentiation

// The spellings are those of `gradientCheck`, which asks; here only the answer is passed on.

/// Whether the gradient that the compiler makes of a function is right: a predicate for `#expect` and `#require`.
///
/// ```swift
/// #expect(gradientsMatch(at: 3) { x in x * x })
/// #expect(gradientsMatch(at: Model()) { model in loss(model) })
/// ```
///
/// With the trait `gradientChecking` a failing expectation shows the table of components.
///
/// **What the compiler (6.3) allows inside `#expect` and `#require`.** A trailing closure without control flow works.
/// Two things crash the compiler, and neither can be helped from here:
///
/// * The function as an argument, `#expect(gradientsMatch(at: 3, of: square))`, whether by its name or as a closure in
///   the parentheses. Write `{ x in square(x) }` behind them, or `…, of: square) == true`, or pass a constant of type
///   `@differentiable(reverse) (Double) -> Double`.
/// * In a debug build, a closure with `if`, `guard`, `?:`, a loop or `try` anywhere in the macro's parentheses. Move
///   its body into a function, or the call out of the macro: `let isRight = gradientsMatch(…)`.
///
/// `expectGradientsMatch` is no macro, and takes every spelling.
///
/// Of other types than `Double` and `[Double]`, a closure with more than a few operators keeps the type checker busy
/// until it gives up, unless one type is named: `{ (model: Model) in … }` or `{ model -> Double in … }`.
///
/// - Parameters:
///   - x: The point.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around the point.
///   - sourceLocation: Where the expectation stands.
///   - f: The function.
/// - Returns: Whether the gradient matches.
/// - Throws: What the function throws at the point itself.
public func gradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (Double) throws -> Double
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), at: sourceLocation)
}

/// Whether the compiler's gradient of a function of an array is right.
public func gradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) ([Double]) throws -> Double
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), at: sourceLocation)
}

/// Whether the compiler's gradient of a function of two variables is right.
public func gradientsMatch(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (Double, Double) throws -> Double
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), at: sourceLocation)
}

/// Whether the compiler's gradient of a function of three variables is right.
public func gradientsMatch(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (Double, Double, Double) throws -> Double
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), at: sourceLocation)
}

/// Whether the compiler's gradient of a function of any argument is right.
@_disfavoredOverload
public func gradientsMatch<P: Differentiable, R: GradientScalar & Differentiable>(
  at x: P, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (P) throws -> R
) rethrows -> Bool where R.TangentVector == R {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), at: sourceLocation)
}

/// Whether the compiler's gradient of a function of any two arguments is right.
@_disfavoredOverload
public func gradientsMatch<
  P: Differentiable, Q: Differentiable, R: GradientScalar & Differentiable
>(
  at x: P, _ y: Q, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (P, Q) throws -> R
) rethrows -> Bool where R.TangentVector == R {
  delivered(
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), at: sourceLocation)
}

/// Whether the compiler's gradient of a function of any three arguments is right.
@_disfavoredOverload
public func gradientsMatch<
  P: Differentiable, Q: Differentiable, S: Differentiable, R: GradientScalar & Differentiable
>(
  at x: P, _ y: Q, _ z: S, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (P, Q, S) throws -> R
) rethrows -> Bool where R.TangentVector == R {
  delivered(
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f), at: sourceLocation)
}
