import GradientXCTest

/// Options, asked of every assertion: each must reach the check behind it.
final class OptionTests: CapturingTestCase {
  private func found(_ trial: EveryAssertion.Trial) -> [Failure] {
    failures { EveryAssertion.ask(trial) }
  }

  func testTheMethodIsTheOneAskedFor() {
    let found = found(.init(claim: 3, options: [.method(.central())]))
    XCTAssertEqual(found.count, EveryAssertion.count)
    for failure in found {
      XCTAssertTrue(failure.text.contains("gradients do not match\n"), failure.text)
      XCTAssertTrue(failure.text.contains("method: central, "), failure.text)
    }
  }

  func testTheToleranceCoversASmallMistakeAndNoOther() {
    XCTAssertEqual(found(.init(claim: 1.2)).count, EveryAssertion.count)
    // Along a tangent that is drawn, a difference of 0.2 is one of 0.1 to 0.4.
    XCTAssertEqual(found(.init(claim: 1.2, options: [.tolerance(.absolute(0.5))])), [])
    XCTAssertEqual(
      found(.init(claim: 1.2, options: [.tolerance(.absolute(0.05))])).count, EveryAssertion.count)
  }

  func testThePolicyForKinksHolds() {
    let refused = found(.init(x: 0, claim: 0.5))
    XCTAssertEqual(refused.count, EveryAssertion.count)
    for failure in refused {
      XCTAssertTrue(failure.text.contains("the function has no derivative here\n"), failure.text)
    }
    XCTAssertEqual(found(.init(x: 0, claim: 0.5, options: [.kinks(.subgradients)])), [])
    XCTAssertEqual(
      found(.init(x: 0, claim: 1.5, options: [.kinks(.subgradients)])).count, EveryAssertion.count)
  }

  func testTheLimitOfEvaluationsHolds() {
    XCTAssertEqual(found(.init()), [])
    let stopped = found(.init(options: [.evaluations(1)]))
    XCTAssertEqual(stopped.count, EveryAssertion.count)
    for failure in stopped {
      XCTAssertTrue(failure.text.contains("it cannot be told"), failure.text)
    }
  }

  func testTheSeedChoosesTheDirection() {
    let x = [Double](repeating: 1, count: 32)
    var directions: Set<[Double]> = []
    func identity(_: [Double], _ direction: [Double]) -> [Double] {
      directions.insert(direction)
      return direction
    }
    for seed: UInt64 in [1, 2] {
      XCTAssertJVPMatches(at: x, with: .seed(seed)) {
        $0
      } jvp: {
        identity($0, $1)
      }
      XCTAssertVJPMatches(at: x, with: .seed(seed)) {
        $0
      } vjp: {
        identity($0, $1)
      }
      XCTAssertHessiansMatch(at: x, with: .seed(seed)) {
        $0
      } product: {
        identity($0, $1)
      }
      XCTAssertAdjointsMatch(at: x, with: .seed(seed)) {
        $0
      } jvp: {
        identity($0, $1)
      } vjp: {
        identity($0, $1)
      }
    }
    // One tangent and one cotangent for each seed, whatever the product is.
    XCTAssertEqual(directions.count, 4)
  }

  func testTheDirectionIsTheOneAskedFor() {
    func expecting(_ expected: [Double]) -> ([Double], [Double]) -> [Double] {
      { _, direction in
        XCTAssertEqual(direction, expected)
        return direction
      }
    }
    let (x, tangent, cotangent) = ([1.0, 1], [2.0, 3], [4.0, 5])
    let (jvp, vjp) = (expecting(tangent), expecting(cotangent))
    XCTAssertJVPMatches(at: x, along: tangent) {
      $0
    } jvp: {
      jvp($0, $1)
    }
    XCTAssertVJPMatches(at: x, cotangent: cotangent) {
      $0
    } vjp: {
      vjp($0, $1)
    }
    XCTAssertHessiansMatch(at: x, along: tangent) {
      $0
    } product: {
      jvp($0, $1)
    }
    XCTAssertAdjointsMatch(at: x, along: tangent, cotangent: cotangent) {
      $0
    } jvp: {
      jvp($0, $1)
    } vjp: {
      vjp($0, $1)
    }
  }

  func testDirectionsStandForComponents() {
    let wrong = "XCTAssertGradientsMatch failed: gradients do not match"
    failure {
      XCTAssertGradientsMatch(at: [2, 3], with: .directions(3)) { v in
        v[0] * v[1]
      } gradient: { v in
        v
      }
    }?.says(wrong, showing: "checked along 3 random directions")
    failure {
      XCTAssertGradientsMatch(at: EveryAssertion.Place(x: 2), with: .directions(1)) { p in
        p.x
      } gradient: { p in
        p
      }
    }?.says(wrong, showing: "checked along 1 random direction")
  }
}
