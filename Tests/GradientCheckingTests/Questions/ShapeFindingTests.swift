import GradientChecking
import Testing

@Suite("A claim of the wrong shape is a mismatch that says what was expected")
struct ShapeFindingTests {
  private func message(_ report: GradientReport) -> String? {
    #expect(report.verdict == .mismatch)
    #expect(report.found == [.wrongShape])
    #expect(report.components.isEmpty)
    #expect(report.evaluations == 0)
    return report.findings.first?.message
  }

  @Test("a gradient that is too short, too long or empty")
  func gradient() {
    func check(_ gradient: [Double]) -> String? {
      message(
        gradientCheck(at: [1, 2]) {
          $0[0] * $0[1]
        } gradient: { _ in
          gradient
        })
    }
    #expect(check([1]) == "the gradient has 1 entry, and the point has 2: x[0] and x[1]")
    #expect(check([1, 2, 3]) == "the gradient has 3 entries, and the point has 2: x[0] and x[1]")
    #expect(check([]) == "the gradient has 0 entries, and the point has 2: x[0] and x[1]")
  }

  @Test("of a point with many components, not all are listed")
  func long() {
    let point = (0..<40).map(Double.init)
    let report = gradientCheck(at: point) {
      $0[0]
    } gradient: { _ in
      [1]
    }
    #expect(
      message(report)
        == "the gradient has 1 entry, and the point has 40: x[0], x[1], x[2] and 37 more")
  }

  @Test("a gradient of arrays with other lengths")
  func nested() {
    let report = gradientCheck(at: [[1.0, 2.0], [3.0]]) { (m: [[Double]]) -> Double in
      m[0][0] * m[1][0]
    } gradient: { (_: [[Double]]) -> [[Double]] in
      [[3], [1]]
    }
    #expect(message(report) == "the gradient has no entry for x[0][1]")
    let other = gradientCheck(at: [[1.0, 2.0], [3.0]]) { (m: [[Double]]) -> Double in
      m[0][0] * m[1][0]
    } gradientComponents: { (_: [[Double]]) in
      [3.0, 1]
    }
    #expect(
      message(other)
        == "the gradient has 2 entries, and the point has 3: x[0][0], x[0][1] and x[1][0]")
  }

  @Test("a gradient that changes its shape between calls")
  func changingShape() {
    var calls = 0
    let report = gradientCheck(at: [1, 2]) {
      $0[0] * $0[1]
    } gradient: {
      calls += 1
      return calls == 1 ? [$0[1], $0[0]] : [$0[1]]
    }
    #expect(report.verdict == .mismatch)
    #expect(report.found == [.gradientChanges])
    #expect(
      report.findings.first?.message
        == "the gradient changes its shape between calls at the same point: it had 2 entries, then 1"
    )
    #expect(report.names(.match) == ["x[0]", "x[1]"])
  }

  @Test("a ragged Jacobian, and one with a row too many or too few")
  func jacobian() {
    func check(_ rows: [[Double]]) -> String? {
      message(
        jacobianCheck(at: [1, 2]) {
          [$0[0], $0[0] * $0[1]]
        } jacobian: { _ in
          rows
        })
    }
    #expect(
      check([[1, 0], [2]]) == "row 1 of the claim has 1 entry, and the point has 2 components")
    #expect(
      check([[1, 0, 0], [2]]) == "row 0 of the claim has 3 entries, and the point has 2 components")
    let shape = "the function has 2 outputs, and the point 2 components"
    #expect(check([[1, 0]]) == "the claim has 2 entries, and 4 were expected: " + shape)
    #expect(
      check([[1, 0], [2, 1], [0, 0]]) == "the claim has 6 entries, and 4 were expected: " + shape)
    #expect(check([]) == "the claim has 0 entries, and 4 were expected: " + shape)
  }

  @Test("a tangent or a cotangent of the wrong length")
  func directions() {
    func f(_ x: [Double]) -> [Double] { [x[0], x[1], x[0] * x[1]] }
    #expect(
      message(
        jvpCheck(at: [1, 2], along: [1]) {
          f($0)
        } jvp: { _, _ in
          [0, 0, 0]
        })
        == "the tangent has 1 entry, and the point has 2")
    #expect(
      message(
        vjpCheck(at: [1, 2], cotangent: [1, 1]) {
          f($0)
        } vjp: { _, _ in
          [0, 0]
        })
        == "the cotangent has 2 entries, and the function has 3 outputs")
    let infinite = jvpCheck(at: [1, 2], along: [1, .infinity]) {
      f($0)
    } jvp: { _, _ in
      [0, 0, 0]
    }
    #expect(infinite.found == [.nonFinitePoint])
    #expect(infinite.findings.first?.message == "the tangent is not finite")
    #expect(infinite.verdict == .inconclusive)
  }

  @Test("products of the wrong length")
  func products() {
    func f(_ x: [Double]) -> [Double] { [x[0], x[1], x[0] * x[1]] }
    let shape = "the function has 3 outputs, and the point 2 components"
    #expect(
      message(
        jvpCheck(at: [1, 2]) {
          f($0)
        } jvp: { _, _ in
          [0, 0]
        })
        == "the claim has 2 entries, and 3 were expected: " + shape)
    #expect(
      message(
        vjpCheck(at: [1, 2]) {
          f($0)
        } vjp: { _, _ in
          [0, 0, 0]
        })
        == "the claim has 3 entries, and 2 were expected: " + shape)
  }

  @Test("a Hessian that is not square, and a gradient that has another length than the point")
  func hessian() {
    let ragged = hessianCheck(at: [1, 2]) {
      [$0[1], $0[0]]
    } hessian: { _ in
      [[0, 1, 0], [1, 0, 0]]
    }
    #expect(message(ragged) == "row 0 of the claim has 3 entries, and the point has 2 components")
    let short = hessianCheck(at: [1, 2]) {
      [$0[1]]
    } hessian: { _ in
      [[0, 1], [1, 0]]
    }
    #expect(
      message(short)
        == "the claim has 4 entries, and 2 were expected: the function has 1 output, and the point 2"
        + " components")
  }

  @Test("a function without outputs")
  func noOutputs() {
    let report = jacobianCheck(at: [1]) { _ in
      []
    } jacobian: { _ in
      []
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.findings.map(\.message) == ["the function has no outputs"])
  }
}
