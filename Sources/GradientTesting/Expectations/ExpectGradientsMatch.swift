/// Expects a gradient to be right, and records an issue with the table of components if it is not.
///
/// It stands alone, without `#expect` and without a trait:
///
/// ```swift
/// expectGradientsMatch(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] }
/// ```
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around the point.
///   - comment: What to say beside the table.
///   - sourceLocation: Where the issue is recorded.
///   - f: The function.
///   - gradient: The claimed gradient, n components.
/// - Returns: Whether the gradient matches.
/// - Throws: What the two functions throw at the point itself.
@discardableResult
public func expectGradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), comment, at: sourceLocation)
}

/// Expects the derivative of a function of one variable to be right.
@discardableResult
public func expectGradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double) throws -> Double, gradient: (Double) throws -> Double
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), comment, at: sourceLocation)
}

/// Expects the gradient of a function of two variables to be right.
@discardableResult
public func expectGradientsMatch(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double) throws -> Double, gradient: (Double, Double) throws -> (Double, Double)
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects the gradient of a function of three variables to be right.
@discardableResult
public func expectGradientsMatch(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double, Double) throws -> Double,
  gradient: (Double, Double, Double) throws -> (Double, Double, Double)
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}
