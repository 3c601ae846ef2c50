import ReferenceAutodiff

// This target has a tensor of its own, of an engine with planted mistakes.
typealias ReferenceTensor<Scalar: TensorScalar> = ReferenceAutodiff.Tensor<Scalar>

/// The parameters of a model, all of them leaves.
struct Parameters<Scalar: TensorScalar> {
  private(set) var tensors: [ReferenceTensor<Scalar>]

  init(_ tensors: [ReferenceTensor<Scalar>]) {
    self.tensors = tensors.map(Self.leaf)
  }

  subscript(number: Int) -> ReferenceTensor<Scalar> { tensors[number] }

  /// All numbers end to end.
  var scalars: [Scalar] { tensors.flatMap(\.scalars) }

  /// All gradients end to end; nothing for a tensor that has none.
  var gradients: [Scalar] { tensors.flatMap { $0.grad?.scalars ?? [] } }

  private static func leaf(_ tensor: ReferenceTensor<Scalar>) -> ReferenceTensor<Scalar> {
    ReferenceTensor(shape: tensor.shape, scalars: tensor.scalars, requiresGrad: true)
  }

  func zeroGrad() { for tensor in tensors { tensor.zeroGrad() } }

  /// Moves all against their gradients; those without one stay where they are.
  ///
  /// The engine's tensors are values, so the step makes new ones, and these must be leaves again.
  mutating func descend(rate: Scalar) {
    tensors = noGrad {
      tensors.map { tensor in
        tensor.grad.map { Self.leaf(tensor - ReferenceTensor(rate) * $0) } ?? tensor
      }
    }
  }

  /// Trains, and returns the losses before each step and the last one.
  mutating func train(
    steps: Int, rate: Scalar, loss: (Parameters) -> ReferenceTensor<Scalar>
  ) throws -> [Scalar] {
    var losses: [Scalar] = []
    for _ in 0..<steps {
      zeroGrad()
      let output = loss(self)
      try output.backward()
      losses.append(try output.item())
      descend(rate: rate)
    }
    return losses + [try noGrad { try loss(self).item() }]
  }
}
