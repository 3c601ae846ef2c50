// What must not stop the others: wrong shapes, numbers that are none, errors that are thrown. The rest is not done.

func polynomialGradient(_ x: Double, _ y: Double, _ z: Double) -> [Double] {
  [2 * x + 2 * y * z]
}

// Nothing requires a gradient.
func polynomialGradientByEngine(_ x: Double, _ y: Double, _ z: Double) throws -> [Double] {
  let (x, y, z) = (Tensor(x), Tensor(y), Tensor(z))
  try (x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z).backward()
  return []
}

func quotientGradient(_ x: Double, _ y: Double) -> [Double] {
  [0.5, 2.5, 0]
}

func squaredLossGradient(_ w: Double, _ b: Double) -> [Double] {
  [0 / 0, 1 / 0]
}

// The loss is a vector: the mean is missing. And one gradient is never there.
extension LineModel {
  func gradient() throws -> [Double] {
    try ((w * Tensor(Line.x) + b - Tensor(Line.t)) ** 2).backward()
    return [try w.grad?.item() ?? 0]
  }
}

func softmaxLossGradient(_ z: [Double]) -> [Double] {
  z + z
}

func layerLossGradient(_ layer: Layer) -> Layer {
  Layer(weight: [[], [1]], bias: [])
}
