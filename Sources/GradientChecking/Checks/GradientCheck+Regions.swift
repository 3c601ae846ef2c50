public import NumericalDifferentiation

/// Checks a gradient all over a region: at random points, and at those where gradient code breaks.
///
/// ```swift
/// gradientCheck(over: .cube(-1...1, dimensions: 3), count: 200, seed: 7) { … } gradient: { … }
/// ```
///
/// The first failure ends the search. It is shrunk to the simplest point that still fails, and the report says how to get
/// there again. Points of kink and points that tell nothing are counted apart and do not fail; a region where
/// nothing can be decided does.
///
/// - Parameters:
///   - x: The region.
///   - count: How many points are drawn.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the points, and of random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around a point.
///   - f: The function; where it throws, it is taken to be undefined.
///   - gradient: The claimed gradient; where it throws though the function does not, it fails.
/// - Returns: The report on the simplest failing point, or that there is none.
public func gradientCheck(
  over x: Region<[Double]>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
) -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return RegionCheck(x, count: count, isSingle: false, options: options)
    .run(value: { try f(Array($0)) }, claim: { .init(try gradient($0)) })
}

/// Checks the derivative of a function of one variable all over a region.
public func gradientCheck(
  over x: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double) throws -> Double, gradient: (Double) throws -> Double
) -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return RegionCheck(x, count: count, isSingle: false, options: options)
    .run(value: { try f($0[0]) }, claim: { .init([try gradient($0[0])]) })
}

/// Checks the gradient of a function of two variables all over a region.
public func gradientCheck(
  over x: Region<Double>, _ y: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double, Double) throws -> Double, gradient: (Double, Double) throws -> (Double, Double)
) -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return RegionCheck(x, y, count: count, isSingle: false, options: options)
    .run(
      value: { try f($0[0], $0[1]) },
      claim: {
        let found = try gradient($0[0], $0[1])
        return .init([found.0, found.1])
      })
}

/// Checks the gradient of a function of three variables all over a region.
public func gradientCheck(
  over x: Region<Double>, _ y: Region<Double>, _ z: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double, Double, Double) throws -> Double,
  gradient: (Double, Double, Double) throws -> (Double, Double, Double)
) -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return RegionCheck(x, y, z, count: count, isSingle: false, options: options)
    .run(
      value: { try f($0[0], $0[1], $0[2]) },
      claim: {
        let found = try gradient($0[0], $0[1], $0[2])
        return .init([found.0, found.1, found.2])
      })
}

/// Checks the gradient of a function that suspends all over a region.
nonisolated(nonsending) public func gradientCheck(
  over x: Region<[Double]>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) ([Double]) async throws -> Double,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double]
) async -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return await RegionCheck(x, count: count, isSingle: false, options: options)
    .run(value: { row in try await f(row) }, claim: { point in .init(try await gradient(point)) })
}

/// Checks the derivative of a function of one variable that suspends all over a region.
nonisolated(nonsending) public func gradientCheck(
  over x: Region<Double>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) (Double) async throws -> Double,
  gradient: nonisolated(nonsending) (Double) async throws -> Double
) async -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return await RegionCheck(x, count: count, isSingle: false, options: options)
    .run(
      value: { row in try await f(row[0]) },
      claim: { point in .init([try await gradient(point[0])]) })
}
