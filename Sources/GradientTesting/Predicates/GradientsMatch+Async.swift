/// Whether the gradient of a function that suspends is right.
nonisolated(nonsending) public func gradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) ([Double]) async throws -> Double,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double]
) async rethrows -> Bool {
  delivered(
    try await gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), at: sourceLocation)
}

/// Whether the derivative of a function of one variable that suspends is right.
nonisolated(nonsending) public func gradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (Double) async throws -> Double,
  gradient: nonisolated(nonsending) (Double) async throws -> Double
) async rethrows -> Bool {
  delivered(
    try await gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), at: sourceLocation)
}

/// Whether the gradient of a function of any argument that suspends is right.
@_disfavoredOverload
nonisolated(nonsending) public func gradientsMatch<First, Gradient, Value: GradientScalar>(
  at x: First, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (First) async throws -> Value,
  gradient: nonisolated(nonsending) (First) async throws -> Gradient
) async rethrows -> Bool {
  delivered(
    try await gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), at: sourceLocation)
}

/// Whether the gradient of a function of any two arguments that suspends is right.
@_disfavoredOverload
nonisolated(nonsending) public func gradientsMatch<First, Second, Gradient, Value: GradientScalar>(
  at x: First, _ y: Second, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (First, Second) async throws -> Value,
  gradient: nonisolated(nonsending) (First, Second) async throws -> Gradient
) async rethrows -> Bool {
  delivered(
    try await gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    at: sourceLocation)
}

/// Whether a gradient given as a function value that suspends is right.
nonisolated(nonsending) public func gradientsMatch<First, Gradient, Value: GradientScalar>(
  _ f: nonisolated(nonsending) (First) async throws -> Value,
  gradient: nonisolated(nonsending) (First) async throws -> Gradient,
  at x: First, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) async rethrows -> Bool {
  delivered(
    try await gradientCheck(
      f, gradient: gradient, at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations), at: sourceLocation)
}
