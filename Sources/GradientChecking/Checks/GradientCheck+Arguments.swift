public import NumericalDifferentiation

// Functions of any arguments that are made of components; see ``ComponentIterable``.

/// Checks the gradient of a function of a matrix that is written out, row by row.
public func gradientCheck(
  at x: MatrixLiteral, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: ([[Double]]) throws -> Double, gradient: ([[Double]]) throws -> [[Double]]
) rethrows -> GradientReport {
  let pack = ArgumentPack(x.rows)
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(pack, isSingle: false, options: options)
    .answer(
      value: { row in
        let matrix = pack.replacing(row)
        return try f(matrix)
      }, claim: { ArgumentPack.claim(try gradient(x.rows)) })
}

/// Checks the gradient of a function of any arguments; the gradient has their types.
///
/// Closures of several arguments should name their types, `{ (w: [Double], b: Float) in … }`: the compiler can take
/// very long to find them.
@_disfavoredOverload
public func gradientCheck<each Argument, Value: GradientScalar>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> (repeat each Argument)
) rethrows -> GradientReport {
  let pack = ArgumentPack(repeat each x)
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(pack, isSingle: Value.self == Float.self, options: options)
    .answer(
      value: { try pack.value(of: f, at: $0) },
      claim: {
        let found = try gradient(repeat each x)
        return ArgumentPack.claim(repeat each found)
      }, input: pack.read)
}

/// Checks the gradient of a function of any arguments, given in a type of its own.
///
/// Its components are those of the arguments: by name where the names are the same, otherwise in their order.
@_disfavoredOverload
public func gradientCheck<each Argument, Value: GradientScalar, Gradient>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient
) rethrows -> GradientReport {
  let pack = ArgumentPack(repeat each x)
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(pack, isSingle: Value.self == Float.self, options: options)
    .answer(
      value: { try pack.value(of: f, at: $0) },
      claim: { ClaimReader.claim(try gradient(repeat each x), root: "x") }, input: pack.read)
}

/// Checks a gradient given as a function value: `gradientCheck(loss, gradient: lossGradient, at: parameters)`.
public func gradientCheck<each Argument, Value: GradientScalar, Gradient>(
  _ f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient,
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil
) rethrows -> GradientReport {
  try gradientCheck(
    at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
    directions: directions, evaluations: evaluations, of: f, gradient: gradient)
}
