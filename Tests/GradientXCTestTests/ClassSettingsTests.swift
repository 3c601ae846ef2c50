import GradientXCTest

/// A class with settings, given as the documentation of `XCTAssertGradientsMatch` gives them.
class LooseTestCase: CapturingTestCase {
  override func invokeTest() {
    withCheckOptions(.method(.central()), .tolerance(.relative(0.3)), asDefaults: true) {
      super.invokeTest()
    }
  }
}

/// What the settings of a test class reach.
final class ClassSettingsTests: LooseTestCase {
  override func setUp() {
    XCTAssertEqual(CheckOptions().tolerance, .relative(0.3))
  }

  override func tearDown() {
    XCTAssertEqual(CheckOptions().tolerance, .relative(0.3))
  }

  func testTheToleranceOfTheClassHolds() {
    XCTAssertGradientsMatch(at: 3) { x in
      x * x
    } gradient: { x in
      2.5 * x
    }
    failure {
      XCTAssertGradientsMatch(at: 3) { x in
        x * x
      } gradient: { x in
        3 * x
      }
    }?.says("XCTAssertGradientsMatch failed: gradients do not match", showing: "method: central")
  }

  func testWhatIsSaidAtTheCallWins() {
    failure {
      XCTAssertGradientsMatch(at: 3, with: .method(.adaptive), .tolerance(.relative(0.1))) {
        $0 * $0
      } gradient: {
        2.5 * $0
      }
    }?.says("XCTAssertGradientsMatch failed: gradients do not match", showing: "method: adaptive")
  }

  func testTheSettingsReachMethodsThatSuspend() async {
    await Task.yield()
    XCTAssertGradientsMatch(at: 3) { x in
      x * x
    } gradient: { x in
      2.5 * x
    }
    let report = await gradientCheck(at: 3) { x in
      await Task.yield()
      return x * x
    } gradient: { x in
      2.5 * x
    }
    XCTAssertEqual(report.method, "central")
    XCTAssertMatches(report)
  }
}

/// A class that changes one of its superclass's settings.
final class NestedSettingsTests: LooseTestCase {
  override func invokeTest() {
    withCheckOptions(.tolerance(.relative(0.1))) {
      super.invokeTest()
    }
  }

  func testWhatTheSubclassSaysWinsAndTheRestStays() {
    failure {
      XCTAssertGradientsMatch(at: 3) { x in
        x * x
      } gradient: { x in
        2.5 * x
      }
    }?.says("XCTAssertGradientsMatch failed: gradients do not match", showing: "method: central")
    XCTAssertGradientsMatch(at: 3) { x in
      x * x
    } gradient: { x in
      2.1 * x
    }
  }
}

/// A class without settings, beside one with some.
final class NoSettingsTests: CapturingTestCase {
  func testTheSettingsOfAnotherClassDoNotReachHere() {
    XCTAssertNil(CheckOptions().tolerance)
    failure {
      XCTAssertGradientsMatch(at: 3) { x in
        x * x
      } gradient: { x in
        2.5 * x
      }
    }?.says("XCTAssertGradientsMatch failed: gradients do not match", showing: "method: adaptive")
  }
}
