// swift-format-ignore-file: AlwaysUseLowerCamelCase

import GradientReporting

/// Asserts that a gradient is right: that it agrees with numerical derivatives of its function.
///
/// ```swift
/// func testProduct() {
///   XCTAssertGradientsMatch(at: [2, 3]) { v in v[0] * v[1] } gradient: { v in [v[1], v[0]] }
///   XCTAssertGradientsMatch(at: point, with: .seed(7), of: loss, gradient: lossGradient)
///   XCTAssertGradientsMatch(over: -1...1) { x in x * x } gradient: { x in 2 * x }
/// }
/// ```
///
/// It passes only for the verdict `match`: the claim agrees with the numerical derivative
/// within an error bar that is narrow enough to mean something. A failure shows every component, what was claimed and
/// what was found, and the likely cause. What the two functions throw at the point itself is a failure too.
///
/// The forms are those of `GradientChecks`, for functions that suspend as well. To say something of a failure, ask first and
/// use ``XCTAssertMatches(_:_:file:line:)``. A test class gives all of its tests their options by
/// `withCheckOptions(_:asDefaults:perform:)` around `invokeTest()`; they hold for `setUp()`, and for tests that suspend, too:
///
/// ```swift
/// class LossTests: XCTestCase {
///   override func invokeTest() {
///     // What a subclass has said already wins.
///     withCheckOptions(.tolerance(.relative(1e-9)), .seed(42), asDefaults: true) { super.invokeTest() }
///   }
/// }
/// ```
///
/// In a test of Swift Testing this assertion, like all of XCTest's, is not heard: the product for those is GradientTesting.
public let XCTAssertGradientsMatch = GradientChecks(Assertion("XCTAssertGradientsMatch"))

/// Asserts that a Jacobian is right; the forms are those of `JacobianChecks`.
public let XCTAssertJacobiansMatch = JacobianChecks(Assertion("XCTAssertJacobiansMatch"))

/// Asserts that a Jacobian-vector product is right; the forms are those of `JVPChecks`.
public let XCTAssertJVPMatches = JVPChecks(Assertion("XCTAssertJVPMatches"))

/// Asserts that a vector-Jacobian product is right; the forms are those of `VJPChecks`.
public let XCTAssertVJPMatches = VJPChecks(Assertion("XCTAssertVJPMatches"))

/// Asserts that a Hessian, or its product with a vector, is right; the forms are those of `HessianChecks`.
public let XCTAssertHessiansMatch = HessianChecks(Assertion("XCTAssertHessiansMatch"))

/// Asserts that a jvp and a vjp of one function are right and adjoint; the forms are those of `AdjointChecks`.
public let XCTAssertAdjointsMatch = AdjointChecks(Assertion("XCTAssertAdjointsMatch"))

/// Asserts that a report's verdict is a match.
///
/// ```swift
/// XCTAssertMatches(jacobianCheck(at: pose) { p in camera(p) } jacobian: { p in cameraJacobian(p) }, "at the origin")
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
/// XCTAssertMatches(report, "at the origin")
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
  let assertion = Assertion("XCTAssertMatches")
  do {
    let report = try report()
    assertion.take(report, message, file, line)
  } catch {
    assertion.take(error, message, file, line)
  }
}

/// Records a failure, unless there is a report and it matches.
///
/// ```
/// XCTAssertMatches failed: gradients do not match - at the origin
///   component  claimed  numerical ± error  digits  verdict   reason
///   …
/// ```
public struct Assertion: ReportTaker {
  private let name: StaticString

  init(_ name: StaticString) { self.name = name }

  /// Records a failure if the report does not match.
  public func answer(_ report: GradientReport, at site: CallSite) {
    take(report, { "" }, site.filePath, site.line)
  }

  /// Records a failure.
  public func answer(to error: any Error, at site: CallSite) -> Void? {
    take(error, { "" }, site.filePath, site.line)
  }

  fileprivate func take(
    _ report: GradientReport, _ message: () -> String, _ file: StaticString, _ line: UInt
  ) {
    guard !report.matches else { return }
    // The message stands between the title and the table, as it is: the text of a test needs no escapes.
    let title = report.title
    let table = report.failureText(title: title).dropFirst(title.count)
    fail(title, message(), table, file, line)
  }

  fileprivate func take(
    _ error: any Error, _ message: () -> String, _ file: StaticString, _ line: UInt
  ) {
    fail("threw error \"\(error)\"", message(), "", file, line)
  }

  private func fail(
    _ title: String, _ message: String, _ table: Substring, _ file: StaticString, _ line: UInt
  ) {
    let remark = message.isEmpty ? "" : " - " + message
    XCTFail("\(name) failed: \(title)\(remark)\(table)", file: file, line: line)
  }
}
