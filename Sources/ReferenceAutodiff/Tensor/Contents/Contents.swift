/// What a tensor holds: one number, many, or the error that left it without any.
///
/// A single number lies in the tensor itself and costs no memory of its own.
enum Contents<Scalar: TensorScalar> {
  case number(Scalar)
  case block(Block<Scalar>)
  case failed(Block<Scalar>)

  static func failure(_ error: TensorError) -> Contents { .failed(Block(error)) }

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
    case .number, .failed: []
    case .block(let block): block.shape
    }
  }

  var elements: [Scalar] {
    switch self {
    case .number(let number): [number]
    case .block(let block): block.elements
    case .failed: []
    }
  }

  /// The elements of at least one axis, shared.
  var block: Block<Scalar>? {
    switch self {
    case .number: return nil
    case .block(let block), .failed(let block): return block
    }
  }

  var error: TensorError? {
    if case .failed(let block) = self { block.failure?.error } else { nil }
  }
}

extension Contents {
  /// Finds the type again that a tape does not know.
  init(_ contents: AnyContents) {
    switch contents {
    case .number(let number): self = .number(Scalar(number))
    case .block(let block): self.init(block)
    }
  }

  /// Finds a block's type again: all blocks on a tape are of the type of its tensors.
  init(_ block: AnyBlock) {
    let block = unsafeDowncast(block, to: Block<Scalar>.self)
    self = block.failure == nil ? .block(block) : .failed(block)
  }

  var erased: AnyContents {
    switch self {
    case .number(let number): .number(number.widened)
    case .block(let block), .failed(let block): .block(block)
    }
  }
}
