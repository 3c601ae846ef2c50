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
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func backward(seed: Tensor? = nil, retainGraph: Bool = false) throws(TensorError) {
    let seed = try Self.seed(seed, of: self, operation: "backward()")
    let tape = Tape.common(to: self, nil)
    let sweep = try ReverseSweep(
      from: tape.place(of: self), on: tape, seed: seed.contents, operation: "backward()",
      shape: shape)
    defer { sweep.finish(retainGraph: retainGraph) }
    try sweep.addToLeaves()
  }

  /// Checks what a pass starts with: a tensor that depends on something, and weights of its shape.
  fileprivate static func seed(
    _ seed: Tensor?, of output: Tensor, operation: String
  ) throws(TensorError) -> Tensor {
    let output = try output.checked()
    guard output.requiresGrad else {
      throw .requiresNoGrad(operation: operation, shape: output.shape)
    }
    if let seed = try seed?.checked() {
      if seed.shape == output.shape { return seed }
      throw .seedOfOtherShape(seed: seed.shape, output: output.shape)
    }
    guard output.count == 1 else { throw .needsSeed(operation: operation, shape: output.shape) }
    return output.block == nil ? 1 : Tensor(ones: output.shape)
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
@_specialize(where Scalar == Double)
@_specialize(where Scalar == Float)
public func grad<Scalar>(
  of output: Tensor<Scalar>, wrt inputs: [Tensor<Scalar>], seed: Tensor<Scalar>? = nil,
  retainGraph: Bool? = nil, createGraph: Bool = false
) throws(TensorError) -> [Tensor<Scalar>] {
  let operation = "grad(of:wrt:)"
  let seed = try Tensor.seed(seed, of: output, operation: operation)
  for input in inputs { _ = try input.checked() }
  let tape = Tape.common(to: output, createGraph && seed.requiresGrad ? seed : nil)
  let root = tape.place(of: output)
  let places = inputs.map { $0.place(on: tape) }
  let retainGraph = retainGraph ?? createGraph

  let found: [Tensor<Scalar>?]
  if createGraph {
    let sweep = try DifferentiableSweep(
      from: root, on: tape, seed: seed, operation: operation, shape: output.shape, keeping: places)
    found = places.map { sweep.adjoint(of: $0) }
    if !retainGraph { tape.freeSteps(from: Int(root)) }
  } else {
    for place in places { if let place { tape.nodes[Int(place)].marks.insert(.kept) } }
    let sweep = try ReverseSweep(
      from: root, on: tape, seed: seed.contents, operation: operation, shape: output.shape)
    defer { sweep.finish(retainGraph: retainGraph, kept: places) }
    found = try sweep.adjoints(of: places).map { $0.map { Tensor($0) } }
  }

  var gradients: [Tensor<Scalar>] = []
  for (number, adjoint) in found.enumerated() {
    guard let adjoint else { throw .notUsed(input: number, shape: inputs[number].shape) }
    gradients.append(try adjoint.checked())
  }
  return gradients
}
