// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// Asserts that a vector-Jacobian product cotangentᵀ·J, as reverse mode gives it, is right.
///
/// - Parameters:
///   - x: The point, n components.
///   - cotangent: The weights of the outputs, m entries; by default drawn from the seed, no two entries alike.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of everything random.
///   - evaluations: The most evaluations of the function around the point.
///   - message: What to say of a failure, beside the table.
///   - file: The file of a failure.
///   - line: The line of a failure.
///   - f: The function, m outputs.
///   - vjp: The claimed product for a point and a cotangent, n entries.
public func XCTAssertVJPMatches(
  at x: [Double], cotangent: [Double]? = nil, method: (any DifferentiationMethod)? = nil,
  tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: ([Double]) throws -> [Double], vjp: ([Double], [Double]) throws -> [Double]
) {
  assertMatches(
    "XCTAssertVJPMatches",
    try vjpCheck(
      at: x, cotangent: cotangent, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, vjp: vjp), message, file, line)
}
