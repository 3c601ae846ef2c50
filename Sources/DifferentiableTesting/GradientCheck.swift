public import GradientChecking
public import NumericalDifferentiation
public import _Differentiation

// Functions of `Double`s first, so that literals need no type; then those of any types.

/// Checks the gradient that the compiler makes of a function, and reports what was found.
///
/// Nobody writes a gradient here: the claim is what `valueWithPullback(at:of:)` gives, with the custom derivatives
/// (`@derivative(of:)`) that it finds on its way. The value that comes with it is compared too.
///
/// ```swift
/// let report = gradientCheck(at: 3) { x in x * x }
/// #expect(report.matches)
/// ```
///
/// The point may be a number, a SIMD vector, an array, arrays of arrays, and every `Differentiable` struct made of such.
/// Components of the point and of its `TangentVector` belong together if they have the same name; what is
/// `@noDerivative` is a constant. Members of classes, `let`s and other types need a conformance to
/// `ComponentIterable`; where it is missing, the report says so.
///
/// - Parameters:
///   - x: The point.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around the point.
///   - f: The function.
/// - Returns: The report; `matches` says whether the gradient is right.
/// - Throws: What the function throws at the point itself. Where it throws around the point, it counts as not defined.
public func gradientCheck(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) (Double) throws -> Double
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try compilerGradientCheck(at: x, options: options, of: f)
}

/// Checks the compiler's gradient of a function of an array.
public func gradientCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) ([Double]) throws -> Double
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try compilerGradientCheck(at: x, options: options, of: f)
}

/// Checks the compiler's gradient of a function of two variables.
public func gradientCheck(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) (Double, Double) throws -> Double
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try compilerGradientCheck(at: x, y, options: options, of: f)
}

/// Checks the compiler's gradient of a function of three variables.
public func gradientCheck(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) (Double, Double, Double) throws -> Double
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try compilerGradientCheck(at: x, y, z, options: options, of: f)
}

/// Checks the compiler's gradient of a function of any argument.
@_disfavoredOverload
public func gradientCheck<P: Differentiable, R: GradientScalar & Differentiable>(
  at x: P, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) (P) throws -> R
) rethrows -> GradientReport where R.TangentVector == R {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try compilerGradientCheck(at: x, options: options, of: f)
}

/// Checks the compiler's gradient of a function of any two arguments.
@_disfavoredOverload
public func gradientCheck<P: Differentiable, Q: Differentiable, R: GradientScalar & Differentiable>(
  at x: P, _ y: Q, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) (P, Q) throws -> R
) rethrows -> GradientReport where R.TangentVector == R {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try compilerGradientCheck(at: x, y, options: options, of: f)
}

/// Checks the compiler's gradient of a function of any three arguments.
@_disfavoredOverload
public func gradientCheck<
  P: Differentiable, Q: Differentiable, S: Differentiable, R: GradientScalar & Differentiable
>(
  at x: P, _ y: Q, _ z: S, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: @differentiable(reverse) (P, Q, S) throws -> R
) rethrows -> GradientReport where R.TangentVector == R {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try compilerGradientCheck(at: x, y, z, options: options, of: f)
}
