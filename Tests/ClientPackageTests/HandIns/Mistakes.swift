// What students get wrong, one mistake each. The exercises 4 and 10 are right, and the others must not disturb them.

// The derivatives by x and y have changed places.
func polynomialGradient(_ x: Double, _ y: Double, _ z: Double) -> [Double] {
  [2 * y + 2 * x * z, 2 * x + 2 * y * z, 2 * z + 2 * x * y]
}

// No requiresGrad for z.
func polynomialGradientByEngine(_ x: Double, _ y: Double, _ z: Double) throws -> [Double] {
  let x = Tensor(x, requiresGrad: true)
  let y = Tensor(y, requiresGrad: true)
  let z = Tensor(z)
  let v = x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
  try v.backward()
  return [try x.grad?.item() ?? 0, try y.grad?.item() ?? 0, try z.grad?.item() ?? 0]
}

// The sign of the derivative by y.
func quotientGradient(_ x: Double, _ y: Double) -> [Double] {
  let (numerator, denominator) = (x * x + 1, x - y)
  let square = denominator * denominator
  return [(2 * x * denominator - numerator) / square, -numerator / square]
}

func powerGradient(_ x: Double, _ y: Double) -> [Double] {
  [y * pow(x, y - 1), pow(x, y) * log(x)]
}

// The sum in place of the mean.
func squaredLossGradient(_ w: Double, _ b: Double) -> [Double] {
  var (byW, byB) = (0.0, 0.0)
  for (x, t) in zip(Line.x, Line.t) {
    let residual = w * x + b - t
    byW += 2 * residual * x
    byB += 2 * residual
  }
  return [byW, byB]
}

// The derivative by w only.
func absoluteLossGradient(_ w: Double, _ b: Double) -> [Double] {
  var byW = 0.0
  for (x, t) in zip(Line.x, Line.t) { byW += w * x + b > t ? x : -x }
  return [byW / Double(Line.x.count)]
}

// No zeroGrad().
extension LineModel {
  func gradient() throws -> [Double] {
    try loss().backward()
    return [try w.grad?.item() ?? 0, try b.grad?.item() ?? 0]
  }
}

// A factor 2 as if the loss were a square.
func crossEntropyGradient(_ w: Double, _ b: Double) -> [Double] {
  var (byW, byB) = (0.0, 0.0)
  for (x, t) in zip(Labels.x, Labels.t) {
    let byZ = 2 * (sigmoid(w * x + b) - t)
    byW += byZ * x
    byB += byZ
  }
  let n = Double(Labels.x.count)
  return [byW / n, byB / n]
}

// The derivative of the inside is missing.
func sineOfSquareGradient(_ x: Double) -> [Double] {
  [cos(x * x + 1)]
}

func threeLinksGradient(_ x: Double) -> [Double] {
  let root = sqrt(x * x + 1)
  return [exp(sin(root)) * cos(root) * x / root]
}

// The label is not subtracted.
func softmaxLossGradient(_ z: [Double]) -> [Double] {
  let weights = z.map(exp)
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}

// The transpose of the weights' gradient: three rows of two for two rows of three.
func layerLossGradient(_ layer: Layer) -> Layer {
  let outputs = zip(layer.weight, layer.bias).map { row, bias in
    zip(row, layerInput).reduce(bias) { $0 + $1.0 * $1.1 }
  }
  return Layer(weight: layerInput.map { x in outputs.map { $0 * x } }, bias: outputs)
}
