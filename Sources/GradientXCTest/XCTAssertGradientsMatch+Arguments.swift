// swift-format-ignore-file: AlwaysUseLowerCamelCase

// Functions of any arguments that are made of components; see `ComponentIterable`.
//
// A pack takes a message that follows it for one more argument, so one argument has overloads of its own.

/// Asserts that the gradient of a function of a matrix that is written out is right.
public func XCTAssertGradientsMatch(
  at x: MatrixLiteral, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: ([[Double]]) throws -> Double, gradient: ([[Double]]) throws -> [[Double]]
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), message, file, line)
}

/// Asserts that the gradient of a function of any argument is right.
///
/// ```swift
/// XCTAssertGradientsMatch(at: model, "small weights") { m in loss(m) } gradient: { m in lossGradient(m) }
/// ```
///
/// Closures that compute more than a little themselves should name the types of their parameters,
/// `{ (m: Model) in … }`: the compiler can take very long to find them.
@_disfavoredOverload
public func XCTAssertGradientsMatch<Argument, Value: GradientScalar>(
  at x: Argument, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Argument) throws -> Value, gradient: (Argument) throws -> Argument
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), message, file, line)
}

/// Asserts that the gradient of a function of any argument, given in a type of its own, is right.
@_disfavoredOverload
public func XCTAssertGradientsMatch<Argument, Value: GradientScalar, Gradient>(
  at x: Argument, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Argument) throws -> Value, gradient: (Argument) throws -> Gradient
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), message, file, line)
}

/// Asserts that the gradient of a function of any arguments is right.
///
/// ```swift
/// XCTAssertGradientsMatch(at: weights, 0.5) { w, b in loss(w, b) } gradient: { w, b in lossGradient(w, b) }
/// ```
///
/// A message can stand behind an option only, `seed: 0, "wide"`: directly behind the arguments it would be one of them.
@_disfavoredOverload
public func XCTAssertGradientsMatch<each Argument, Value: GradientScalar>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> (repeat each Argument)
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), message, file,
    line)
}

/// Asserts that the gradient of a function of any arguments, given in a type of its own, is right.
@_disfavoredOverload
public func XCTAssertGradientsMatch<each Argument, Value: GradientScalar, Gradient>(
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: repeat each x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), message, file,
    line)
}

/// Asserts that a gradient given as a function value is right.
///
/// ```swift
/// XCTAssertGradientsMatch(loss, gradient: lossGradient, at: point)
/// ```
public func XCTAssertGradientsMatch<Argument, Value: GradientScalar, Gradient>(
  _ f: (Argument) throws -> Value, gradient: (Argument) throws -> Gradient,
  at x: Argument, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      f, gradient: gradient, at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations), message, file, line)
}

/// Asserts that a gradient of several arguments given as a function value is right.
public func XCTAssertGradientsMatch<each Argument, Value: GradientScalar, Gradient>(
  _ f: (repeat each Argument) throws -> Value,
  gradient: (repeat each Argument) throws -> Gradient,
  at x: repeat each Argument, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      f, gradient: gradient, at: repeat each x, method: method, tolerance: tolerance, kinks: kinks,
      seed: seed, directions: directions, evaluations: evaluations), message, file, line)
}
