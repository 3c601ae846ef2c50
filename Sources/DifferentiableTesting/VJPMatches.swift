public import GradientChecking
import GradientTesting
public import NumericalDifferentiation
public import Testing
public import _Differentiation

/// Whether the compiler's pullback of a function with several outputs is right.
///
/// ```swift
/// #expect(vjpMatches(at: [1, 2, 3]) { x in softmax(x) })
/// ```
///
/// The parameters are those of `vjpCheck`.
public func vjpMatches(
  at x: [Double], cotangent: [Double]? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) ([Double]) throws -> [Double]
) rethrows -> Bool {
  delivered(
    try vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f), at: sourceLocation)
}

/// Whether the compiler's pullback of a function of any argument with outputs of any type is right.
@_disfavoredOverload
public func vjpMatches<P: Differentiable, R: Differentiable>(
  at x: P, cotangent: R.TangentVector? = nil,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: @differentiable(reverse) (P) throws -> R
) rethrows -> Bool {
  delivered(
    try vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f), at: sourceLocation)
}
