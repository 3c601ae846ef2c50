import GradientXCTest

/// Reports of checks that were asked first.
final class XCTAssertMatchesTests: CapturingTestCase {
  private let wrong = "XCTAssertMatches failed: gradients do not match"

  private struct Camera {
    var focus: Double
  }

  /// A function that suspends in an isolation of its own.
  private actor Server {
    func square(_ x: Double) -> Double { x * x }
    func slope(_ x: Double, factor: Double = 2) -> Double { factor * x }
  }

  func testAReportThatDoesNotMatchFails() {
    let report = gradientCheck(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v in
      v
    }
    failure {
      XCTAssertMatches(report, "kept")
    }?.says(wrong + " - kept", showing: "x[0]", "x[1]")
  }

  func testACheckCanStandInTheAssertion() {
    failure {
      XCTAssertMatches(
        jacobianCheck(at: Camera(focus: 2)) { c in
          [c.focus]
        } jacobian: { _ in
          [[2.0]]
        })
    }?.says(wrong, showing: "f[0]/focus")
    XCTAssertMatches(
      jacobianCheck(at: Camera(focus: 2)) { c in
        [c.focus]
      } jacobian: { _ in
        [[1.0]]
      })
  }

  func testAnErrorOfTheCheckIsAFailure() {
    struct Offline: Error {}
    func answer(_ x: Double) throws -> Double { throw Offline() }
    failure {
      XCTAssertMatches(
        try gradientCheck(at: 3) { x in
          try answer(x)
        } gradient: { x in
          x
        }, "m")
    }?.says("XCTAssertMatches failed: threw error \"Offline()\" - m")
  }

  func testAFunctionThatSuspendsIsAskedFirst() async {
    let server = Server()
    let right = await gradientCheck(at: 3) { x in
      await server.square(x)
    } gradient: { x in
      await server.slope(x)
    }
    XCTAssertMatches(right)
    let report = await gradientCheck(at: 3) { x in
      await server.square(x)
    } gradient: { x in
      await server.slope(x, factor: 3)
    }
    failure {
      XCTAssertMatches(report)
    }?.says(wrong, showing: "differs by 3")
  }

  /// Nothing here waits, though the method could.
  func testAssertionsNeedNoAwaitInMethodsThatSuspend() async {
    await Task.yield()
    XCTAssertGradientsMatch(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v in
      [v[1], v[0]]
    }
    XCTAssertGradientsMatch(at: 3) { x in
      x * x
    } gradient: { x in
      2 * x
    }
    XCTAssertGradientsMatch(at: Camera(focus: 2)) { c in
      c.focus
    } gradient: { _ in
      Camera(focus: 1)
    }
    XCTAssertJacobiansMatch(at: [2, 3]) { v in
      [v[0] * v[1]]
    } jacobian: { v in
      [[v[1], v[0]]]
    }
    XCTAssertMatches(
      gradientCheck(at: 3) { x in
        x * x
      } gradient: { x in
        2 * x
      })
    failure {
      XCTAssertGradientsMatch(at: 3) { x in
        x * x
      } gradient: { x in
        x
      }
    }?.says("XCTAssertGradientsMatch failed: gradients do not match")
  }
}
