import GradientXCTest

/// What a failure says, kind by kind.
final class FailureMessageTests: CapturingTestCase {
  private let wrong = "XCTAssertGradientsMatch failed: gradients do not match"

  private func product(_ v: [Double]) -> Double { v[0] * v[1] }
  private func productGradient(_ v: [Double]) -> [Double] { [v[1], v[0]] }

  private struct Overheated: Error {
    var degrees = 451
  }

  private func overheated<Value>(_: Value, degrees: Int = 451) throws -> Value {
    throw Overheated(degrees: degrees)
  }

  func testAnOppositeSignIsShownWithItsLikelyCause() {
    failure {
      XCTAssertMatches(
        gradientCheck(at: [2, 3]) {
          product($0)
        } gradient: {
          [-$0[1], -$0[0]]
        }, "at the corner")
    }?.says(
      "XCTAssertMatches failed: gradients do not match - at the corner",
      showing: "component  claimed  numerical ± error",
      "x[0]       -3       3.0", "x[1]       -2       2.0",
      "likely: every component has the opposite sign",
      "method: adaptive, ")
  }

  func testAFactorOfTwoIsShownWithItsLikelyCause() {
    failure {
      XCTAssertGradientsMatch(at: [2, 3]) {
        product($0)
      } gradient: {
        [2 * $0[1], 2 * $0[0]]
      }
    }?.says(
      wrong, showing: "x[0]       6        3.0", "likely: every component is twice the derivative")
  }

  func testAWrongShapeIsSaidWithoutATable() {
    failure {
      XCTAssertGradientsMatch(at: [2, 3]) {
        product($0)
      } gradient: {
        [$0[1]]
      }
    }?.says(
      wrong, showing: "mismatch: the gradient has 1 entry, and the point has 2: x[0] and x[1]")
  }

  func testAClaimThatIsNotANumberIsAMismatch() {
    failure {
      XCTAssertGradientsMatch(at: [2, 3]) {
        product($0)
      } gradient: {
        [$0[1], .nan]
      }
    }?.says(wrong, showing: "x[0]         3", "x[1]       NaN", "the claim is not a finite number")
  }

  func testAnErrorOfTheGradientIsAFailureWithItsText() {
    failure {
      try XCTAssertGradientsMatch(at: [2, 3]) {
        product($0)
      } gradient: { _ in
        try overheated([])
      }
    }?.says("XCTAssertGradientsMatch failed: threw error \"Overheated(degrees: 451)\"")
  }

  func testAnErrorOfTheFunctionIsAFailureWithItsText() {
    failure {
      try XCTAssertGradientsMatch(at: 2) { x in
        try overheated(x, degrees: 32)
      } gradient: { x in
        x
      }
    }?.says("XCTAssertGradientsMatch failed: threw error \"Overheated(degrees: 32)\"")
  }

  func testAnErrorBesideThePointIsNone() throws {
    try XCTAssertGradientsMatch(at: 2) { x in
      guard x < 2.5 else { throw Overheated() }
      return x * x
    } gradient: { x in
      2 * x
    }
  }

  func testAGradientThatChangesBetweenCallsIsAMismatch() {
    var calls = 0.0
    let restless = { (x: Double) -> Double in
      calls += 1
      return 2 * x + calls
    }
    failure {
      XCTAssertGradientsMatch(at: 3) { x in
        x * x
      } gradient: { x in
        restless(x)
      }
    }?.says(
      wrong,
      showing: "mismatch: the gradient changes between calls at the same point: x was 7, then 8")
  }

  func testAKinkIsNotCalledAWrongGradient() {
    failure {
      XCTAssertGradientsMatch(at: 0) { x in
        max(x, 0)
      } gradient: { _ in
        1
      }
    }?.says(
      "XCTAssertGradientsMatch failed: the function has no derivative here",
      showing: "from the left", "the slope jumps here: 0 from the left, 1 from the right")
  }

  func testWhatCannotBeToldIsNotCalledAWrongGradient() {
    failure {
      XCTAssertGradientsMatch(at: .nan) { x in
        x
      } gradient: { _ in
        1
      }
    }?.says(
      "XCTAssertGradientsMatch failed: it cannot be told whether the gradients match",
      showing: "inconclusive: x is NaN: a gradient is taken at a finite point")
  }

  func testAWrongValueBesideARightGradientIsAMismatch() {
    failure {
      XCTAssertGradientsMatch(at: [2, 3]) {
        product($0)
      } valueAndGradient: {
        (5, productGradient($0))
      }
    }?.says(
      wrong,
      showing: "mismatch: the value that comes with the gradient is 5, and the function's is 6")
  }

  func testAMessageOfSeveralLinesStaysAsItIs() {
    let text = failures {
      XCTAssertMatches(
        gradientCheck(at: 3) { x in
          x * x
        } gradient: { x in
          x
        }, "one\n\ttwo")
    }.first?.text
    let title = "XCTAssertMatches failed: gradients do not match"
    XCTAssertEqual(text?.hasPrefix("failed - \(title) - one\n\ttwo\n  component"), true, text ?? "")
  }

  func testAMessageIsMadeOnlyForAFailure() {
    var count = 0
    func message() -> String {
      count += 1
      return "made"
    }
    XCTAssertMatches(
      gradientCheck(at: 3) { x in
        x * x
      } gradient: { x in
        2 * x
      }, message())
    XCTAssertEqual(count, 0)
    failure {
      XCTAssertMatches(
        gradientCheck(at: 3) { x in
          x * x
        } gradient: { x in
          x
        }, message())
    }?.says("XCTAssertMatches failed: gradients do not match - made")
    XCTAssertEqual(count, 1)
  }
}
