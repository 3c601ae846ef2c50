import GradientXCTest
import XCTest

final class LossXCTests: XCTestCase {
  func testRight() {
    XCTAssertGradientsMatch(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v in
      [v[1], v[0]]
    }
  }

  func testSign() {
    XCTAssertGradientsMatch(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v in
      [v[1], -v[0]]
    }
  }

  func testKink() {
    XCTAssertMatches(
      gradientCheck(at: 0) {
        abs($0)
      } gradient: {
        $0 < 0 ? -1 : 1
      }, "at the kink")
  }
}
