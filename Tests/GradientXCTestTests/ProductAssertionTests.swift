import GradientXCTest

/// Jacobians, Hessians and products: a wrong one that must be caught, and a right one that must pass.
final class ProductAssertionTests: CapturingTestCase {
  private func f(_ v: [Double]) -> [Double] { [v[0] * v[1], v[0] * v[0], v[1]] }
  private func jacobian(_ v: [Double]) -> [[Double]] { [[v[1], v[0]], [2 * v[0], 0], [0, 1]] }
  private func jvp(_ v: [Double], _ t: [Double]) -> [Double] {
    jacobian(v).map { row in row[0] * t[0] + row[1] * t[1] }
  }
  private func vjp(_ v: [Double], _ c: [Double]) -> [Double] {
    let rows = jacobian(v)
    return (0..<2).map { column in (0..<3).reduce(0) { $0 + c[$1] * rows[$1][column] } }
  }
  private func gradient(_ v: [Double]) -> [Double] { [2 * v[0] * v[1], v[0] * v[0]] }
  private func hessian(_ v: [Double]) -> [[Double]] { [[2 * v[1], 2 * v[0]], [2 * v[0], 0]] }
  private func negative(_ v: [Double]) -> [Double] { v.map { -$0 } }

  private struct Unsolved: Error {}
  private func unsolved(_ v: [Double]) throws -> [[Double]] { throw Unsolved() }

  func testJacobians() {
    failure {
      XCTAssertJacobiansMatch(at: [2, 3]) {
        f($0)
      } jacobian: {
        [[$0[1], $0[0]], [$0[0], 0], [0, 1]]
      }
    }?.says("XCTAssertJacobiansMatch failed: gradients do not match", showing: "f[1]/x[0]")
    failure {
      try XCTAssertJacobiansMatch(at: [2, 3]) {
        f($0)
      } jacobian: { v in
        try unsolved(v)
      }
    }?.says("XCTAssertJacobiansMatch failed: threw error \"Unsolved()\"")
    XCTAssertJacobiansMatch(at: [2, 3]) {
      f($0)
    } jacobian: {
      jacobian($0)
    }
  }

  func testJacobianVectorProducts() {
    failure {
      XCTAssertJVPMatches(at: [2, 3], along: [1, 2]) {
        f($0)
      } jvp: {
        negative(jvp($0, $1))
      }
    }?.says("XCTAssertJVPMatches failed: gradients do not match", showing: "jvp[0]")
    // The default tangent is one of ones and minus ones: a product with another is caught.
    failure {
      XCTAssertJVPMatches(at: [2, 3]) {
        f($0)
      } jvp: { v, _ in
        jvp(v, [3, 3])
      }
    }?.says("XCTAssertJVPMatches failed: gradients do not match", showing: "jvp[1]")
    XCTAssertJVPMatches(at: [2, 3], along: [1, 2]) {
      f($0)
    } jvp: {
      jvp($0, $1)
    }
    XCTAssertJVPMatches(at: [2, 3], with: .seed(7)) {
      f($0)
    } jvp: {
      jvp($0, $1)
    }
  }

  func testVectorJacobianProducts() {
    failure {
      XCTAssertVJPMatches(at: [2, 3], cotangent: [1, 2, 3]) {
        f($0)
      } vjp: {
        negative(vjp($0, $1))
      }
    }?.says("XCTAssertVJPMatches failed: gradients do not match", showing: "vjp/x[0]")
    failure {
      XCTAssertVJPMatches(at: [2, 3]) {
        f($0)
      } vjp: { v, c in
        jvp(v, c)
      }
    }?.says(
      "XCTAssertVJPMatches failed: gradients do not match",
      showing: "mismatch: the claim has 3 entries, and 2 were expected")
    XCTAssertVJPMatches(at: [2, 3], cotangent: [1, 2, 3]) {
      f($0)
    } vjp: {
      vjp($0, $1)
    }
    XCTAssertVJPMatches(at: [2, 3], with: .seed(7)) {
      f($0)
    } vjp: {
      vjp($0, $1)
    }
  }

  func testHessians() {
    failure {
      XCTAssertHessiansMatch(at: [2, 3]) {
        gradient($0)
      } hessian: {
        [[2 * $0[1], 2 * $0[0]], [0, 0]]
      }
    }?.says("XCTAssertHessiansMatch failed: gradients do not match", showing: "x[1]/x[0]")
    XCTAssertHessiansMatch(at: [2, 3]) {
      gradient($0)
    } hessian: {
      hessian($0)
    }
  }

  func testHessianVectorProducts() {
    failure {
      XCTAssertHessiansMatch(at: [2, 3], along: [1, 1]) {
        gradient($0)
      } product: { v, t in
        [v[1] * t[0], 4]
      }
    }?.says("XCTAssertHessiansMatch failed: gradients do not match", showing: "jvp[0]")
    XCTAssertHessiansMatch(at: [2, 3], along: [1, 2]) {
      gradient($0)
    } product: { v, t in
      hessian(v).map { row in row[0] * t[0] + row[1] * t[1] }
    }
  }

  func testProductsBesideEachOther() {
    failure {
      XCTAssertAdjointsMatch(at: [2, 3]) {
        f($0)
      } jvp: {
        jvp($0, $1)
      } vjp: {
        negative(vjp($0, $1))
      }
    }?.says(
      "XCTAssertAdjointsMatch failed: gradients do not match",
      showing: "the two are not products with one Jacobian")
    XCTAssertAdjointsMatch(at: [2, 3], along: [1, 2], cotangent: [1, 2, 3]) {
      f($0)
    } jvp: {
      jvp($0, $1)
    } vjp: {
      vjp($0, $1)
    }
  }
}
