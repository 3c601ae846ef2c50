/// What went wrong in an operation on tensors, in the words of the lesson.
///
/// Operators cannot throw. An operation that has no result gives a tensor that carries its error;
/// the error passes through every later operation and is thrown by `item()`, `backward()` and
/// `grad(of:wrt:)`.
public enum TensorError: Error, Equatable, Sendable {
  /// Two shapes that do not broadcast to a common one.
  case shapesDoNotBroadcast(operation: String, [Int], [Int])
  /// An operation that these shapes do not allow, and why.
  case shapesDoNotFit(operation: String, [Int], [Int], why: String)
  /// A shape with a negative length, too many axes, or more elements than an `Int` can count.
  case invalidShape([Int], why: String)
  /// A shape that needs another number of elements than there are.
  case wrongCount(operation: String, shape: [Int], count: Int)
  /// An axis that the tensor does not have, named twice, or missing from a permutation.
  case invalidAxis(operation: String, axis: Int, shape: [Int])
  /// An index or a range outside an axis.
  case indexOutOfRange(index: String, axis: Int, shape: [Int])
  /// An argument that the operation has no meaning for, and why.
  case invalidArgument(operation: String, why: String)
  /// A largest or smallest element of nothing.
  case emptyTensor(operation: String, shape: [Int])
  /// A number asked of a tensor that does not hold exactly one.
  case notOneNumber(shape: [Int])
  /// A derivative asked of a tensor that depends on nothing with `requires_grad`.
  case requiresNoGrad(operation: String, shape: [Int])
  /// A derivative of several numbers at once, without the weights to add them up with.
  case needsSeed(operation: String, shape: [Int])
  /// Weights for the output's elements that are not of the output's shape.
  case seedOfOtherShape(seed: [Int], output: [Int])
  /// A second pass through a graph that the first one has freed.
  case graphFreed(operation: String, shape: [Int])
  /// A derivative with respect to a tensor from which the output was not computed.
  case notUsed(input: Int, shape: [Int])
  /// A tensor with `requires_grad` that was changed while operations are recorded.
  case leafChanged(operation: String, shape: [Int])
  /// More operations than a tape holds, 2³¹.
  case tapeIsFull
  /// A derivative of a derivative that the engine has no expression for.
  case noSecondDerivative(function: String)
}

extension TensorError: CustomStringConvertible {
  /// The error as a sentence that says what to write instead.
  public var description: String {
    switch self {
    case .shapesDoNotBroadcast(let operation, let a, let b):
      return "\(operation): shapes \(a) and \(b) do not broadcast: from the last axis backwards, "
        + "lengths must be equal, or one of them 1"
    case .shapesDoNotFit(let operation, let a, let b, let why):
      return "\(operation): shapes \(a) and \(b) do not fit: \(why)"
    case .invalidShape(let shape, let why): return "no tensor has the shape \(shape): \(why)"
    case .wrongCount(let operation, let shape, let count):
      return "\(operation): \(count) elements do not fill the shape \(shape)"
    case .invalidAxis(let operation, let axis, let shape):
      return "\(operation): axis \(axis) is not an axis of shape \(shape), or is named twice"
    case .indexOutOfRange(let index, let axis, let shape):
      return "index \(index) is outside axis \(axis) of shape \(shape)"
    case .invalidArgument(let operation, let why): return "\(operation): \(why)"
    case .emptyTensor(let operation, let shape):
      return "\(operation): shape \(shape) has no elements along the reduced axes"
    case .notOneNumber(let shape):
      return "item() needs a tensor of one element, and this one has shape \(shape)"
    case .requiresNoGrad(let operation, let shape):
      return
        "\(operation): this tensor of shape \(shape) does not require grad. Create the tensors "
        + "to differentiate by with requires_grad: Tensor(2.0, requiresGrad: true)"
    case .needsSeed(let operation, let shape):
      return "\(operation): only a scalar has a gradient, and this tensor has shape \(shape). "
        + "Reduce it first, as in loss.mean().backward(), or pass a seed of that shape"
    case .seedOfOtherShape(let seed, let output):
      return "the seed has shape \(seed), and the output has shape \(output)"
    case .graphFreed(let operation, let shape):
      return
        "\(operation): this goes a second time through the graph of a tensor of shape \(shape), "
        + "which the first backward() has freed. Compute the tensor anew, or write "
        + "backward(retainGraph: true) the first time"
    case .notUsed(let input, let shape):
      return
        "grad(of:wrt:): the output was not computed from tensor \(input) of shape \(shape), or "
        + "that tensor does not require grad"
    case .leafChanged(let operation, let shape):
      return
        "\(operation): this tensor of shape \(shape) requires grad and cannot be changed while "
        + "operations are recorded. Put the step into noGrad { … }; or, for a new tensor that is "
        + "computed from this one, write w = w - …"
    case .tapeIsFull:
      return
        "more than 2^31 operations between a leaf and its output: there is no place to record them"
    case .noSecondDerivative(let function):
      return "the derivative of \(function) is known by value only: it has no derivative of its own"
    }
  }
}
