// Changing a variable. A tensor's numbers never change; its variable gets another tensor.

extension Tensor {
  /// Adds to a variable; see ``-=(_:_:)``.
  @inlinable public static func += (a: inout Tensor, b: Tensor) {
    a = a.updated(to: a + b, by: "+=")
  }

  /// Subtracts from a variable, as in the step of a training.
  ///
  /// ```swift
  /// noGrad { w -= 0.1 * gradient }
  /// ```
  ///
  /// A tensor with `requiresGrad: true` stays a leaf with its ``grad``, and so it can be changed only
  /// inside of ``noGrad(_:)``. Elsewhere the variable gets a tensor that carries
  /// ``TensorError/leafChanged(operation:shape:)``. Copies of the tensor keep its old numbers.
  @inlinable public static func -= (a: inout Tensor, b: Tensor) {
    a = a.updated(to: a - b, by: "-=")
  }

  /// Multiplies a variable; see ``-=(_:_:)``.
  @inlinable public static func *= (a: inout Tensor, b: Tensor) {
    a = a.updated(to: a * b, by: "*=")
  }

  /// Divides a variable; see ``-=(_:_:)``.
  @inlinable public static func /= (a: inout Tensor, b: Tensor) {
    a = a.updated(to: a / b, by: "/=")
  }

  @usableFromInline
  func updated(to result: Tensor, by operation: String) -> Tensor {
    guard let leaf = erased.leaf, result.error == nil else { return result }
    if Recording.isOn {
      return Tensor(.failure(.leafChanged(operation: operation, shape: shape)))
    }
    guard result.shape == shape else {
      let why = "a tensor that requires grad keeps its shape"
      return Tensor(.failure(.shapesDoNotFit(operation: operation, shape, result.shape, why: why)))
    }
    // Its node on an old tape has the old number: the next step gets a node of its own.
    leaf.unmanagedTape = nil
    return Tensor(AnyTensor(result.erased.number, result.erased.block, history: leaf))
  }
}
