extension Tensor {
  /// Returns the same elements, in the same order, in another shape.
  ///
  /// One length may be -1: it follows from the others. A shape that needs another number of elements
  /// gives a tensor that carries ``TensorError/wrongCount(operation:shape:count:)``.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func reshaped(to shape: [Int]) -> Tensor {
    if error != nil { return self }
    if shape == self.shape { return self }
    var wanted = shape
    if let free = shape.firstIndex(of: -1) {
      wanted[free] = 1
      let others = (try? Shape.count(wanted)) ?? 0
      wanted[free] = others == 0 ? 0 : count / others
    }
    let lengths = wanted
    let contents = Contents<Scalar> { () throws(TensorError) in
      guard try Shape.count(lengths) == count else {
        throw .wrongCount(operation: "reshape", shape: shape, count: count)
      }
      return Contents(lengths, scalars)
    }
    return Tape.record(.reshape, contents, self)
  }

  /// Returns the tensor with its axes in another order: axis `i` of the result is axis `axes[i]`.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func permuted(_ axes: [Int]) -> Tensor {
    if error != nil { return self }
    let contents = Contents<Scalar> { () throws(TensorError) in
      let all = try Shape.axes(axes, of: shape, operation: "permute")
      guard all.count == shape.count else {
        throw .invalidAxis(operation: "permute", axis: axes.count, shape: shape)
      }
      let order = axes.map { $0 < 0 ? $0 + shape.count : $0 }
      if order == [1, 0] { return self.contents.transposed(shape[0], shape[1]) }
      let strides = Shape.strides(shape)
      return self.contents.gather(
        order.map { shape[$0] }, strides: order.map { strides[$0] }, from: 0)
    }
    return Tape.record(.permute(axes.map { $0 < 0 ? $0 + shape.count : $0 }), contents, self)
  }

  /// Returns the tensor with its axes in reverse order; of a matrix, the transpose.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func transposed() -> Tensor { permuted(shape.indices.reversed()) }

  /// Returns the tensor repeated along missing axes and axes of length 1, by NumPy's rule.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func broadcast(to shape: [Int]) -> Tensor {
    if shape == self.shape || error != nil { return self }
    let contents = Contents<Scalar> { () throws(TensorError) in
      _ = try Shape.count(shape)
      return try self.contents.broadcast(to: shape)
    }
    return Tape.record(.broadcast, contents, self)
  }

  /// Adds up what broadcasting from `shape` would have repeated; the shapes fit.
  func sum(to shape: [Int]) -> Tensor {
    if shape == self.shape || error != nil { return self }
    return Tape.record(.sum, contents.sum(to: shape), self)
  }

  /// Returns one part of an axis; the range fits.
  func slice(axis: Int, _ range: Range<Int>) -> Tensor {
    if error != nil || range == 0..<shape[axis] { return self }
    var part = shape
    part[axis] = range.count
    let strides = Shape.strides(shape)
    let contents = contents.gather(
      part, strides: strides, from: range.lowerBound * strides[axis])
    return Tape.record(.slice(axis: axis, lower: range.lowerBound), contents, self)
  }

  /// Returns the tensor within zeros, `lower` places along an axis; the shapes fit.
  func padded(to shape: [Int], axis: Int, lower: Int) -> Tensor {
    if error != nil { return self }
    let contents = Contents<Scalar> { () throws(TensorError) in
      try self.contents.padded(to: shape, axis: axis, lower: lower)
    }
    return Tape.record(.pad(axis: axis, lower: lower), contents, self)
  }
}

extension Tensor {
  /// The part at one position of the first axis, without that axis.
  ///
  /// A negative index counts from the end. An index outside gives a tensor that carries
  /// ``TensorError/indexOutOfRange(index:axis:shape:)``.
  public subscript(_ index: Int) -> Tensor {
    if error != nil { return self }
    let length = shape.first ?? 0
    let position = index < 0 ? index + length : index
    guard position >= 0, position < length else {
      return Tensor(.failure(.indexOutOfRange(index: "\(index)", axis: 0, shape: shape)))
    }
    return slice(axis: 0, position..<position + 1).reshaped(to: Array(shape.dropFirst()))
  }

  /// The element at a position of each of the first axes, `x[i, j]` meaning `x[i][j]`.
  public subscript(_ first: Int, _ second: Int, _ rest: Int...) -> Tensor {
    rest.reduce(self[first][second]) { $0[$1] }
  }

  /// The part at several neighbouring positions of the first axis.
  public subscript(_ range: Range<Int>) -> Tensor {
    if error != nil { return self }
    guard let length = shape.first, range.lowerBound >= 0, range.upperBound <= length else {
      return Tensor(.failure(.indexOutOfRange(index: "\(range)", axis: 0, shape: shape)))
    }
    return slice(axis: 0, range)
  }

  /// Joins tensors along an axis that they have; all other lengths must be equal.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func concatenate(_ parts: [Tensor], axis: Int = 0) -> Tensor {
    guard let first = parts.first else {
      return Tensor(.failure(.emptyTensor(operation: "concatenate", shape: [])))
    }
    if let failed = parts.first(where: { $0.error != nil }) { return failed }
    let position = axis < 0 ? axis + first.shape.count : axis
    let contents = Contents<Scalar> { () throws(TensorError) in
      _ = try Shape.axes([axis], of: first.shape, operation: "concatenate")
      var shape = first.shape
      shape[position] = 0
      for part in parts {
        var (one, other) = (first.shape, part.shape)
        guard one.count == other.count else {
          throw .shapesDoNotFit(
            operation: "concatenate", one, other, why: "they have different numbers of axes")
        }
        shape[position] += other[position]
        (one[position], other[position]) = (0, 0)
        guard one == other else {
          throw .shapesDoNotFit(
            operation: "concatenate", first.shape, part.shape,
            why: "lengths must be equal except along axis \(position)")
        }
      }
      _ = try Shape.count(shape)
      // A part's elements come in runs, one for each position of the axes before.
      let runs = shape[..<position].reduce(1, *)
      var elements: [Scalar] = []
      let scalars = parts.map(\.scalars)
      for run in 0..<runs {
        for part in scalars {
          let length = part.count / runs
          elements += part[run * length..<(run + 1) * length]
        }
      }
      return Contents(shape, elements)
    }
    return Tape.record({ .concatenate(axis: position, parts: $0) }, contents, parts: parts)
  }

  /// Joins tensors of one shape along a new axis.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func stack(_ parts: [Tensor], axis: Int = 0) -> Tensor {
    if let failed = parts.first(where: { $0.error != nil }) { return failed }
    let rank = (parts.first?.shape.count ?? 0) + 1
    let position = axis < 0 ? axis + rank : axis
    guard (0..<rank).contains(position) else {
      let shape = parts.first?.shape ?? []
      return Tensor(.failure(.invalidAxis(operation: "stack", axis: axis, shape: shape)))
    }
    if let first = parts.first, let odd = parts.first(where: { $0.shape != first.shape }) {
      let why = "lengths must be equal"
      return Tensor(
        .failure(.shapesDoNotFit(operation: "stack", first.shape, odd.shape, why: why)))
    }
    return concatenate(
      parts.map { part in
        var shape = part.shape
        shape.insert(1, at: position)
        return part.reshaped(to: shape)
      }, axis: position)
  }
}
