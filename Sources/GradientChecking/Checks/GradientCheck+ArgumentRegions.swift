public import NumericalDifferentiation

/// Checks a gradient of any arguments all over a region for each.
@_disfavoredOverload
public func gradientCheck<each Argument, Value: GradientScalar>(
  over region: repeat Region<each Argument>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> (repeat each Argument)
) -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  let check = RegionCheck(
    repeat each region, count: count, isSingle: Value.self == Float.self, options: options)
  return check.run(
    value: { try check.pack.value(of: f, at: $0) },
    claim: { point in
      let arguments = check.pack.replacing(point)
      let found = try gradient(repeat each arguments)
      return ArgumentPack.claim(repeat each found)
    })
}

/// Checks a gradient in a type of its own all over a region.
@_disfavoredOverload
public func gradientCheck<each Argument, Value: GradientScalar, Gradient>(
  over region: repeat Region<each Argument>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient
) -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  let check = RegionCheck(
    repeat each region, count: count, isSingle: Value.self == Float.self, options: options)
  return check.run(
    value: { try check.pack.value(of: f, at: $0) },
    claim: { point in
      let arguments = check.pack.replacing(point)
      return ClaimReader.claim(try gradient(repeat each arguments), root: "x")
    })
}

/// Checks the gradient of a function of any argument that suspends all over a region.
@_disfavoredOverload
nonisolated(nonsending) public func gradientCheck<Argument, Gradient, Value: GradientScalar>(
  over region: Region<Argument>, count: Int = 100,
  method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) (Argument) async throws -> Value,
  gradient: nonisolated(nonsending) (Argument) async throws -> Gradient
) async -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  let check = RegionCheck(
    region, count: count, isSingle: Value.self == Float.self, options: options)
  return await check.run(
    value: { row in
      let x = check.pack.replacing(row)
      return Double(try await f(x))
    },
    claim: { point in
      let x = check.pack.replacing(point)
      return ClaimReader.claim(try await gradient(x), root: "x")
    })
}
