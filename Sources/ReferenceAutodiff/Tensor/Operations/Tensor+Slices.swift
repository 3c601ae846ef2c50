/// What can stand between the brackets of `x[0..<2, 1]` for one axis: a position or a range.
///
/// `Int`, `Range`, `ClosedRange` and the ranges with one end conform.
public protocol AxisIndex: Sendable {
  /// The part of the axis that is meant.
  var axisSelection: AxisSelection { get }
}

/// The part of an axis that an ``AxisIndex`` means.
public enum AxisSelection: Sendable, Equatable {
  /// One position, whose axis goes; a negative one counts from the end.
  case position(Int)
  /// The positions from `lower`, or from the first, to before `upper`, or to the last; the axis stays.
  case range(lower: Int?, upper: Int?)
}

extension Int: AxisIndex {
  /// This position.
  public var axisSelection: AxisSelection { .position(self) }
}

extension Range<Int>: AxisIndex {
  /// The positions of the range.
  public var axisSelection: AxisSelection { .range(lower: lowerBound, upper: upperBound) }
}

extension ClosedRange<Int>: AxisIndex {
  /// The positions of the range.
  public var axisSelection: AxisSelection { .range(lower: lowerBound, upper: after(upperBound)) }
}

extension PartialRangeFrom<Int>: AxisIndex {
  /// The positions from the lower bound to the last.
  public var axisSelection: AxisSelection { .range(lower: lowerBound, upper: nil) }
}

extension PartialRangeUpTo<Int>: AxisIndex {
  /// The positions before the upper bound.
  public var axisSelection: AxisSelection { .range(lower: nil, upper: upperBound) }
}

extension PartialRangeThrough<Int>: AxisIndex {
  /// The positions up to the upper bound.
  public var axisSelection: AxisSelection { .range(lower: nil, upper: after(upperBound)) }
}

/// The next position; no axis is so long that it matters where there is none.
private func after(_ position: Int) -> Int { position == .max ? position : position + 1 }

extension Tensor {
  /// Returns the part of the tensor at a position of an axis, without that axis, or at a range of positions.
  ///
  /// ```swift
  /// x.sliced(1..., axis: -1)  // all but the first column
  /// ```
  ///
  /// The bounds of a range count from 0 and lie within the axis. Otherwise the result carries
  /// ``TensorError/indexOutOfRange(index:axis:shape:)``.
  public func sliced(_ index: some AxisIndex, axis: Int = 0) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let axis = try Shape.axes([axis], of: shape, operation: "sliced")[0]
      return try sliced(index.axisSelection, at: axis)
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// The part at a position or range of each of the first axes: `x[0..., 1]` is column 1 of a matrix.
  ///
  /// The rest is as for ``sliced(_:axis:)``.
  public subscript(_ indices: any AxisIndex...) -> Tensor {
    if error != nil { return self }
    guard indices.count <= shape.count else {
      return Tensor(.failure(.invalidAxis(operation: "[]", axis: indices.count - 1, shape: shape)))
    }
    do throws(TensorError) {
      var (part, axis) = (self, 0)
      for index in indices {
        let selection = index.axisSelection
        part = try part.sliced(selection, at: axis)
        // The axis of a position is gone: the next index is for the one that took its place.
        if case .range = selection { axis += 1 }
      }
      return part
    } catch {
      return Tensor(.failure(error))
    }
  }

  private func sliced(_ selection: AxisSelection, at axis: Int) throws(TensorError) -> Tensor {
    let length = shape[axis]
    switch selection {
    case .position(let index):
      let position = index < 0 ? index + length : index
      guard position >= 0, position < length else {
        throw .indexOutOfRange(index: "\(index)", axis: axis, shape: shape)
      }
      var remaining = shape
      remaining.remove(at: axis)
      return slice(axis: axis, position..<position + 1).reshaped(to: remaining)
    case .range(let lower, let upper):
      let (start, end) = (lower ?? 0, upper ?? length)
      guard start >= 0, end <= length, start <= end else {
        throw .indexOutOfRange(index: "\(start)..<\(end)", axis: axis, shape: shape)
      }
      return slice(axis: axis, start..<end)
    }
  }
}
