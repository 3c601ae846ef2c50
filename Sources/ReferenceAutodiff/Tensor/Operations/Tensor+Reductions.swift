extension Tensor {
  /// Adds up elements.
  ///
  /// - Parameters:
  ///   - axes: The axes to reduce, negative ones from the end; all of them if nil.
  ///   - keepDimensions: Whether reduced axes stay with length 1.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func sum(axes: [Int]? = nil, keepDimensions: Bool = false) -> Tensor {
    if axes == nil, !keepDimensions { return sum(to: []) }
    return reduce("sum", axes, keepDimensions) { tensor, _, kept in tensor.sum(to: kept) }
  }

  /// Returns the mean of elements, NaN of none; the parameters are those of ``sum(axes:keepDimensions:)``.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func mean(axes: [Int]? = nil, keepDimensions: Bool = false) -> Tensor {
    if axes == nil, !keepDimensions { return sum(to: []) / Tensor(constant: Scalar(count)) }
    return reduce("mean", axes, keepDimensions) { tensor, reduced, kept in
      tensor.sum(to: kept) / Tensor(.number(tensor.number(of: reduced)))
    }
  }

  /// Returns the variance of elements.
  ///
  /// - Parameters:
  ///   - axes: The axes to reduce, as for ``sum(axes:keepDimensions:)``.
  ///   - correction: What is taken from the number of elements before dividing by it: 1 for the
  ///     unbiased estimate, as PyTorch has it, and 0 for the mean square deviation, as NumPy.
  ///   - keepDimensions: Whether reduced axes stay with length 1.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func variance(
    axes: [Int]? = nil, correction: Int = 1, keepDimensions: Bool = false
  ) -> Tensor {
    reduce("variance", axes, keepDimensions) { tensor, reduced, kept in
      let count = tensor.number(of: reduced)
      let deviation = tensor - tensor.sum(to: kept) / Tensor(.number(count))
      return (deviation * deviation).sum(to: kept)
        / Tensor(.number(Swift.max(0, count - Scalar(correction))))
    }
  }

  /// Multiplies elements, 1 for none; the parameters are those of ``sum(axes:keepDimensions:)``.
  ///
  /// Halves are multiplied by each other until one element is left, so that no derivative divides
  /// by an element: zeros are numbers like any other.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func prod(axes: [Int]? = nil, keepDimensions: Bool = false) -> Tensor {
    reduce("prod", axes, keepDimensions) { tensor, reduced, kept in
      var product = tensor
      for axis in reduced {
        if product.shape[axis] == 0 { return Tensor(ones: kept) }
        while product.shape[axis] > 1 {
          let length = product.shape[axis]
          let half = length / 2
          var halves =
            product.slice(axis: axis, 0..<half) * product.slice(axis: axis, half..<2 * half)
          if length % 2 == 1 {
            halves = Tensor.concatenate(
              [halves, product.slice(axis: axis, 2 * half..<length)], axis: axis)
          }
          product = halves
        }
      }
      return product.reshaped(to: kept)
    }
  }

  /// Returns the largest element, or NaN if there is one.
  ///
  /// The parameters are those of ``sum(axes:keepDimensions:)``.
  ///
  /// Equal largest elements share the derivative evenly. Of no elements there is none:
  /// ``TensorError/emptyTensor(operation:shape:)``.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func max(axes: [Int]? = nil, keepDimensions: Bool = false) -> Tensor {
    extremum("max", axes, keepDimensions) { $0.isNaN || $0 >= $1 }
  }

  /// Returns the smallest element; the rest is as for ``max(axes:keepDimensions:)``.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func min(axes: [Int]? = nil, keepDimensions: Bool = false) -> Tensor {
    extremum("min", axes, keepDimensions) { $0.isNaN || $0 <= $1 }
  }

  private func extremum(
    _ operation: String, _ axes: [Int]?, _ keepDimensions: Bool,
    _ wins: (Scalar, Scalar) -> Bool
  ) -> Tensor {
    reduce(operation, axes, keepDimensions) { tensor, reduced, kept in
      if reduced.isEmpty { return tensor }
      let places = Places(tensor.shape, strides: Shape.strides(kept, asIf: tensor.shape), from: 0)
      let contents = Contents<Scalar> { () throws(TensorError) in
        guard tensor.number(of: reduced) > 0 else {
          throw .emptyTensor(operation: operation, shape: tensor.shape)
        }
        var best = [Scalar?](repeating: nil, count: try Shape.count(kept))
        for (element, place) in Swift.zip(tensor.scalars, places) {
          if let old = best[place], old.isNaN || !wins(element, old) { continue }
          best[place] = element
        }
        return Contents(kept, best.compactMap { $0 })
      }
      return Tape.record(.extremum, contents, tensor)
    }
  }

  /// Checks the axes, reduces to length 1 along them, and removes them if they are not to be kept.
  private func reduce(
    _ operation: String, _ axes: [Int]?, _ keepDimensions: Bool,
    _ body: (_ tensor: Tensor, _ reduced: [Int], _ kept: [Int]) -> Tensor
  ) -> Tensor {
    if error != nil { return self }
    do {
      let reduced = try Shape.axes(axes, of: shape, operation: operation)
      var kept = shape
      for axis in reduced { kept[axis] = 1 }
      let result = body(self, reduced, kept)
      if keepDimensions { return result }
      return result.reshaped(
        to: shape.indices.filter { !reduced.contains($0) }.map { shape[$0] })
    } catch {
      return Tensor(.failure(error))
    }
  }

  private func number(of axes: [Int]) -> Scalar {
    Scalar(axes.reduce(1) { $0 * shape[$1] })
  }
}
