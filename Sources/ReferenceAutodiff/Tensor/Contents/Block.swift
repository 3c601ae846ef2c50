/// The elements of a tensor of at least one axis, shared by all who hold it and never changed.
///
/// This is what the tape sees of them; their type is known to the tensors.
@usableFromInline
class AnyBlock {
  final let shape: [Int]
  final let count: Int
  /// Why there are no elements, if an operation failed.
  final let failure: Failure?

  fileprivate init(_ shape: [Int], count: Int, failure: Failure?) {
    self.shape = shape
    self.count = count
    self.failure = failure
  }
}

/// The elements of a tensor of at least one axis.
final class Block<Scalar: TensorScalar>: AnyBlock {
  let elements: [Scalar]

  init(_ shape: [Int], _ elements: [Scalar]) {
    self.elements = elements
    super.init(shape, count: elements.count, failure: nil)
  }

  init(_ error: TensorError) {
    elements = []
    super.init([], count: 0, failure: Failure(error))
  }

  deinit { SpareElements.keep(elements) }

  /// A shape that stands where the elements are not needed.
  static func hollow(_ shape: [Int]) -> Block { Block(shape, []) }
}

/// An error behind one pointer, so that it costs tensors without one nothing.
final class Failure: Sendable {
  let error: TensorError

  init(_ error: TensorError) { self.error = error }
}

/// What a tensor holds, as the tape sees it: a number of either type, or a block.
@usableFromInline
enum AnyContents {
  case number(Double)
  case block(AnyBlock)
}
