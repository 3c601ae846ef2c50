/// Whether the gradient of a function of a matrix that is written out is right.
public func gradientsMatch(
  at x: MatrixLiteral, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([[Double]]) throws -> Double, gradient: ([[Double]]) throws -> [[Double]]
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    at: sourceLocation)
}

/// Whether the gradient of a function of any arguments is right.
@_disfavoredOverload
public func gradientsMatch<each Argument, Value: GradientScalar>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> (repeat each Argument)
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    at: sourceLocation)
}

/// Whether the gradient of a function of any arguments, given in a type of its own, is right.
@_disfavoredOverload
public func gradientsMatch<each Argument, Value: GradientScalar, Gradient>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    at: sourceLocation)
}

/// Whether a gradient given as a function value is right: `gradientsMatch(loss, gradient: lossGradient, at: point)`.
public func gradientsMatch<each Argument, Value: GradientScalar, Gradient>(
  _ f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient,
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      f, gradient: gradient, at: repeat each x, method: method, tolerance: tolerance, kinks: kinks,
      seed: seed, directions: directions, evaluations: evaluations), at: sourceLocation)
}
