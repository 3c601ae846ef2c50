/// What a node with axes needs besides its places.
final class Detail {
  /// How the node was computed; nil for leaves, constants and what is freed.
  @exclusivity(unchecked) var operation: Operation?
  let shape: [Int]
  /// The operands and the result, where the operation's derivative needs their elements.
  ///
  /// What no rule needs is not held: an intermediate sum of a million elements goes with its tensor.
  @exclusivity(unchecked) private(set) var first: AnyBlock?
  @exclusivity(unchecked) private(set) var second: AnyBlock?
  @exclusivity(unchecked) private(set) var output: AnyBlock?
  /// The gradient by the first operand, where it was computed together with the value.
  @exclusivity(unchecked) private(set) var gradient: AnyBlock?
  /// The adjoint, in a sweep.
  @exclusivity(unchecked) var adjoint: AnyContents?

  init(_ operation: Operation?, shape: [Int]) {
    self.operation = operation
    self.shape = shape
  }

  init(
    _ operation: Operation, _ first: AnyBlock?, _ second: AnyBlock?, _ output: AnyBlock?,
    gradient: AnyBlock?
  ) {
    self.operation = operation
    shape = output?.shape ?? []
    if operation.usesOperands { (self.first, self.second) = (first, second) }
    if operation.usesResult { self.output = output }
    self.gradient = gradient
  }

  /// Lets go of everything but the shape.
  func free() { (operation, first, second, output, gradient) = (nil, nil, nil, nil, nil) }
}
