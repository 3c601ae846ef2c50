import GradientXCTest

/// Functions of arguments that are not `Double`s, or not only.
final class XCTAssertGradientsMatchArgumentsTests: CapturingTestCase {
  private let wrong = "XCTAssertGradientsMatch failed: gradients do not match"

  /// A model as users write it: it conforms to nothing.
  private struct Line: Equatable {
    var weights: [Double]
    var bias: Double
  }

  /// A gradient of another type.
  private struct LineGradient {
    var weights: [Double]
    var bias: Double
  }

  private let line = Line(weights: [2, 3], bias: 5)

  private func loss(_ m: Line) -> Double { m.weights[0] * m.weights[1] * m.bias }
  private func lossGradient(_ m: Line) -> Line {
    Line(
      weights: [m.weights[1] * m.bias, m.weights[0] * m.bias], bias: m.weights[0] * m.weights[1])
  }
  private func wrongGradient(_ m: Line) -> Line {
    Line(weights: lossGradient(m).weights, bias: -m.weights[0] * m.weights[1])
  }
  private func ownGradient(_ m: Line) -> LineGradient {
    LineGradient(weights: lossGradient(m).weights, bias: lossGradient(m).bias)
  }

  func testOfAStructure() {
    failure {
      XCTAssertGradientsMatch(at: line) { m in
        loss(m)
      } gradient: { m in
        wrongGradient(m)
      }
    }?.says(wrong, showing: "bias", "likely: bias has the opposite sign")
    XCTAssertGradientsMatch(at: line) { m in
      loss(m)
    } gradient: { m in
      lossGradient(m)
    }
    XCTAssertGradientsMatch(at: line) { m in
      m.bias
    } gradient: { m in
      .init(weights: [0, 0], bias: 1)
    }
  }

  func testOfAMatrixWithAGradientOfAnotherShape() {
    let point = [[1.0, 2, 3], [4, 5, 6]]
    failure {
      XCTAssertGradientsMatch(at: point) { (m: [[Double]]) in
        m.joined().reduce(0, +)
      } gradient: { (_: [[Double]]) in
        [[1, 1], [1, 1], [1, 1]]
      }
    }?.says(wrong, showing: "the gradient is 3×2, and the point is 2×3")
    XCTAssertGradientsMatch(at: point) { (m: [[Double]]) in
      m.joined().reduce(0, +)
    } gradient: { (_: [[Double]]) in
      [[1, 1, 1], [1, 1, 1]]
    }
  }

  func testOfAStructureWithAGradientOfItsOwnType() {
    failure {
      XCTAssertGradientsMatch(at: line) { m in
        loss(m)
      } gradientComponents: { m in
        LineGradient(weights: [15, 2], bias: 6)
      }
    }?.says(wrong, showing: "weights[1]")
    XCTAssertGradientsMatch(at: line) { m in
      loss(m)
    } gradientComponents: { m in
      ownGradient(m)
    }
    XCTAssertGradientsMatch(at: line) { m in
      loss(m)
    } gradientComponents: { _ in
      [15, 10, 6.0]
    }
  }

  func testOfSinglePrecision() {
    failure {
      XCTAssertGradientsMatch(at: Float(3)) { x in
        x * x
      } gradient: { x in
        2.01 * x
      }
    }?.says(wrong)
    XCTAssertGradientsMatch(at: Float(3)) { x in
      x * x
    } gradient: { x in
      2 * x
    }
    XCTAssertGradientsMatch(at: SIMD2<Float>(3, 4)) { v in
      v.x * v.y
    } gradient: { v in
      SIMD2(v.y, v.x)
    }
  }

  func testOfSeveralArguments() {
    let weights = [2.0, 3.0]
    failure {
      XCTAssertGradientsMatch(at: weights, 5.0, with: .seed(0)) { w, b in
        w[0] * b
      } gradient: { w, b in
        ([b, 0], w[1])
      }
    }?.says(wrong, showing: "$1")
    XCTAssertGradientsMatch(at: weights, 5.0) { w, b in
      w[0] * b
    } gradient: { w, b in
      ([b, 0], w[0])
    }
    XCTAssertGradientsMatch(at: line, 0.5) { m, x in
      loss(m) * x
    } gradient: { m, x in
      (Line(weights: [7.5, 5], bias: 3), loss(m))
    }
  }

  func testOfSeveralArgumentsWithAGradientOfItsOwnType() {
    let weights = [2.0, 3.0]
    failure {
      XCTAssertGradientsMatch(at: weights, 5.0, with: .seed(0)) { w, b in
        w[0] * b
      } gradientComponents: { w, b in
        [b, 0, w[1]]
      }
    }?.says(wrong)
    XCTAssertGradientsMatch(at: weights, 5.0) { w, b in
      w[0] * b
    } gradientComponents: { w, b in
      [b, 0, w[0]]
    }
  }

  func testOfAFunctionValue() {
    failure {
      XCTAssertGradientsMatch(at: line, of: loss, gradient: wrongGradient)
    }?.says(wrong, showing: "likely: bias has the opposite sign")
    XCTAssertGradientsMatch(at: line, of: loss, gradient: lossGradient)
    XCTAssertGradientsMatch(
      at: line, with: .tolerance(.relative(1e-6)), of: loss, gradientComponents: ownGradient)
  }

  func testOfAFunctionValueOfSeveralArguments() {
    func area(_ width: Double, _ height: Double) -> Double { width * height }
    func areaGradient(_ width: Double, _ height: Double) -> (Double, Double) { (height, width) }
    func swapped(_ width: Double, _ height: Double) -> (Double, Double) { (width, height) }
    failure {
      XCTAssertGradientsMatch(at: 3, 4, with: .seed(0), of: area, gradient: swapped)
    }?.says(wrong, showing: "have changed places")
    XCTAssertGradientsMatch(at: 3, 4, of: area, gradient: areaGradient)
  }

  func testOfAStructureWithItsValue() {
    failure {
      XCTAssertGradientsMatch(at: line) { m in
        loss(m)
      } valueAndGradient: { m in
        (31, lossGradient(m))
      }
    }?.says(wrong, showing: "the value that comes with the gradient is 31")
    XCTAssertGradientsMatch(at: line) { m in
      loss(m)
    } valueAndGradient: { m in
      (30, lossGradient(m))
    }
  }

  func testOfSeveralArgumentsWithTheValue() {
    failure {
      XCTAssertGradientsMatch(at: line, 2.0, with: .seed(0)) { m, x in
        loss(m) + x
      } valueAndGradient: { m, x in
        (loss(m) + x, (wrongGradient(m), 1))
      }
    }?.says(wrong, showing: "bias")
    XCTAssertGradientsMatch(at: line, 2.0) { m, x in
      loss(m) + x
    } valueAndGradient: { m, x in
      (loss(m) + x, (lossGradient(m), 1))
    }
  }

  func testOfAFunctionThatThrows() throws {
    struct Empty: Error {}
    func first(_ m: Line) throws -> Double {
      guard let first = m.weights.first else { throw Empty() }
      return first
    }
    failure {
      try XCTAssertGradientsMatch(at: Line(weights: [], bias: 1)) { m in
        try first(m)
      } gradient: { m in
        m
      }
    }?.says("XCTAssertGradientsMatch failed: threw error \"Empty()\"")
    try XCTAssertGradientsMatch(at: line) { m in
      try first(m)
    } gradientComponents: { _ in
      [1, 0, 0.0]
    }
  }
}
