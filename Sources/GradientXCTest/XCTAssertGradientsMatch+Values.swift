// swift-format-ignore-file: AlwaysUseLowerCamelCase

// Functions that give value and gradient together.

/// Asserts that a function gives the right value and the right gradient together.
public func XCTAssertGradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: ([Double]) throws -> Double,
  valueAndGradient: ([Double]) throws -> (value: Double, gradient: [Double])
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, valueAndGradient: valueAndGradient), message, file, line)
}

/// Asserts that a function of one variable gives the right value and the right derivative together.
public func XCTAssertGradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Double) throws -> Double,
  valueAndGradient: (Double) throws -> (value: Double, gradient: Double)
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, valueAndGradient: valueAndGradient), message, file, line)
}

/// Asserts that a function of two variables gives the right value and the right gradient together.
public func XCTAssertGradientsMatch(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Double, Double) throws -> Double,
  valueAndGradient: (Double, Double) throws -> (value: Double, gradient: (Double, Double))
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, valueAndGradient: valueAndGradient),
    message, file, line)
}

/// Asserts that a function of three variables gives the right value and the right gradient together.
public func XCTAssertGradientsMatch(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Double, Double, Double) throws -> Double,
  valueAndGradient: (Double, Double, Double) throws -> (
    value: Double, gradient: (Double, Double, Double)
  )
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, valueAndGradient: valueAndGradient),
    message, file, line)
}

/// Asserts that a function of any argument gives the right value and the right gradient together.
@_disfavoredOverload
public func XCTAssertGradientsMatch<Argument, Value: GradientScalar>(
  at x: Argument, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Argument) throws -> Value,
  valueAndGradient: (Argument) throws -> (value: Value, gradient: Argument)
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, valueAndGradient: valueAndGradient), message, file, line)
}

/// Asserts that a function of any arguments gives the right value and the right gradient together.
@_disfavoredOverload
public func XCTAssertGradientsMatch<each Argument, Value: GradientScalar>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (repeat each Argument) throws -> Value,
  valueAndGradient: (repeat each Argument) throws -> (
    value: Value, gradient: (repeat each Argument)
  )
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, valueAndGradient: valueAndGradient),
    message, file, line)
}
