/// Returns the product of a cotangent with a function's Jacobian by reverse mode, and the function's value.
///
/// One pass from the end: the cost does not grow with the number of elements of the point or of the value.
///
/// - Parameters:
///   - point: The argument; only its numbers are used.
///   - cotangent: The weights of the value's elements, a tensor of the value's shape.
///   - function: A function whose value has any shape.
/// - Returns: The value, and Jᵀ·u in the point's shape: the gradient of ⟨u, f⟩.
/// - Throws: What the function throws, and ``TensorError``.
public func vjp<Scalar>(
  at point: Tensor<Scalar>, cotangent: Tensor<Scalar>,
  of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> (value: Tensor<Scalar>, gradient: Tensor<Scalar>) {
  let leaf = Tensor(inputLike: try point.checked())
  let value = try function(leaf).checked()
  let seed = try cotangent.checked().detach()
  guard seed.shape == value.shape else {
    throw TensorError.seedOfOtherShape(seed: seed.shape, output: value.shape)
  }
  return (value.detach(), try gradientOrZero(of: value, wrt: leaf, seed: seed))
}
