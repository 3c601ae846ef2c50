import GradientChecking
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// f = x²y + exp(x z) + z³, its gradient and Hessian.
@Suite("Checks of Hessians")
struct HessianCheckTests {
  private let point = [0.5, -1.5, 2.0]

  private func gradient(_ v: [Double]) -> [Double] {
    let e = exp(v[0] * v[2])
    return [2 * v[0] * v[1] + v[2] * e, v[0] * v[0], v[0] * e + 3 * v[2] * v[2]]
  }

  private func hessian(_ v: [Double]) -> [[Double]] {
    let e = exp(v[0] * v[2])
    let mixed = e + v[0] * v[2] * e
    return [
      [2 * v[1] + v[2] * v[2] * e, 2 * v[0], mixed], [2 * v[0], 0, 0],
      [mixed, 0, v[0] * v[0] * e + 6 * v[2]],
    ]
  }

  private func report(_ change: (inout [[Double]]) -> Void) -> GradientReport {
    hessianCheck(at: point) {
      gradient($0)
    } hessian: {
      var rows = hessian($0)
      change(&rows)
      return rows
    }
  }

  @Test("a right Hessian matches, and its entries are called by two variables")
  func right() {
    let report = report { _ in }
    #expect(report.matches)
    #expect(report.names.prefix(4) == ["x[0]/x[0]", "x[0]/x[1]", "x[0]/x[2]", "x[1]/x[0]"])
    #expect(report.components.count == 9)
  }

  @Test("an off-diagonal entry counted twice is caught, and so is its mirror image")
  func offDiagonal() {
    let both = report {
      $0[0][1] *= 2
      $0[1][0] *= 2
    }
    #expect(both.names(.mismatch) == ["x[0]/x[1]", "x[1]/x[0]"])
    #expect(both.recognised == [.factor])
    let one = report { $0[0][2] *= 2 }
    #expect(one.names(.mismatch) == ["x[0]/x[2]"])
  }

  @Test("a missing term, a sign, an upper triangle alone, a diagonal alone are caught")
  func mistakes() {
    let term = report { $0[2][2] -= 6 * point[2] }
    #expect(term.names(.mismatch) == ["x[2]/x[2]"])
    let sign = report { rows in rows = rows.map { $0.map { -$0 } } }
    #expect(sign.recognised == [.sign])
    let triangle = report { rows in
      for row in 0..<3 {
        for column in 0..<row { rows[row][column] = 0 }
      }
    }
    #expect(triangle.names(.mismatch) == ["x[1]/x[0]", "x[2]/x[0]"])
    #expect(triangle.recognised == [.zeroed])
    let diagonal = report { rows in
      for row in 0..<3 {
        for column in 0..<3 where row != column { rows[row][column] = 0 }
      }
    }
    #expect(diagonal.names(.mismatch).count == 4)
    let jacobianOfHalf = report { rows in rows = rows.map { $0.map { $0 / 2 } } }
    #expect(jacobianOfHalf.recognised.contains(.factor))
  }

  @Test("the Gauss-Newton approximation is not the Hessian where there is a residual")
  func gaussNewton() {
    // f = r²/2 with r = x² - y: H = ∇r ∇rᵀ + r ∇²r.
    let point = [1.5, 0.5]
    func check(_ second: Double) -> GradientReport {
      hessianCheck(at: point) { v in
        let r = v[0] * v[0] - v[1]
        return [2 * v[0] * r, -r]
      } hessian: { v in
        let r = v[0] * v[0] - v[1]
        return [[4 * v[0] * v[0] + second * 2 * r, -2 * v[0]], [-2 * v[0], 1]]
      }
    }
    #expect(check(1).matches)
    #expect(check(0).names(.mismatch) == ["x[0]/x[0]"])
  }

  @Test("Hessian-vector products match where they are right, along given and random vectors")
  func products() {
    func product(_ x: [Double], _ v: [Double]) -> [Double] {
      hessian(x).map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    for seed in 0..<8 as Range<UInt64> {
      let right = hessianCheck(at: point, with: .seed(seed)) {
        gradient($0)
      } product: {
        product($0, $1)
      }
      #expect(right.matches)
      #expect(right.names == ["jvp[0]", "jvp[1]", "jvp[2]"])
      let twice = hessianCheck(at: point, with: .seed(seed)) {
        gradient($0)
      } product: {
        product($0, $1).map { 2 * $0 }
      }
      #expect(twice.recognised.first == .factor)
    }
    let given = hessianCheck(at: point, along: [0, 0, 1]) {
      gradient($0)
    } product: {
      product($0, $1)
    }
    #expect(given.components.map(\.claimed) == hessian(point).map { $0[2] })
    #expect(given.matches)
    let diagonal = hessianCheck(at: point) {
      gradient($0)
    } product: { x, v in
      x.indices.map { hessian(x)[$0][$0] * v[$0] }
    }
    #expect(diagonal.verdict == .mismatch)
  }
}
