// All exercises of Homework, solved. A function here takes the place of the template's of the same declaration.

func polynomialGradient(_ x: Double, _ y: Double, _ z: Double) -> [Double] {
  [2 * x + 2 * y * z, 2 * y + 2 * x * z, 2 * z + 2 * x * y]
}

func polynomialGradientByEngine(_ x: Double, _ y: Double, _ z: Double) throws -> [Double] {
  let x = Tensor(x, requiresGrad: true)
  let y = Tensor(y, requiresGrad: true)
  let z = Tensor(z, requiresGrad: true)
  let v = x ** 2 + y ** 2 + z ** 2 + 2 * x * y * z
  try v.backward()
  return [try x.grad?.item() ?? 0, try y.grad?.item() ?? 0, try z.grad?.item() ?? 0]
}

func quotientGradient(_ x: Double, _ y: Double) -> [Double] {
  let (numerator, denominator) = (x * x + 1, x - y)
  let square = denominator * denominator
  return [(2 * x * denominator - numerator) / square, numerator / square]
}

func powerGradient(_ x: Double, _ y: Double) -> [Double] {
  [y * pow(x, y - 1), pow(x, y) * log(x)]
}

func squaredLossGradient(_ w: Double, _ b: Double) -> [Double] {
  var (byW, byB) = (0.0, 0.0)
  for (x, t) in zip(Line.x, Line.t) {
    let residual = w * x + b - t
    byW += 2 * residual * x
    byB += 2 * residual
  }
  let n = Double(Line.x.count)
  return [byW / n, byB / n]
}

func absoluteLossGradient(_ w: Double, _ b: Double) -> [Double] {
  var (byW, byB) = (0.0, 0.0)
  for (x, t) in zip(Line.x, Line.t) {
    let sign: Double = w * x + b > t ? 1 : -1
    byW += sign * x
    byB += sign
  }
  let n = Double(Line.x.count)
  return [byW / n, byB / n]
}

extension LineModel {
  func gradient() throws -> [Double] {
    w.zeroGrad()
    b.zeroGrad()
    try loss().backward()
    return [try w.grad?.item() ?? 0, try b.grad?.item() ?? 0]
  }
}

func crossEntropyGradient(_ w: Double, _ b: Double) -> [Double] {
  var (byW, byB) = (0.0, 0.0)
  for (x, t) in zip(Labels.x, Labels.t) {
    let byZ = sigmoid(w * x + b) - t
    byW += byZ * x
    byB += byZ
  }
  let n = Double(Labels.x.count)
  return [byW / n, byB / n]
}

func sineOfSquareGradient(_ x: Double) -> [Double] {
  [2 * x * cos(x * x + 1)]
}

func threeLinksGradient(_ x: Double) -> [Double] {
  let root = sqrt(x * x + 1)
  return [exp(sin(root)) * cos(root) * x / root]
}

func softmaxLossGradient(_ z: [Double]) -> [Double] {
  let weights = z.map(exp)
  let sum = weights.reduce(0, +)
  return [weights[0] / sum, weights[1] / sum, weights[2] / sum - 1]
}

func layerLossGradient(_ layer: Layer) -> Layer {
  let outputs = zip(layer.weight, layer.bias).map { row, bias in
    zip(row, layerInput).reduce(bias) { $0 + $1.0 * $1.1 }
  }
  return Layer(weight: outputs.map { y in layerInput.map { y * $0 } }, bias: outputs)
}
