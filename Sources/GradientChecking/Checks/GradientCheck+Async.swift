public import NumericalDifferentiation

// Functions that suspend. They are called in the caller's isolation, and need not be sendable.
//
// Parameter packs are no option here: the compiler (6.3.1) crashes where it makes an asynchronous function with a pack
// of a closure that does not suspend.

/// Checks the gradient of a function that suspends.
nonisolated(nonsending) public func gradientCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) ([Double]) async throws -> Double,
  gradient: nonisolated(nonsending) ([Double]) async throws -> [Double]
) async rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try await GradientQuestion(
    at: x, options: options, names: GradientQuestion.elementNames(x.count)
  )
  .answer(value: { row in try await f(row) }, claim: { .init(try await gradient(x)) })
}

/// Checks the derivative of a function of one variable that suspends.
nonisolated(nonsending) public func gradientCheck(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) (Double) async throws -> Double,
  gradient: nonisolated(nonsending) (Double) async throws -> Double
) async rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try await GradientQuestion(
    at: [x], options: options, names: GradientQuestion.argumentNames(1)
  )
  .answer(value: { row in try await f(row[0]) }, claim: { .init([try await gradient(x)]) })
}

/// Checks the gradient of a function of any argument that suspends.
@_disfavoredOverload
nonisolated(nonsending) public func gradientCheck<First, Gradient, Value: GradientScalar>(
  at x: First, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) (First) async throws -> Value,
  gradient: nonisolated(nonsending) (First) async throws -> Gradient
) async rethrows -> GradientReport {
  let pack = ArgumentPack(x)
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try await GradientQuestion(pack, isSingle: Value.self == Float.self, options: options)
    .answer(
      value: { row in
        let x = pack.replacing(row)
        return Double(try await f(x))
      },
      claim: { ClaimReader.claim(try await gradient(x), root: "x") }, input: pack.read)
}

/// Checks the gradient of a function of any two arguments that suspends.
@_disfavoredOverload
nonisolated(nonsending) public func gradientCheck<First, Second, Gradient, Value: GradientScalar>(
  at x: First, _ y: Second, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: nonisolated(nonsending) (First, Second) async throws -> Value,
  gradient: nonisolated(nonsending) (First, Second) async throws -> Gradient
) async rethrows -> GradientReport {
  let pack = ArgumentPack(x, y)
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try await GradientQuestion(pack, isSingle: Value.self == Float.self, options: options)
    .answer(
      value: { row in
        let (x, y) = pack.replacing(row)
        return Double(try await f(x, y))
      },
      claim: { ClaimReader.claim(try await gradient(x, y), root: "x") }, input: pack.read)
}

/// Checks a gradient given as a function value that suspends.
nonisolated(nonsending) public func gradientCheck<First, Gradient, Value: GradientScalar>(
  _ f: nonisolated(nonsending) (First) async throws -> Value,
  gradient: nonisolated(nonsending) (First) async throws -> Gradient,
  at x: First, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil
) async rethrows -> GradientReport {
  try await gradientCheck(
    at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations, of: f, gradient: gradient)
}
