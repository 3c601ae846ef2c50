/// The elements of a tensor of at least one axis, shared by all who hold it and never changed.
@usableFromInline
final class Block<Scalar: TensorScalar>: Sendable {
  let shape: [Int]
  let elements: [Scalar]
  /// Why there are no elements, if an operation failed.
  let failure: Failure?

  init(_ shape: [Int], _ elements: [Scalar]) {
    self.shape = shape
    self.elements = elements
    failure = nil
  }

  init(_ error: TensorError) {
    shape = []
    elements = []
    failure = Failure(error)
  }

  /// A shape that stands where the elements are not needed.
  static func hollow(_ shape: [Int]) -> Block { Block(shape, []) }
}

/// An error behind one pointer, so that it costs tensors without one nothing.
final class Failure: Sendable {
  let error: TensorError

  init(_ error: TensorError) { self.error = error }
}
