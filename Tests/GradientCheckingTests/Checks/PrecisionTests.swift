import GradientChecking
import NumericalDifferentiation
import TestSupport
import Testing

private struct Model {
  var weights: [Float]
  var bias: Float

  /// The mean squared error of a line through some points.
  var loss: Float {
    var sum: Float = 0
    for index in weights.indices {
      let error = weights[index] * Float(index + 1) + bias - 2
      sum += error * error
    }
    return sum / Float(weights.count)
  }

  var gradient: Model {
    var gradient = self
    gradient.bias = 0
    for index in weights.indices {
      let error = weights[index] * Float(index + 1) + bias - 2
      gradient.weights[index] = 2 * error * Float(index + 1) / Float(weights.count)
      gradient.bias += 2 * error / Float(weights.count)
    }
    return gradient
  }
}

@Suite("Functions and gradients in Float")
struct PrecisionTests {
  private let models = (0..<20).map { seed in
    var generator = SeededGenerator(seed: UInt64(seed))
    return Model(
      weights: (0..<5).map { _ in .random(in: -2...2, using: &generator) },
      bias: .random(in: -1...1, using: &generator))
  }

  @Test("a right gradient passes with all the rounding of Float")
  func right() {
    for model in models {
      let report = gradientCheck(at: model) {
        $0.loss
      } gradient: {
        $0.gradient
      }
      #expect(report.matches)
    }
  }

  @Test("a gradient in Float that is wrong by a thousandth is caught, wherever it is visible")
  func wrong() {
    for model in models {
      for index in 0..<5 where abs(model.gradient.weights[index]) > 0.3 {
        let report = gradientCheck(at: model) {
          $0.loss
        } gradient: { model in
          var gradient = model.gradient
          gradient.weights[index] *= 1.001
          return gradient
        }
        #expect(report.verdict != .match)
      }
    }
  }

  @Test(
    "a gradient in Float that is wrong by a thousandth is a mismatch where the function is exact")
  func mismatch() {
    let report = gradientCheck(at: [Float(1.5), 2]) { (x: [Float]) -> Float in
      x[0] * x[0] * x[1]
    } gradient: { (x: [Float]) -> [Float] in
      [2 * x[0] * x[1] * 1.001, x[0] * x[0]]
    }
    #expect(report.names(.mismatch) == ["x[0]"])
    #expect(report.names(.match) == ["x[1]"])
  }

  @Test("every kind of mistake is caught in Float as well")
  func mistakes() {
    for model in models {
      for change: (Model) -> Model in [
        { Model(weights: $0.weights.map { -$0 }, bias: -$0.bias) },
        { Model(weights: $0.weights.map { 2 * $0 }, bias: 2 * $0.bias) },
        { Model(weights: $0.weights, bias: 0) },
        { Model(weights: $0.weights.reversed(), bias: $0.bias) },
        { Model(weights: $0.weights, bias: .nan) },
      ] {
        let report = gradientCheck(at: model) {
          $0.loss
        } gradient: {
          change($0.gradient)
        }
        #expect(report.verdict == .mismatch)
      }
    }
  }

  @Test("one Float among the components, or as the value, is enough to be judged as Float")
  func mixed() {
    func report(of f: (Double) -> Float) -> GradientReport {
      gradientCheck(at: 1.25) {
        f($0)
      } gradient: {
        2 * $0 * (1 + 1e-6)
      }
    }
    #expect(report { Float($0 * $0) }.matches)
    let doubles = gradientCheck(at: 1.25) {
      $0 * $0
    } gradient: {
      2 * $0 * (1 + 1e-6)
    }
    #expect(doubles.verdict == .mismatch)
    let pair = gradientCheck(at: 1.25, Float(2)) { (x: Double, y: Float) -> Double in
      x * x * Double(y)
    } gradient: { (x: Double, y: Float) -> (Double, Float) in
      (2 * x * Double(y) * (1 + 1e-6), Float(x * x))
    }
    #expect(pair.matches)
  }

  @Test("vectors of Float, and functions of one Float")
  func spellings() {
    let vector = gradientCheck(at: SIMD3<Float>(1, 2, 3)) { (v: SIMD3<Float>) -> Float in
      (v * v).sum()
    } gradient: { (v: SIMD3<Float>) in
      2 * v
    }
    #expect(vector.matches)
    #expect(vector.names == ["x[0]", "x[1]", "x[2]"])
    let half = gradientCheck(at: SIMD3<Float>(1, 2, 3)) { (v: SIMD3<Float>) -> Float in
      (v * v).sum()
    } gradient: { (v: SIMD3<Float>) in
      v
    }
    #expect(half.verdict == .mismatch)
    let number = gradientCheck(at: Float(3)) { (x: Float) in
      x * x
    } gradient: { (x: Float) in
      2 * x
    }
    #expect(number.matches)
  }
}
