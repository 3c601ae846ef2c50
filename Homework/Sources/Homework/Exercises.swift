import Foundation
import ReferenceAutodiff

// Every exercise is a function, which is right, and its gradient, which is yours to write.
// Put your answer in place of the line that is marked with TODO, and run `swift test`.
//
// The gradient is an array: the partial derivatives in the order of the arguments.
// Swift has no power operator for numbers: x² is x * x. sin, cos, exp, log, sqrt and pow are there.

// MARK: - Simple gradients

// 1. By hand: what is the derivative by x, while y and z stay as they are? Then by y, and by z.

/// Returns x² + y² + z² + 2xyz.
public func polynomial(_ x: Double, _ y: Double, _ z: Double) -> Double {
  x * x + y * y + z * z + 2 * x * y * z
}

/// The derivatives of ``polynomial(_:_:_:)`` by x, y and z.
public func polynomialGradient(_ x: Double, _ y: Double, _ z: Double) -> [Double] {
  return []  // TODO
}

// 2. The same by automatic differentiation: make tensors of x, y and z, `let x = Tensor(x, requiresGrad: true)`; compute
// the function with them; call backward() on the result; and return what is then in the grad of each, which is
// `try x.grad?.item() ?? 0`. What can fail needs `try`. The power of a tensor is x ** 2, and its negative -(x ** 2).

/// The derivatives of ``polynomial(_:_:_:)`` by x, y and z, computed by the tensor engine.
public func polynomialGradientByEngine(_ x: Double, _ y: Double, _ z: Double) throws -> [Double] {
  return []  // TODO
}

// 3. The quotient rule.

/// Returns (x² + 1) / (x - y).
public func quotient(_ x: Double, _ y: Double) -> Double {
  (x * x + 1) / (x - y)
}

/// The derivatives of ``quotient(_:_:)`` by x and y.
public func quotientGradient(_ x: Double, _ y: Double) -> [Double] {
  return []  // TODO
}

// 4. A power: both the base and the exponent are variables.

/// Returns x to the power y, for x > 0.
public func power(_ x: Double, _ y: Double) -> Double {
  pow(x, y)
}

/// The derivatives of ``power(_:_:)`` by x and y.
public func powerGradient(_ x: Double, _ y: Double) -> [Double] {
  return []  // TODO
}

// MARK: - Gradients of loss functions

/// What the line w·x + b is to be fitted to.
public enum Line {
  /// The inputs.
  public static let x = [2.5, 4.8, 6.9, 9.5]
  /// The outputs wanted.
  public static let t = [3.0, 5, 7, 9]
}

// 5. The mean squared error. `zip(Line.x, Line.t)` gives the pairs, for a loop `for (x, t) in …`.

/// Returns (1/n) Σ (w·x + b - t)².
public func squaredLoss(_ w: Double, _ b: Double) -> Double {
  var sum = 0.0
  for (x, t) in zip(Line.x, Line.t) { sum += (w * x + b - t) * (w * x + b - t) }
  return sum / Double(Line.x.count)
}

/// The derivatives of ``squaredLoss(_:_:)`` by w and b.
public func squaredLossGradient(_ w: Double, _ b: Double) -> [Double] {
  return []  // TODO
}

// 6. The mean absolute error. The derivative of |r| is 1 where r > 0, and -1 where r < 0.

/// Returns (1/n) Σ |w·x + b - t|.
public func absoluteLoss(_ w: Double, _ b: Double) -> Double {
  var sum = 0.0
  for (x, t) in zip(Line.x, Line.t) { sum += abs(w * x + b - t) }
  return sum / Double(Line.x.count)
}

/// The derivatives of ``absoluteLoss(_:_:)`` by w and b.
public func absoluteLossGradient(_ w: Double, _ b: Double) -> [Double] {
  return []  // TODO
}

// 7. A model keeps its parameters, and its gradient is asked for again and again, as in training. It must be the
// same every time: think of what backward() does to a grad that is already there.

/// The line w·x + b, with parameters that are tensors.
public final class LineModel {
  /// The slope.
  public let w: Tensor<Double>
  /// The intercept.
  public let b: Tensor<Double>

  /// Creates a line.
  public init(w: Double, b: Double) {
    self.w = Tensor(w, requiresGrad: true)
    self.b = Tensor(b, requiresGrad: true)
  }

  /// The mean squared error, computed anew.
  public func loss() -> Tensor<Double> {
    MSELoss()(w * Tensor(Line.x) + b, Tensor(Line.t))
  }

  /// The derivatives of ``loss()`` by w and b, by automatic differentiation.
  public func gradient() throws -> [Double] {
    return []  // TODO
  }
}

// 8. The binary cross-entropy of p = sigmoid(w·x + b); t is 0 or 1. The derivative of -log(p) by z = w·x + b is
// p - 1, and that of -log(1 - p) is p.

/// Inputs and labels to be told apart.
public enum Labels {
  /// The inputs.
  public static let x = [-1.5, -0.25, 0.5, 2]
  /// The labels.
  public static let t = [0.0, 1, 0, 1]
}

/// Returns 1 / (1 + exp(-z)).
public func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

/// Returns -(1/n) Σ (t·log(p) + (1 - t)·log(1 - p)).
public func crossEntropy(_ w: Double, _ b: Double) -> Double {
  var sum = 0.0
  for (x, t) in zip(Labels.x, Labels.t) {
    let p = sigmoid(w * x + b)
    sum -= t * log(p) + (1 - t) * log(1 - p)
  }
  return sum / Double(Labels.x.count)
}

/// The derivatives of ``crossEntropy(_:_:)`` by w and b.
public func crossEntropyGradient(_ w: Double, _ b: Double) -> [Double] {
  return []  // TODO
}

// MARK: - The chain rule

// 9. Two links: the derivative of the outside, times that of the inside.

/// Returns sin(x² + 1).
public func sineOfSquare(_ x: Double) -> Double {
  sin(x * x + 1)
}

/// The derivative of ``sineOfSquare(_:)``, an array of one number.
public func sineOfSquareGradient(_ x: Double) -> [Double] {
  return []  // TODO
}

// 10. Three links.

/// Returns exp(sin(√(x² + 1))).
public func threeLinks(_ x: Double) -> Double {
  exp(sin(sqrt(x * x + 1)))
}

/// The derivative of ``threeLinks(_:)``, an array of one number.
public func threeLinksGradient(_ x: Double) -> [Double] {
  return []  // TODO
}

// MARK: - Vectors and matrices

// 11. The cross-entropy of softmax(z), where the right class is the last of three.

/// Returns log(Σ exp(zᵢ)) - z₂.
public func softmaxLoss(_ z: [Double]) -> Double {
  log(z.map(exp).reduce(0, +)) - z[2]
}

/// The derivatives of ``softmaxLoss(_:)`` by z₀, z₁ and z₂.
public func softmaxLossGradient(_ z: [Double]) -> [Double] {
  return []  // TODO
}

// 12. A layer. The gradient has the layer's own shape: weight[i][j] is the derivative by weight[i][j].

/// The parameters of a layer, or the gradient by them.
public struct Layer {
  /// One row for each output.
  public var weight: [[Double]]
  /// One number for each output.
  public var bias: [Double]

  /// Creates a layer.
  public init(weight: [[Double]], bias: [Double]) {
    self.weight = weight
    self.bias = bias
  }
}

/// The layer's input.
public let layerInput = [1.0, 2, -1]

/// Returns ½ Σ yᵢ², where yᵢ = Σ weight[i][j]·input[j] + bias[i].
public func layerLoss(_ layer: Layer) -> Double {
  var sum = 0.0
  for (row, bias) in zip(layer.weight, layer.bias) {
    let y = zip(row, layerInput).reduce(bias) { $0 + $1.0 * $1.1 }
    sum += y * y / 2
  }
  return sum
}

/// The derivatives of ``layerLoss(_:)`` by the layer's weight and bias.
public func layerLossGradient(_ layer: Layer) -> Layer {
  return Layer(weight: [], bias: [])  // TODO
}
