// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// Asserts that a Hessian is right, judged by the gradient it belongs to.
///
/// The gradient is taken as it is given; check it first.
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of everything random.
///   - evaluations: The most evaluations of the gradient around the point.
///   - message: What to say of a failure, beside the table.
///   - file: The file of a failure.
///   - line: The line of a failure.
///   - gradient: The gradient, n entries.
///   - hessian: The claimed Hessian, n rows of n entries.
public func XCTAssertHessiansMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  gradient: ([Double]) throws -> [Double], hessian: ([Double]) throws -> [[Double]]
) {
  assertMatches(
    "XCTAssertHessiansMatch",
    try hessianCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, gradient: gradient, hessian: hessian), message, file, line)
}

/// Asserts that a Hessian-vector product is right, judged by the gradient.
///
/// - Parameters:
///   - x: The point, n components.
///   - vector: The vector, n entries; by default drawn from the seed, no two entries alike.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of everything random.
///   - evaluations: The most evaluations of the gradient around the point.
///   - message: What to say of a failure, beside the table.
///   - file: The file of a failure.
///   - line: The line of a failure.
///   - gradient: The gradient, n entries.
///   - product: The claimed product for a point and a vector, n entries.
public func XCTAssertHessiansMatch(
  at x: [Double], along vector: [Double]? = nil, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  gradient: ([Double]) throws -> [Double], product: ([Double], [Double]) throws -> [Double]
) {
  assertMatches(
    "XCTAssertHessiansMatch",
    try hessianCheck(
      at: x, along: vector, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, gradient: gradient, product: product), message, file, line)
}
