// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// Asserts that a report's verdict is a match; for every check that has no assertion of its own.
///
/// ```swift
/// XCTAssertMatches(jacobianCheck(at: pose) { p in camera(p) } jacobian: { p in cameraJacobian(p) })
/// ```
///
/// A function that suspends is asked first, since an assertion's argument cannot wait:
///
/// ```swift
/// let report = await gradientCheck(at: [2, 3]) { v in
///   await model.loss(v)
/// } gradient: { v in
///   await model.gradient(v)
/// }
/// XCTAssertMatches(report)
/// ```
///
/// - Parameters:
///   - report: What a check found; an error that is thrown instead is a failure.
///   - message: What to say of a failure, beside the table.
///   - file: The file of a failure.
///   - line: The line of a failure.
public func XCTAssertMatches(
  _ report: @autoclosure () throws -> GradientReport, _ message: @autoclosure () -> String = "",
  file: StaticString = #filePath, line: UInt = #line
) {
  assertMatches("XCTAssertMatches", try report(), message, file, line)
}
