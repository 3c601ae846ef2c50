// swift-format-ignore-file: AlwaysUseLowerCamelCase

// The spellings are those of `gradientCheck` in GradientChecking, which asks; here only the answer is recorded.

/// Asserts that a gradient is right: that it agrees with numerical derivatives of its function.
///
/// ```swift
/// func testProduct() {
///   XCTAssertGradientsMatch(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] }
/// }
/// ```
///
/// It passes only for the verdict `match`: the claim agrees with the numerical derivative
/// within an error bar that is narrow enough to mean something. A failure shows every component, what was claimed and
/// what was found, and the likely cause. What the two functions throw at the point itself is a failure too.
///
/// What is not said at the call is taken from `inherited`. A test class gives all of
/// its tests their settings around `invokeTest()`; they hold for `setUp()`, and for tests that suspend, too:
///
/// ```swift
/// class LossTests: XCTestCase {
///   override func invokeTest() {
///     // What a subclass has said already wins.
///     let options = CheckOptions.inherited.completed(by: CheckOptions(tolerance: .relative(1e-9), seed: 42))
///     CheckOptions.$inherited.withValue(options) { super.invokeTest() }
///   }
/// }
/// ```
///
/// Where the function or its gradient suspends, and for checks that have no assertion of their own, ask first and
/// then use ``XCTAssertMatches(_:_:file:line:)``. In a test of Swift Testing this assertion, like all of XCTest's, is
/// not heard: the product for those is GradientTesting.
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of the random directions.
///   - directions: How many random directions are checked in place of every component.
///   - evaluations: The most evaluations of the function around the point.
///   - message: What to say of a failure, beside the table.
///   - file: The file of a failure.
///   - line: The line of a failure.
///   - f: The function.
///   - gradient: The claimed gradient, n components.
public func XCTAssertGradientsMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), message, file, line)
}

/// Asserts that the derivative of a function of one variable is right.
public func XCTAssertGradientsMatch(
  at x: Double, method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Double) throws -> Double, gradient: (Double) throws -> Double
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed, directions: directions,
      evaluations: evaluations, of: f, gradient: gradient), message, file, line)
}

/// Asserts that the gradient of a function of two variables is right.
public func XCTAssertGradientsMatch(
  at x: Double, _ y: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Double, Double) throws -> Double, gradient: (Double, Double) throws -> (Double, Double)
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, y, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), message, file,
    line)
}

/// Asserts that the gradient of a function of three variables is right.
public func XCTAssertGradientsMatch(
  at x: Double, _ y: Double, _ z: Double, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: (Double, Double, Double) throws -> Double,
  gradient: (Double, Double, Double) throws -> (Double, Double, Double)
) {
  assertMatches(
    "XCTAssertGradientsMatch",
    try gradientCheck(
      at: x, y, z, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      directions: directions, evaluations: evaluations, of: f, gradient: gradient), message, file,
    line)
}
