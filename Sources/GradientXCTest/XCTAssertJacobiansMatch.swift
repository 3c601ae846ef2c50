// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// Asserts that a Jacobian is right.
///
/// - Parameters:
///   - x: The point, n components.
///   - method: How derivatives are taken.
///   - tolerance: A disagreement that is acceptable; by default the error bar decides.
///   - kinks: What happens where the one-sided derivatives disagree.
///   - seed: The seed of everything random.
///   - evaluations: The most evaluations of the function around the point.
///   - message: What to say of a failure, beside the table.
///   - file: The file of a failure.
///   - line: The line of a failure.
///   - f: The function, m outputs.
///   - jacobian: The claimed Jacobian, m rows of n entries.
public func XCTAssertJacobiansMatch(
  at x: [Double], method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
  kinks: KinkPolicy? = nil, seed: UInt64? = nil, evaluations: Int? = nil,
  _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line,
  of f: ([Double]) throws -> [Double], jacobian: ([Double]) throws -> [[Double]]
) {
  assertMatches(
    "XCTAssertJacobiansMatch",
    try jacobianCheck(
      at: x, method: method, tolerance: tolerance, kinks: kinks, seed: seed,
      evaluations: evaluations, of: f, jacobian: jacobian), message, file, line)
}
