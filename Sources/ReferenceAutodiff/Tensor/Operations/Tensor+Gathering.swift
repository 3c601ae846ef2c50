/// Which element of one shape each element of another is read from.
final class IndexMap: Sendable {
  /// The shape that is read from.
  let source: [Int]
  /// The shape that is made.
  let result: [Int]
  /// For each element of the result, in order, its place in the source.
  let places: [Int]

  /// Creates a map; the caller vouches for the places and their number.
  init(from source: [Int], to result: [Int], places: [Int]) {
    self.source = source
    self.result = result
    self.places = places
  }
}

extension Tensor {
  /// Returns the parts at some positions of an axis, in their order.
  ///
  /// A position may be named more than once; its derivative is the sum of what comes from each use. A
  /// negative one counts from the end. One outside gives a tensor that carries
  /// ``TensorError/indexOutOfRange(index:axis:shape:)``.
  ///
  /// ```swift
  /// Tensor([10.0, 20, 30]).taking([2, 0, 2])  // [30, 10, 30]
  /// ```
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func taking(_ indices: [Int], axis: Int = 0) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let axis = try Shape.axes([axis], of: shape, operation: "taking")[0]
      let length = shape[axis]
      var positions: [Int] = []
      for index in indices {
        let position = index < 0 ? index + length : index
        guard position >= 0, position < length else {
          throw .indexOutOfRange(index: "\(index)", axis: axis, shape: shape)
        }
        positions.append(position)
      }
      var result = shape
      result[axis] = positions.count
      var places: [Int] = []
      places.reserveCapacity(try Shape.count(result))
      // The axes before are runs of the part that an index stands for: the axes after.
      let runs = shape[..<axis].reduce(1, *)
      let size = shape[(axis + 1)...].reduce(1, *)
      for run in 0..<runs {
        for position in positions {
          let start = (run * length + position) * size
          places += start..<start + size
        }
      }
      return gathered(by: IndexMap(from: shape, to: result, places: places))
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// Returns the tensor with the order of the elements reversed along axes, all of them if nil.
  public func flipped(axes: [Int]? = nil) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let axes = try Shape.axes(axes, of: shape, operation: "flipped")
      return axes.reduce(self) { $0.taking((0..<shape[$1]).reversed(), axis: $1) }
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// Reads elements from their places; the map fits.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  func gathered(by map: IndexMap) -> Tensor {
    if error != nil { return self }
    let elements = contents.elements
    return Tape.record(.gather(map), Contents(map.result, map.places.map { elements[$0] }), self)
  }

  /// Adds elements up at their places; the map fits.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  func scattered(by map: IndexMap) -> Tensor {
    if error != nil { return self }
    let contents = Contents<Scalar> { () throws(TensorError) in
      var sums = [Scalar](repeating: 0, count: try Shape.count(map.source))
      for (element, place) in Swift.zip(self.contents.elements, map.places) {
        sums[place] += element
      }
      return Contents(map.source, sums)
    }
    return Tape.record(.scatter(map), contents, self)
  }
}
