extension Tensor {
  /// Computes the gradient of this tensor and adds it to the ``grad`` of every leaf it came from.
  ///
  /// The pass frees the graph it went through; a second one throws unless the first retained it. Then it adds
  /// exactly the same gradient once more.
  ///
  /// - Parameters:
  ///   - seed: The weights with which the elements are added up, in this tensor's shape. A single
  ///     number needs none.
  ///   - retainGraph: Whether the graph stays for another pass.
  /// - Throws: ``TensorError``: no `requires_grad`, no seed for several numbers, a graph that is freed, or the
  ///   error that this tensor carries. No ``grad`` has changed then.
  public func backward(seed: Tensor? = nil, retainGraph: Bool = false) throws(TensorError) {
    let sweep = try ReverseSweep(
      from: self, seed: seed, operation: "backward()", retainGraph: retainGraph,
      createGraph: false)
    try sweep.addToLeaves()
  }
}

/// Returns the gradient of an output with respect to one tensor; no ``Tensor/grad`` changes.
///
/// ```swift
/// let first = try grad(of: x ** 3, wrt: x, createGraph: true)
/// let second = try grad(of: first, wrt: x)
/// ```
///
/// - Parameters:
///   - output: A single number, or any tensor with a seed.
///   - input: A tensor from which the output was computed: a leaf, or one on the way.
///   - seed: The weights with which the output's elements are added up, in its shape.
///   - retainGraph: Whether the graph stays for another pass; if nil, as `createGraph`.
///   - createGraph: Whether the gradient can be differentiated again.
/// - Returns: The gradient in the input's shape.
/// - Throws: ``TensorError``, as ``Tensor/backward(seed:retainGraph:)`` does, and for an unused input.
public func grad<Scalar>(
  of output: Tensor<Scalar>, wrt input: Tensor<Scalar>, seed: Tensor<Scalar>? = nil,
  retainGraph: Bool? = nil, createGraph: Bool = false
) throws(TensorError) -> Tensor<Scalar> {
  try grad(
    of: output, wrt: [input], seed: seed, retainGraph: retainGraph, createGraph: createGraph)[0]
}

/// Returns the gradients of an output with respect to several tensors, in their order.
///
/// Everything else is as for one tensor.
public func grad<Scalar>(
  of output: Tensor<Scalar>, wrt inputs: [Tensor<Scalar>], seed: Tensor<Scalar>? = nil,
  retainGraph: Bool? = nil, createGraph: Bool = false
) throws(TensorError) -> [Tensor<Scalar>] {
  let sweep = try ReverseSweep(
    from: output, seed: seed, operation: "grad(of:wrt:)", retainGraph: retainGraph ?? createGraph,
    createGraph: createGraph, keeping: inputs)
  return try sweep.kept()
}
