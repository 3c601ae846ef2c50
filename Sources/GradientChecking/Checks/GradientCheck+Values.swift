public import NumericalDifferentiation

// Functions that give value and gradient together.

/// Checks a function that gives value and gradient together; the value is compared too.
public func gradientCheck(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: ([Double]) throws -> Double,
  valueAndGradient: ([Double]) throws -> (value: Double, gradient: [Double])
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(
    at: x, options: options, names: GradientQuestion.elementNames(x.count)
  )
  .answer(
    value: { try f(Array($0)) },
    claim: {
      let (value, gradient) = try valueAndGradient(x)
      return .init(gradient, value: value)
    })
}

/// Checks a function of one variable that gives value and gradient together.
public func gradientCheck(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double) throws -> Double,
  valueAndGradient: (Double) throws -> (value: Double, gradient: Double)
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(at: [x], options: options, names: GradientQuestion.argumentNames(1))
    .answer(
      value: { try f($0[0]) },
      claim: {
        let (value, gradient) = try valueAndGradient(x)
        return .init([gradient], value: value)
      })
}

/// Checks a function of two variables that gives value and gradient together.
public func gradientCheck(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double, Double) throws -> Double,
  valueAndGradient: (Double, Double) throws -> (value: Double, gradient: (Double, Double))
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(
    at: [x, y], options: options, names: GradientQuestion.argumentNames(2)
  )
  .answer(
    value: { try f($0[0], $0[1]) },
    claim: {
      let (value, gradient) = try valueAndGradient(x, y)
      return .init([gradient.0, gradient.1], value: value)
    })
}

/// Checks a function of three variables that gives value and gradient together.
public func gradientCheck(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (Double, Double, Double) throws -> Double,
  valueAndGradient: (Double, Double, Double) throws -> (
    value: Double, gradient: (Double, Double, Double)
  )
) rethrows -> GradientReport {
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(
    at: [x, y, z], options: options, names: GradientQuestion.argumentNames(3)
  )
  .answer(
    value: { try f($0[0], $0[1], $0[2]) },
    claim: {
      let (value, gradient) = try valueAndGradient(x, y, z)
      return .init([gradient.0, gradient.1, gradient.2], value: value)
    })
}

/// Checks a function of any arguments that gives value and gradient together.
@_disfavoredOverload
public func gradientCheck<each Argument, Value: GradientScalar>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  of f: (repeat each Argument) throws -> Value,
  valueAndGradient: (repeat each Argument) throws -> (
    value: Value, gradient: (repeat each Argument)
  )
) rethrows -> GradientReport {
  let pack = ArgumentPack(repeat each x)
  let options = CheckOptions(
    method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
    evaluations: evaluations)
  return try GradientQuestion(pack, isSingle: Value.self == Float.self, options: options)
    .answer(
      value: { try pack.value(of: f, at: $0) },
      claim: {
        let (value, gradient) = try valueAndGradient(repeat each x)
        return ArgumentPack.claim(repeat each gradient, value: Double(value))
      }, input: pack.read)
}
