import GradientXCTest

/// Every overload of every assertion, asked the same.
enum EveryAssertion {
  /// How many assertions a trial makes.
  static let count = 24

  /// What is asked of |x|, whose derivative is 1, and at 0 none.
  struct Trial {
    var x = 2.0
    var claim = 1.0
    var options: [CheckOption] = []
  }

  struct Place {
    var x: Double
  }

  /// Asks all of them.
  static func ask(_ trial: Trial) {
    assertGradients(trial)
    assertProducts(trial)
  }

  private static func assertGradients(_ t: Trial) {
    let (x, g) = (t.x, t.claim)
    let options = CheckOption.all(t.options)
    XCTAssertGradientsMatch(at: [x], with: options) {
      abs($0[0])
    } gradient: { _ in
      [g]
    }
    XCTAssertGradientsMatch(at: x, with: options) {
      abs($0)
    } gradient: { _ in
      g
    }
    XCTAssertGradientsMatch(at: x, 1, with: options) {
      abs($0) + $1
    } gradient: { _, _ in
      (g, 1)
    }
    XCTAssertGradientsMatch(at: x, 1, 1, with: options) {
      abs($0) + $1 + $2
    } gradient: { _, _, _ in
      (g, 1, 1)
    }
    XCTAssertGradientsMatch(at: [x], with: options) {
      abs($0[0])
    } valueAndGradient: { _ in
      (x, [g])
    }
    XCTAssertGradientsMatch(at: x, with: options) {
      abs($0)
    } valueAndGradient: { _ in
      (x, g)
    }
    XCTAssertGradientsMatch(at: x, 1, with: options) {
      abs($0) + $1
    } valueAndGradient: { _, _ in
      (x + 1, (g, 1))
    }
    XCTAssertGradientsMatch(at: x, 1, 1, 1, with: options) {
      abs($0) + $1 + $2 + $3
    } gradient: { _, _, _, _ in
      (g, 1, 1, 1)
    }
    XCTAssertGradientsMatch(at: [x], with: options) {
      abs($0[0])
    } gradient: { (_: [Double], found: inout [Double]) in
      found[0] = g
    }
    XCTAssertGradientsMatch(at: [Float(x)], with: options) {
      abs($0[0])
    } gradient: { (_: [Float], found: inout [Float]) in
      found[0] = Float(g)
    }
    XCTAssertGradientsMatch(at: Place(x: x), with: options) {
      abs($0.x)
    } gradient: { _ in
      Place(x: g)
    }
    XCTAssertGradientsMatch(at: Place(x: x), with: options) {
      abs($0.x)
    } gradientComponents: { _ in
      g
    }
    XCTAssertGradientsMatch(at: Place(x: x), with: options) {
      abs($0.x)
    } valueAndGradient: { _ in
      (x, Place(x: g))
    }
    XCTAssertGradientsMatch(at: Place(x: x), 1.0, with: options) {
      abs($0.x) + $1
    } gradient: { _, _ in
      (Place(x: g), 1.0)
    }
    XCTAssertGradientsMatch(at: Place(x: x), 1.0, with: options) {
      abs($0.x) + $1
    } gradientComponents: { _, _ in
      [g, 1]
    }
    XCTAssertGradientsMatch(at: Place(x: x), 1.0, with: options) {
      abs($0.x) + $1
    } valueAndGradient: { _, _ in
      (x + 1, (Place(x: g), 1.0))
    }
    let size = { (place: Place) in abs(place.x) }
    let sum = { (place: Place, y: Double) in abs(place.x) + y }
    XCTAssertGradientsMatch(
      at: Place(x: x), with: options, of: size, gradientComponents: { _ in g })
    XCTAssertGradientsMatch(
      at: Place(x: x), 1, with: options, of: sum, gradientComponents: { _, _ in [g, 1] })
  }

  private static func assertProducts(_ t: Trial) {
    let (x, g) = ([t.x], t.claim)
    let options = CheckOption.all(t.options)
    let f = { (v: [Double]) in [abs(v[0])] }
    let product = { (_: [Double], t: [Double]) in [g * t[0]] }
    XCTAssertJacobiansMatch(at: x, with: options) {
      f($0)
    } jacobian: { _ in
      [[g]]
    }
    XCTAssertJVPMatches(at: x, with: options) {
      f($0)
    } jvp: {
      product($0, $1)
    }
    XCTAssertVJPMatches(at: x, with: options) {
      f($0)
    } vjp: {
      product($0, $1)
    }
    XCTAssertHessiansMatch(at: x, with: options) {
      f($0)
    } hessian: { _ in
      [[g]]
    }
    XCTAssertHessiansMatch(at: x, with: options) {
      f($0)
    } product: {
      product($0, $1)
    }
    XCTAssertAdjointsMatch(at: x, with: options) {
      f($0)
    } jvp: {
      product($0, $1)
    } vjp: {
      product($0, $1)
    }
  }
}
