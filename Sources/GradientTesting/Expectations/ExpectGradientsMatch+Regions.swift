/// Expects a gradient all over a region to be right.
@discardableResult
public func expectGradientsMatch(
  over x: Region<[Double]>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
) -> Bool {
  expected(
    gradientCheck(
      over: x, count: count, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects the derivative of a function of one variable all over a region to be right.
@discardableResult
public func expectGradientsMatch(
  over x: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double) throws -> Double, gradient: (Double) throws -> Double
) -> Bool {
  expected(
    gradientCheck(
      over: x, count: count, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects the gradient of a function of two variables all over a region to be right.
@discardableResult
public func expectGradientsMatch(
  over x: Region<Double>, _ y: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double) throws -> Double, gradient: (Double, Double) throws -> (Double, Double)
) -> Bool {
  expected(
    gradientCheck(
      over: x, y, count: count, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects the gradient of a function of three variables all over a region to be right.
@discardableResult
public func expectGradientsMatch(
  over x: Region<Double>, _ y: Region<Double>, _ z: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double, Double) throws -> Double,
  gradient: (Double, Double, Double) throws -> (Double, Double, Double)
) -> Bool {
  expected(
    gradientCheck(
      over: x, y, z, count: count, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects the gradient of a function that suspends all over a region to be right.
@discardableResult
nonisolated(nonsending) public func expectGradientsMatch(
  over x: Region<[Double]>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) ([Double]) async throws -> Double,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double]
) async -> Bool {
  expected(
    await gradientCheck(
      over: x, count: count, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}

/// Expects the derivative of a function of one variable that suspends all over a region to be right.
@discardableResult
nonisolated(nonsending) public func expectGradientsMatch(
  over x: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  of f: nonisolated(nonsending) (Double) async throws -> Double,
  gradient: nonisolated(nonsending) (Double) async throws -> Double
) async -> Bool {
  expected(
    await gradientCheck(
      over: x, count: count, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), comment,
    at: sourceLocation)
}
