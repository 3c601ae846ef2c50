extension Tensor {
  /// Returns the tensor without axes of length 1.
  ///
  /// - Parameter axes: The axes to remove, negative ones from the end; all that have length 1 if nil. A
  ///   longer one gives a tensor that carries ``TensorError/invalidArgument(operation:why:)``.
  public func squeezed(axes: [Int]? = nil) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let candidates = axes ?? shape.indices.filter { shape[$0] == 1 }
      let removed = try Shape.axes(candidates, of: shape, operation: "squeezed")
      if let long = removed.first(where: { shape[$0] != 1 }) {
        throw .invalidArgument(
          operation: "squeezed",
          why:
            "axis \(long) of shape \(shape) has length \(shape[long]), and only axes of length 1 "
            + "can be removed")
      }
      return removing(axes: removed)
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// Returns the tensor with a new axis of length 1.
  ///
  /// - Parameter axis: Where the axis stands in the result, from 0 to the number of axes; a negative one
  ///   counts from the end of the result, so that -1 is the last.
  public func unsqueezed(axis: Int) -> Tensor {
    if error != nil { return self }
    let position = axis < 0 ? axis + shape.count + 1 : axis
    guard position >= 0, position <= shape.count else {
      return Tensor(.failure(.invalidAxis(operation: "unsqueezed", axis: axis, shape: shape)))
    }
    var longer = shape
    longer.insert(1, at: position)
    return reshaped(to: longer)
  }

  /// Returns the tensor without axes that have length 1.
  func removing(axes: [Int]) -> Tensor {
    reshaped(to: shape.indices.filter { !axes.contains($0) }.map { shape[$0] })
  }

  /// Returns the sums of the elements up to each position of an axis, itself included.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func cumulativeSum(axis: Int = 0) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let axis = try Shape.axes([axis], of: shape, operation: "cumulativeSum")[0]
      var sums = contents.elements
      // An element's neighbour before it lies one part of the axes after it away.
      let size = shape[(axis + 1)...].reduce(1, *)
      let run = size * shape[axis]
      for place in sums.indices where place % run >= size { sums[place] += sums[place - size] }
      return Tape.record(.cumulativeSum(axis: axis), Contents(shape, sums), self)
    } catch {
      return Tensor(.failure(error))
    }
  }
}
