/// Expects the gradient of a function that suspends to be right.
@discardableResult
nonisolated(nonsending) public func expectGradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) ([Double]) async throws -> Double,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double]
) async rethrows -> Bool {
  expected(
    try await gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), comment, at: sourceLocation)
}

/// Expects the derivative of a function of one variable that suspends to be right.
@discardableResult
nonisolated(nonsending) public func expectGradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (Double) async throws -> Double,
  gradient: nonisolated(nonsending) (Double) async throws -> Double
) async rethrows -> Bool {
  expected(
    try await gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), comment, at: sourceLocation)
}

/// Expects the gradient of a function of any argument that suspends to be right.
@discardableResult
@_disfavoredOverload
nonisolated(nonsending) public func expectGradientsMatch<First, Gradient, Value: GradientScalar>(
  at x: First, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (First) async throws -> Value,
  gradient: nonisolated(nonsending) (First) async throws -> Gradient
) async rethrows -> Bool {
  expected(
    try await gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), comment, at: sourceLocation)
}

/// Expects the gradient of a function of any two arguments that suspends to be right.
@discardableResult
@_disfavoredOverload
nonisolated(nonsending) public func expectGradientsMatch<
  First, Second, Gradient, Value: GradientScalar
>(
  at x: First, _ y: Second, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (First, Second) async throws -> Value,
  gradient: nonisolated(nonsending) (First, Second) async throws -> Gradient
) async rethrows -> Bool {
  expected(
    try await gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects a gradient given as a function value that suspends to be right.
@discardableResult
nonisolated(nonsending) public func expectGradientsMatch<First, Gradient, Value: GradientScalar>(
  _ f: nonisolated(nonsending) (First) async throws -> Value,
  gradient: nonisolated(nonsending) (First) async throws -> Gradient,
  at x: First, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) async rethrows -> Bool {
  expected(
    try await gradientCheck(
      f, gradient: gradient, at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations), comment, at: sourceLocation)
}
