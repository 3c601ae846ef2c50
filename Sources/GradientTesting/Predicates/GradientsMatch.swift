// The spellings are those of `gradientCheck` in GradientChecking, which asks; here only the answer is passed on.

/// Whether a gradient is right: a predicate for `#expect` and `#require`.
///
/// ```swift
/// #expect(gradientsMatch(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] })
/// ```
///
/// It is true only for the verdict `match`: the claim agrees with the numerical derivative within an
/// error bar that is narrow enough to mean something. With the trait `.gradientChecking` a failing
/// expectation shows the table of components.
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around the point.
///   - sourceLocation: Where the expectation stands.
///   - f: The function.
///   - gradient: The claimed gradient, n components.
/// - Returns: Whether the gradient matches.
/// - Throws: What the two functions throw at the point itself.
public func gradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), at: sourceLocation)
}

/// Whether the derivative of a function of one variable is right.
public func gradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double) throws -> Double, gradient: (Double) throws -> Double
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), at: sourceLocation)
}

/// Whether the gradient of a function of two variables is right.
public func gradientsMatch(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double) throws -> Double, gradient: (Double, Double) throws -> (Double, Double)
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    at: sourceLocation)
}

/// Whether the gradient of a function of three variables is right.
public func gradientsMatch(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double, Double) throws -> Double,
  gradient: (Double, Double, Double) throws -> (Double, Double, Double)
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    at: sourceLocation)
}
