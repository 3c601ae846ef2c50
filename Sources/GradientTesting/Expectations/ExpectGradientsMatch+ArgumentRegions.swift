/// Expects a gradient of any arguments all over a region for each to be right.
@discardableResult
@_disfavoredOverload
public func expectGradientsMatch<each Argument, Value: GradientScalar>(
  over region: repeat Region<each Argument>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> (repeat each Argument)
) -> Bool {
  expected(
    gradientCheck(
      over: repeat each region, count: count, method: method, tolerance: tolerance, kinks: kinks,
      seed: seed, directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    comment, at: sourceLocation)
}

/// Expects a gradient in a type of its own all over a region to be right.
@discardableResult
@_disfavoredOverload
public func expectGradientsMatch<each Argument, Value: GradientScalar, Gradient>(
  over region: repeat Region<each Argument>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient
) -> Bool {
  expected(
    gradientCheck(
      over: repeat each region, count: count, method: method, tolerance: tolerance, kinks: kinks,
      seed: seed, directions: directions, evaluations: evaluations, of: f, gradient: gradient),
    comment, at: sourceLocation)
}

/// Expects the gradient of a function of any argument that suspends all over a region to be right.
@discardableResult
@_disfavoredOverload
nonisolated(nonsending) public func expectGradientsMatch<Argument, Gradient, Value: GradientScalar>(
  over region: Region<Argument>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (Argument) async throws -> Value,
  gradient: nonisolated(nonsending) (Argument) async throws -> Gradient
) async -> Bool {
  expected(
    await gradientCheck(
      over: region, count: count, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}
