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
  @inlinable
  public func backward(seed: Tensor? = nil, retainGraph: Bool = false) throws(TensorError) {
    try Tape.backward(
      from: erased, seed: seed?.erased, retainGraph: retainGraph, isSingle: Scalar.isSingle)
  }
}

extension Tape {
  @usableFromInline
  static func backward(
    from output: AnyTensor, seed: AnyTensor?, retainGraph: Bool, isSingle: Bool
  ) throws(TensorError) {
    let operation = "backward()"
    let seed = try checked(seed, of: output, operation: operation)
    let tape = common(to: output, isSingle: isSingle)
    let sweep = try ReverseSweep(
      from: tape.place(of: output), on: tape, seed: seed.contents, operation: operation,
      shape: output.shape)
    defer { sweep.finish(retainGraph: retainGraph) }
    try sweep.addToLeaves()
  }

  /// Checks what a pass starts with: a tensor that depends on something, and weights of its shape.
  ///
  /// - Returns: The weights, of which a number stands for equal ones.
  fileprivate static func checked(
    _ seed: AnyTensor?, of output: AnyTensor, operation: String
  ) throws(TensorError) -> AnyTensor {
    if let error = output.error ?? seed?.error { throw error }
    guard output.history != nil else {
      throw .requiresNoGrad(operation: operation, shape: output.shape)
    }
    if let seed {
      if seed.shape == output.shape { return seed }
      throw .seedOfOtherShape(seed: seed.shape, output: output.shape)
    }
    guard (output.block?.count ?? 1) == 1 else {
      throw .needsSeed(operation: operation, shape: output.shape)
    }
    return AnyTensor(1)
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
) throws(TensorError) -> TensorTuple<Scalar> {
  let operation = "grad(of:wrt:)"
  let weights = try Tape.checked(seed?.erased, of: output.erased, operation: operation)
  let seed = Tensor<Scalar>(weights)
  for input in inputs { _ = try input.checked() }
  let tape = Tape.common(
    to: output.erased, createGraph && seed.requiresGrad ? seed.erased : nil,
    isSingle: Scalar.isSingle)
  let root = tape.place(of: output.erased)
  let places = inputs.map { tape.places(of: $0.erased, upTo: root) }
  let retainGraph = retainGraph ?? createGraph

  let found: [Tensor<Scalar>?]
  if createGraph {
    let sweep = try DifferentiableSweep(
      from: root, on: tape, seed: seed.broadcast(to: output.shape), operation: operation,
      shape: output.shape, keeping: places)
    found = places.map { sweep.adjoint(of: $0) }
    if !retainGraph { tape.freeSteps(from: Int(root)) }
  } else {
    for place in places.joined() { tape.nodes[Int(place)].marks.insert(.kept) }
    let sweep: ReverseSweep
    do throws(TensorError) {
      sweep = try ReverseSweep(
        from: root, on: tape, seed: weights.contents, operation: operation, shape: output.shape)
    } catch {
      for place in places.joined() { tape.forgetAdjoint(of: place) }
      throw error
    }
    defer { sweep.finish(retainGraph: retainGraph, kept: places) }
    found = try sweep.adjoints(of: places)
  }

  var gradients: [Tensor<Scalar>] = []
  for (number, adjoint) in found.enumerated() {
    guard let adjoint else { throw .notUsed(input: number, shape: inputs[number].shape) }
    gradients.append(try adjoint.checked())
  }
  return TensorTuple(gradients)
}

extension ReverseSweep {
  /// Adds the adjoints to the leaves' gradients: all of them, or none if there is an error.
  fileprivate func addToLeaves() throws(TensorError) {
    if let failure { throw failure.error }
    if tape.isSingle { addToLeaves(Float.self) } else { addToLeaves(Double.self) }
  }

  /// A leaf's nodes are added up before they are added to its gradient: then a second pass adds exactly
  /// what the first did.
  private func addToLeaves<Scalar: TensorScalar>(_ type: Scalar.Type) {
    for node in tape.leaves where tape.isReached(node.place) {
      node.leaf.adjoint = sum(
        node.leaf.adjoint, adjoint(of: node.place, type), type)
    }
    for node in tape.leaves {
      guard let adjoint = node.leaf.adjoint else { continue }
      node.leaf.grad = sum(node.leaf.grad, adjoint, type)
      node.leaf.adjoint = nil
    }
  }

  private func adjoint<Scalar: TensorScalar>(of place: Int32, _ type: Scalar.Type) -> AnyContents {
    tape.isNumber(place) ? tape.adjoint(of: place) : tape.adjoint(of: place, type).erased
  }

  private func sum<Scalar: TensorScalar>(
    _ sum: AnyContents?, _ next: AnyContents, _ type: Scalar.Type
  ) -> AnyContents {
    switch (sum, next) {
    case (nil, _): next
    case (.number(let sum), .number(let next)): .number((Scalar(sum) + Scalar(next)).widened)
    case (let sum?, _):
      Contents<Scalar>.zip(Contents(sum), Contents(next), operation: "grad") { $0 + $1 }.erased
    }
  }

  /// Returns the adjoints of nodes that were kept, nil for one that the output does not depend on.
  fileprivate func adjoints<Scalar>(
    of places: [[Int32]]
  ) throws(TensorError) -> [Tensor<Scalar>?] {
    if let failure { throw failure.error }
    return places.map { places in
      let reached = places.filter { tape.isReached($0) }
      guard let first = reached.first else { return nil }
      let total = reached.dropFirst().reduce(adjoint(of: first, Scalar.self)) {
        sum($0, adjoint(of: $1, Scalar.self), Scalar.self)
      }
      return Tensor(Contents(total))
    }
  }
}
