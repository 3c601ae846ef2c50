import ReferenceAutodiff

/// A network of 10, 32 and 1 units, and a batch of 64 values of a smooth function to learn.
struct SmallNetwork {
  enum Activation: Sendable, CaseIterable {
    case tanh
    case relu
  }

  let activation: Activation
  let inputs: ReferenceTensor<Double>
  let truths: ReferenceTensor<Double>
  /// Weights and biases of the two layers, in turn.
  var parameters: Parameters<Double>

  init(_ activation: Activation, seed: UInt64) {
    self.activation = activation
    var data = SeededData(seed: seed)
    inputs = data.normal([64, 10])
    truths = sin(inputs.sum(axes: [1], keepDimensions: true) * 0.5) + 0.25 * inputs[0..., 0..<1]
    parameters = Parameters([
      data.normal([10, 32], deviation: 0.3), data.normal([32], deviation: 0.1),
      data.normal([32, 1], deviation: 0.2), data.normal([1], deviation: 0.1),
    ])
  }

  func loss(_ p: Parameters<Double>) -> ReferenceTensor<Double> {
    let sums = inputs.matmul(p[0]) + p[1]
    let hidden = activation == .tanh ? tanh(sums) : relu(sums)
    return MSELoss()(hidden.matmul(p[2]) + p[3], truths)
  }

  mutating func train(steps: Int, rate: Double) throws -> [Double] {
    try parameters.train(steps: steps, rate: rate, loss: loss)
  }

  /// The parameters with other numbers in one of the tensors.
  func parameters(with scalars: [Double], in number: Int) -> Parameters<Double> {
    var tensors = parameters.tensors
    tensors[number] = ReferenceTensor(shape: tensors[number].shape, scalars: scalars)
    return Parameters(tensors)
  }
}
