/// Returns all partial derivatives of a function's elements: one reverse pass for each of them.
///
/// - Returns: A tensor whose shape is the value's followed by the point's.
/// - Throws: What the function throws, and ``TensorError``.
public func jacobian<Scalar>(
  at point: Tensor<Scalar>, of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> Tensor<Scalar> {
  let leaf = Tensor(inputLike: try point.checked())
  return try jacobian(of: function(leaf).checked(), wrt: leaf)
}

/// Returns the second partial derivatives of a function whose value is a single number.
///
/// - Returns: A tensor whose shape is the point's twice.
/// - Throws: What the function throws, and ``TensorError``.
public func hessian<Scalar>(
  at point: Tensor<Scalar>, of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> Tensor<Scalar> {
  try jacobian(at: point) { leaf in try differentiableGradient(at: leaf, of: function) }
}

/// Returns the product of the second derivatives with a direction, without computing all of them.
///
/// - Parameters:
///   - point: The argument; only its numbers are used.
///   - direction: A tensor of the point's shape.
///   - function: A function whose value is a single number.
/// - Returns: H·v, in the point's shape.
/// - Throws: What the function throws, and ``TensorError``.
public func hvp<Scalar>(
  at point: Tensor<Scalar>, along direction: Tensor<Scalar>,
  of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> Tensor<Scalar> {
  try checkDirection(direction, at: point, operation: "hvp")
  let leaf = Tensor(inputLike: point)
  let slope = try (differentiableGradient(at: leaf, of: function) * direction.detach()).sum()
    .checked()
  return try gradientOrZero(of: slope, wrt: leaf)
}

/// Returns the derivative of a function along a direction by forward mode, and its value.
///
/// The function is recorded, and the tape is gone through once from the beginning: the cost does not grow
/// with the number of elements of the point or of the value.
///
/// - Parameters:
///   - point: The argument; only its numbers are used.
///   - direction: A tensor of the point's shape.
///   - function: A function whose value has any shape.
/// - Returns: The value, and J·v in its shape.
/// - Throws: What the function throws, and ``TensorError``.
public func jvp<Scalar>(
  at point: Tensor<Scalar>, along direction: Tensor<Scalar>,
  of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> (value: Tensor<Scalar>, derivative: Tensor<Scalar>) {
  try checkDirection(direction, at: point, operation: "jvp")
  let leaf = Tensor(inputLike: point)
  let value = try function(leaf).checked()
  let derivative = try forwardSweep(to: value, from: leaf, tangent: direction.detach())
  return (value.detach(), derivative)
}

// MARK: - What they share

/// Returns the Jacobian of a recorded output.
private func jacobian<Scalar>(
  of output: Tensor<Scalar>, wrt leaf: Tensor<Scalar>
) throws(TensorError) -> Tensor<Scalar> {
  let size = leaf.count
  var rows: [Scalar] = []
  for i in 0..<output.count {
    var seed = [Scalar](repeating: 0, count: output.count)
    seed[i] = 1
    let row = try gradientOrZero(
      of: output, wrt: leaf, seed: Tensor(shape: output.shape, scalars: seed))
    rows += row.scalars
  }
  assert(rows.count == output.count * size)
  return try Tensor(shape: output.shape + leaf.shape, scalars: rows).checked()
}

private func differentiableGradient<Scalar>(
  at leaf: Tensor<Scalar>, of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> Tensor<Scalar> {
  let value = try function(leaf).checked()
  guard value.shape.isEmpty else {
    throw TensorError.needsSeed(operation: "hessian", shape: value.shape)
  }
  return try gradientOrZero(of: value, wrt: leaf, createGraph: true)
}

/// Returns a gradient, 0 where the output is independent of the leaf; the graph stays.
func gradientOrZero<Scalar>(
  of output: Tensor<Scalar>, wrt leaf: Tensor<Scalar>, seed: Tensor<Scalar>? = nil,
  createGraph: Bool = false
) throws(TensorError) -> Tensor<Scalar> {
  do {
    return try grad(of: output, wrt: leaf, seed: seed, retainGraph: true, createGraph: createGraph)
  } catch {
    switch error {
    case .notUsed, .requiresNoGrad: return Tensor(zeros: leaf.shape)
    default: throw error
    }
  }
}

private func checkDirection<Scalar>(
  _ direction: Tensor<Scalar>, at point: Tensor<Scalar>, operation: String
) throws(TensorError) {
  let (shape, wanted) = (try direction.checked().shape, try point.checked().shape)
  guard shape == wanted else {
    let why = "the direction must have the point's shape"
    throw .shapesDoNotFit(operation: operation, shape, wanted, why: why)
  }
}
