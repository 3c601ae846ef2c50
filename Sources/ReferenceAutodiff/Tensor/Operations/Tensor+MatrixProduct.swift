/// Multiplies matrices; see ``Tensor/matmul(_:)``.
public func matmul<Scalar>(_ a: Tensor<Scalar>, _ b: Tensor<Scalar>) -> Tensor<Scalar> {
  a.matmul(b)
}

extension Tensor {
  /// Multiplies by a matrix, a vector, or a stack of matrices.
  ///
  /// ```text
  /// [m, k] · [k, n] = [m, n]     [k] · [k, n] = [n]     [m, k] · [k] = [m]     [k] · [k] = []
  /// [b, m, k] · [b, k, n] = [b, m, n]     [a, 1, m, k] · [b, k, n] = [a, b, m, n]
  /// ```
  ///
  /// The axes before the last two are a stack of matrices, as in NumPy: they broadcast. Other shapes give a
  /// tensor that carries ``TensorError/shapesDoNotFit(operation:_:_:why:)``.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func matmul(_ other: Tensor) -> Tensor {
    if error != nil { return self }
    if other.error != nil { return other }
    let (a, b) = (shape, other.shape)
    guard !a.isEmpty, !b.isEmpty else {
      return Tensor(
        .failure(
          .shapesDoNotFit(operation: "matmul", a, b, why: "matrices and vectors can be multiplied"))
      )
    }
    if a.count > 2 || b.count > 2 { return stackedProduct(other) }
    guard a.last == b.first else {
      let why = "the first one's last length must be the second one's first"
      return Tensor(.failure(.shapesDoNotFit(operation: "matmul", a, b, why: why)))
    }
    // A vector is a row on the left and a column on the right; that axis is not in the result.
    let left = a.count == 2 ? self : reshaped(to: [1, a[0]])
    let right = b.count == 2 ? other : other.reshaped(to: [b[0], 1])
    return left.matrixProduct(right).reshaped(to: Array(a.dropLast() + b.dropFirst()))
  }

  /// Multiplies matrices that fit.
  func matrixProduct(_ other: Tensor) -> Tensor {
    if error != nil { return self }
    if other.error != nil { return other }
    let (m, k, n) = (shape[0], shape[1], other.shape[1])
    let contents = Contents<Scalar> { () throws(TensorError) in
      _ = try Shape.count([m, n])
      return Contents.matrixProduct(self.contents, other.contents, m, k, n)
    }
    return Tape.record(.matmul, contents, self, other)
  }
}
