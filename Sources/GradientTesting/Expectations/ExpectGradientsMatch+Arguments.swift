/// Expects the gradient of a function of a matrix that is written out to be right.
@discardableResult
public func expectGradientsMatch(
  at x: MatrixLiteral, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([[Double]]) throws -> Double, gradient: ([[Double]]) throws -> [[Double]]
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    comment, at: sourceLocation)
}

/// Expects the gradient of a function of any arguments to be right.
@discardableResult
@_disfavoredOverload
public func expectGradientsMatch<each Argument, Value: GradientScalar>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> (repeat each Argument)
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects the gradient of a function of any arguments, given in a type of its own, to be right.
@discardableResult
@_disfavoredOverload
public func expectGradientsMatch<each Argument, Value: GradientScalar, Gradient>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient
) rethrows -> Bool {
  expected(
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects a gradient given as a function value to be right: `expectGradientsMatch(loss, gradient: lossGradient, at: point)`.
@discardableResult
public func expectGradientsMatch<each Argument, Value: GradientScalar, Gradient>(
  _ f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient,
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) rethrows -> Bool {
  expected(
    try gradientCheck(
      f, gradient: gradient, at: repeat each x, method: method, tolerance: tolerance, kinks: kinks,
      seed: seed, directions: directions, evaluations: evaluations), comment, at: sourceLocation)
}
