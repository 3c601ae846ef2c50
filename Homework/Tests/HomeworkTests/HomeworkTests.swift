import GradientTesting
import Homework
import Testing

/// Each exercise is checked at a point, against numerical differentiation of its function.
@Suite("Homework", .serialized, .gradientChecking)
struct HomeworkTests {
  @Test("1. x² + y² + z² + 2xyz") func exercise1() throws {
    try check("polynomialGradient", at: ["x": 2, "y": 3, "z": 4]) {
      polynomial($0[0], $0[1], $0[2])
    } gradient: {
      polynomialGradient($0[0], $0[1], $0[2])
    }
  }

  @Test("2. x² + y² + z² + 2xyz, by the engine") func exercise2() throws {
    try check("polynomialGradientByEngine", at: ["x": 2, "y": 3, "z": 4]) {
      polynomial($0[0], $0[1], $0[2])
    } gradient: {
      try polynomialGradientByEngine($0[0], $0[1], $0[2])
    }
  }

  @Test("3. (x² + 1) / (x - y)") func exercise3() throws {
    try check("quotientGradient", at: ["x": 3, "y": 1]) {
      quotient($0[0], $0[1])
    } gradient: {
      quotientGradient($0[0], $0[1])
    }
  }

  @Test("4. x to the power y") func exercise4() throws {
    try check("powerGradient", at: ["x": 2, "y": 3]) {
      power($0[0], $0[1])
    } gradient: {
      powerGradient($0[0], $0[1])
    }
  }

  @Test("5. mean squared error") func exercise5() throws {
    try check("squaredLossGradient", at: ["w": 1.5, "b": 0.5]) {
      squaredLoss($0[0], $0[1])
    } gradient: {
      squaredLossGradient($0[0], $0[1])
    }
  }

  @Test("6. mean absolute error") func exercise6() throws {
    try check("absoluteLossGradient", at: ["w": 1.2, "b": -0.5]) {
      absoluteLoss($0[0], $0[1])
    } gradient: {
      absoluteLossGradient($0[0], $0[1])
    }
  }

  @Test("7. a model that keeps its parameters") func exercise7() throws {
    // One model for all calls, so that what a call leaves behind shows in the next.
    let model = LineModel(w: 1.5, b: 0.5)
    try check("LineModel.gradient", at: ["w": 1.5, "b": 0.5]) {
      try LineModel(w: $0[0], b: $0[1]).loss().item()
    } gradient: { _ in
      try model.gradient()
    }
  }

  @Test("8. binary cross-entropy") func exercise8() throws {
    try check("crossEntropyGradient", at: ["w": 0.75, "b": -0.25]) {
      crossEntropy($0[0], $0[1])
    } gradient: {
      crossEntropyGradient($0[0], $0[1])
    }
  }

  @Test("9. sin(x² + 1)") func exercise9() throws {
    try check("sineOfSquareGradient", at: ["x": 3]) {
      sineOfSquare($0[0])
    } gradient: {
      sineOfSquareGradient($0[0])
    }
  }

  @Test("10. exp(sin(√(x² + 1)))") func exercise10() throws {
    try check("threeLinksGradient", at: ["x": 1]) {
      threeLinks($0[0])
    } gradient: {
      threeLinksGradient($0[0])
    }
  }

  @Test("11. cross-entropy of softmax") func exercise11() throws {
    try check("softmaxLossGradient", at: ["z[0]": 1, "z[1]": 2, "z[2]": 0.5]) {
      softmaxLoss($0)
    } gradient: {
      softmaxLossGradient($0)
    }
  }

  @Test("12. a layer") func exercise12() throws {
    let layer = Layer(weight: [[0.5, -1, 2], [1.5, 0.25, -0.5]], bias: [0.1, -0.2])
    try check("layerLossGradient", at: layer) {
      layerLoss($0)
    } gradient: {
      layerLossGradient($0)
    } isEmpty: {
      $0.weight.isEmpty && $0.bias.isEmpty
    }
  }
}
