import GradientXCTest

/// Every spelling, with a wrong gradient that it must catch and a right one that it must let pass.
final class XCTAssertGradientsMatchTests: CapturingTestCase {
  private let wrong = "XCTAssertGradientsMatch failed: gradients do not match"

  func testOfAnArray() {
    failure {
      XCTAssertGradientsMatch(at: [2, 3]) { v in
        v[0] * v[1]
      } gradient: { v in
        [v[1], v[1]]
      }
    }?.says(wrong, showing: "x[1]")
    XCTAssertGradientsMatch(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v in
      [v[1], v[0]]
    }
    XCTAssertGradientsMatch(at: [2, 3]) {
      $0[0] * $0[1]
    } gradient: {
      [$0[1], $0[0]]
    }
  }

  func testOfOneVariable() {
    failure {
      XCTAssertGradientsMatch(at: 3) { x in
        x * x * x
      } gradient: { x in
        2 * x * x
      }
    }?.says(wrong, showing: "x ")
    XCTAssertGradientsMatch(at: 3) { x in
      x * x * x
    } gradient: { x in
      3 * x * x
    }
    XCTAssertGradientsMatch(at: 3) {
      $0 * $0
    } gradient: {
      2 * $0
    }
  }

  func testOfTwoVariables() {
    failure {
      XCTAssertGradientsMatch(at: 3, 4) { x, y in
        x * x * y
      } gradient: { x, y in
        (2 * x * y, x)
      }
    }?.says(wrong, showing: "$1 ")
    XCTAssertGradientsMatch(at: 3, 4) { x, y in
      x * x * y
    } gradient: { x, y in
      (2 * x * y, x * x)
    }
    XCTAssertGradientsMatch(at: 3, 4) {
      $0 * $1
    } gradient: {
      ($1, $0)
    }
  }

  func testOfThreeVariables() {
    failure {
      XCTAssertGradientsMatch(at: 3, 4, 5) { x, y, z in
        x * y * z
      } gradient: { x, y, z in
        (y * z, x * z, x)
      }
    }?.says(wrong, showing: "$2 ")
    XCTAssertGradientsMatch(at: 3, 4, 5) { x, y, z in
      x * y * z
    } gradient: { x, y, z in
      (y * z, x * z, x * y)
    }
  }

  func testOfAnArrayWithItsValue() {
    failure {
      XCTAssertGradientsMatch(at: [2, 3]) { v in
        v[0] * v[1]
      } valueAndGradient: { v in
        (6, [v[0], v[0]])
      }
    }?.says(wrong, showing: "x[0]")
    XCTAssertGradientsMatch(at: [2, 3]) { v in
      v[0] * v[1]
    } valueAndGradient: { v in
      (6, [v[1], v[0]])
    }
  }

  func testOfOneVariableWithItsValue() {
    failure {
      XCTAssertGradientsMatch(at: 3) { x in
        x * x
      } valueAndGradient: { x in
        (8, 2 * x)
      }
    }?.says(wrong, showing: "the value that comes with the gradient is 8")
    XCTAssertGradientsMatch(at: 3) { x in
      x * x
    } valueAndGradient: { x in
      (x * x, 2 * x)
    }
  }

  func testOfTwoVariablesWithTheValue() {
    failure {
      XCTAssertGradientsMatch(at: 3, 4) { x, y in
        x * y
      } valueAndGradient: { x, y in
        (x * y, (-y, x))
      }
    }?.says(wrong, showing: "$0 ")
    XCTAssertGradientsMatch(at: 3, 4) { x, y in
      x * y
    } valueAndGradient: { x, y in
      (x * y, (y, x))
    }
  }

  func testOfFourVariables() {
    failure {
      XCTAssertGradientsMatch(at: 3, 4, 5, 6) {
        $0 + $1 + $2 + $3
      } gradient: { _, _, _, _ in
        (1, 1, 1, 0)
      }
    }?.says(wrong, showing: "$3 ")
    XCTAssertGradientsMatch(at: 3, 4, 5, 6) {
      $0 + $1 + $2 + $3
    } gradient: { _, _, _, _ in
      (1, 1, 1, 1)
    }
  }
}
