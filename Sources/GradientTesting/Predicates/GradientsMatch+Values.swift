/// Whether a function that gives value and gradient together gives the right ones.
public func gradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> Double,
  valueAndGradient: ([Double]) throws -> (value: Double, gradient: [Double])
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, valueAndGradient: valueAndGradient), at: sourceLocation)
}

/// Whether a function of one variable that gives value and gradient together gives the right ones.
public func gradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double) throws -> Double,
  valueAndGradient: (Double) throws -> (value: Double, gradient: Double)
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, valueAndGradient: valueAndGradient), at: sourceLocation)
}

/// Whether a function of two variables that gives value and gradient together gives the right ones.
public func gradientsMatch(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double) throws -> Double,
  valueAndGradient: (Double, Double) throws -> (value: Double, gradient: (Double, Double))
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, valueAndGradient: valueAndGradient),
    at: sourceLocation)
}

/// Whether a function of three variables that gives value and gradient together gives the right ones.
public func gradientsMatch(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Double, Double, Double) throws -> Double,
  valueAndGradient: (Double, Double, Double) throws -> (
    value: Double, gradient: (Double, Double, Double)
  )
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, valueAndGradient: valueAndGradient),
    at: sourceLocation)
}

/// Whether a function of any arguments that gives value and gradient together gives the right ones.
@_disfavoredOverload
public func gradientsMatch<each Argument, Value: GradientScalar>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: (repeat each Argument) throws -> Value,
  valueAndGradient: (repeat each Argument) throws -> (
    value: Value, gradient: (repeat each Argument)
  )
) rethrows -> Bool {
  delivered(
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, valueAndGradient: valueAndGradient),
    at: sourceLocation)
}
