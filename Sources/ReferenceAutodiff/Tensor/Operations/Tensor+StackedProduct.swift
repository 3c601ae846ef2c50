/// Multiplies vectors; see ``Tensor/dot(_:)``.
public func dot<Scalar>(_ a: Tensor<Scalar>, _ b: Tensor<Scalar>) -> Tensor<Scalar> { a.dot(b) }

/// Multiplies each element of a vector by each of another; see ``Tensor/outer(_:)``.
public func outer<Scalar>(_ a: Tensor<Scalar>, _ b: Tensor<Scalar>) -> Tensor<Scalar> {
  a.outer(b)
}

extension Tensor {
  /// Returns the sum of the products of two vectors' elements.
  ///
  /// Anything but two vectors of one length gives a tensor that carries
  /// ``TensorError/shapesDoNotFit(operation:_:_:why:)``.
  public func dot(_ other: Tensor) -> Tensor {
    if error != nil { return self }
    if other.error != nil { return other }
    guard shape.count == 1, shape == other.shape else {
      let why = "they must be vectors of one length"
      return Tensor(.failure(.shapesDoNotFit(operation: "dot", shape, other.shape, why: why)))
    }
    return matmul(other)
  }

  /// Returns the matrix of the products of two vectors' elements: `[m]` and `[n]` give `[m, n]`.
  ///
  /// Anything but two vectors gives a tensor that carries
  /// ``TensorError/shapesDoNotFit(operation:_:_:why:)``.
  public func outer(_ other: Tensor) -> Tensor {
    if error != nil { return self }
    if other.error != nil { return other }
    guard shape.count == 1, other.shape.count == 1 else {
      let why = "they must be vectors"
      return Tensor(.failure(.shapesDoNotFit(operation: "outer", shape, other.shape, why: why)))
    }
    return unsqueezed(axis: 1) * other
  }

  /// Multiplies stacks of matrices, of which one at least has more than two axes, and neither has none.
  func stackedProduct(_ other: Tensor) -> Tensor {
    do throws(TensorError) {
      // A vector is a row on the left and a column on the right; that axis is not in the result.
      let left = shape.count == 1 ? unsqueezed(axis: 0) : self
      let right = other.shape.count == 1 ? other.unsqueezed(axis: 1) : other
      let (m, k) = (left.shape[left.shape.count - 2], left.shape[left.shape.count - 1])
      let (rows, n) = (right.shape[right.shape.count - 2], right.shape[right.shape.count - 1])
      guard k == rows else {
        throw .shapesDoNotFit(
          operation: "matmul", shape, other.shape,
          why: "the first one's last length must be the second one's last but one")
      }
      let stack = try Self.commonStack(of: left, right)
      _ = try Shape.count(stack + [m, n])
      let count = stack.reduce(1, *)
      let product: Tensor
      if right.shape.count == 2 {
        // One matrix on the right: the stack's rows are the rows of one tall matrix.
        product = left.reshaped(to: [count * m, k]).matrixProduct(right)
      } else {
        product = left.broadcast(to: stack + [m, k]).reshaped(to: [count, m, k])
          .stackedMatrixProduct(
            right.broadcast(to: stack + [k, n]).reshaped(to: [count, k, n]))
      }
      let matrix = (shape.count == 1 ? [] : [m]) + (other.shape.count == 1 ? [] : [n])
      return product.reshaped(to: stack + matrix)
    } catch {
      return Tensor(.failure(error))
    }
  }

  private static func commonStack(
    of left: Tensor, _ right: Tensor
  ) throws(TensorError) -> [Int] {
    let (a, b) = (Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2)))
    do {
      return try Shape.broadcast(a, b, operation: "matmul")
    } catch {
      throw .shapesDoNotFit(
        operation: "matmul", left.shape, right.shape,
        why: "the stacks \(a) and \(b) of matrices do not broadcast")
    }
  }

  /// Multiplies `[s, m, k]` by `[s, k, n]`, matrix by matrix.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  func stackedMatrixProduct(_ other: Tensor) -> Tensor {
    if error != nil { return self }
    if other.error != nil { return other }
    let (count, m, k, n) = (shape[0], shape[1], shape[2], other.shape[2])
    let contents = Contents<Scalar> { () throws(TensorError) in
      let (x, y) = (self.contents.elements, other.contents.elements)
      var product = [Scalar](repeating: 0, count: try Shape.count([count, m, n]))
      product.withUnsafeMutableBufferPointer { c in
        x.withUnsafeBufferPointer { x in
          y.withUnsafeBufferPointer { y in
            for matrix in 0..<count {
              for i in matrix * m..<(matrix + 1) * m {
                for l in 0..<k {
                  let (factor, row) = (x[i * k + l], (matrix * k + l) * n)
                  for j in 0..<n { c[i * n + j] += factor * y[row + j] }
                }
              }
            }
          }
        }
      }
      return Contents([count, m, n], product)
    }
    return Tape.record(.stackedMatmul, contents, self, other)
  }
}
