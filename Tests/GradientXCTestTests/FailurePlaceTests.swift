import GradientXCTest

/// Where a failure is recorded, and how often.
final class FailurePlaceTests: CapturingTestCase {
  func testAFailureStandsOnTheFirstLineOfTheCall() {
    let line = #line + 2
    let found = failures {
      XCTAssertGradientsMatch(at: [2, 3]) { v in
        v[0] * v[1]
      } gradient: { v in
        v
      }
    }
    XCTAssertEqual(found.map(\.line), [line])
    XCTAssertEqual(found.map(\.file), [#filePath])
  }

  func testAHelperCanPassItsCallersPlaceOn() {
    func assertSquare(
      _ gradient: (Double) -> Double, file: StaticString = #filePath, line: UInt = #line
    ) {
      XCTAssertGradientsMatch(at: 3, filePath: file, line: line) { x in
        x * x
      } gradient: { x in
        gradient(x)
      }
    }
    failure {
      assertSquare { x in x }
    }?.says("XCTAssertGradientsMatch failed: gradients do not match")
    let elsewhere = failures { assertSquare({ x in x }, file: "Elsewhere.swift", line: 7) }
    XCTAssertEqual(elsewhere.map(\.file), ["Elsewhere.swift"])
    XCTAssertEqual(elsewhere.map(\.line), [7])
  }

  func testTwoFailuresOfOneTestAreTwoAndTheTestGoesOn() {
    var isAtTheEnd = false
    let right = gradientCheck(at: 3) { x in
      x * x
    } gradient: { x in
      2 * x
    }
    let wrong = gradientCheck(at: 3) { x in
      x * x
    } gradient: { x in
      x
    }
    let line = #line + 2
    let found = failures {
      XCTAssertMatches(wrong)
      XCTAssertMatches(right)
      XCTAssertMatches(wrong)
      isAtTheEnd = true
    }
    XCTAssertEqual(found.map(\.line), [line, line + 2])
    XCTAssertTrue(isAtTheEnd)
  }

  func testOneAssertionWithManyWrongComponentsIsOneFailure() {
    let found = failures {
      XCTAssertGradientsMatch(at: Array(repeating: 2, count: 5)) { v in
        v.reduce(0) { $0 + $1 * $1 }
      } gradient: { v in
        v
      }
    }
    XCTAssertEqual(found.count, 1)
  }
}
