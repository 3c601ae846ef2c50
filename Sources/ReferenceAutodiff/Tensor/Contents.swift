/// What a tensor holds: one number, many, or the error that left it without any.
///
/// A single number lies in the tensor itself and costs no memory of its own.
enum Contents<Scalar: TensorScalar> {
  case number(Scalar)
  case block(Block<Scalar>)
  indirect case failure(TensorError)

  /// Puts elements into a shape; the caller vouches for their number.
  init(_ shape: [Int], _ elements: [Scalar]) {
    if shape.isEmpty, let first = elements.first {
      self = .number(first)
    } else {
      self = .block(Block(shape, elements))
    }
  }

  /// Runs a computation whose error becomes the contents.
  init(_ compute: () throws(TensorError) -> Contents) {
    do { self = try compute() } catch { self = .failure(error) }
  }

  var shape: [Int] {
    switch self {
    case .number, .failure: []
    case .block(let block): block.shape
    }
  }

  var elements: [Scalar] {
    switch self {
    case .number(let number): [number]
    case .block(let block): block.elements
    case .failure: []
    }
  }

  var error: TensorError? {
    if case .failure(let error) = self { error } else { nil }
  }
}

/// The elements of a tensor of at least one axis, shared by all who hold it and never changed.
final class Block<Scalar: TensorScalar>: Sendable {
  let shape: [Int]
  let elements: [Scalar]

  init(_ shape: [Int], _ elements: [Scalar]) {
    self.shape = shape
    self.elements = elements
  }
}
