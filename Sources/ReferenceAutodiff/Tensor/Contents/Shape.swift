/// The arithmetic of shapes: counting, broadcasting, strides and axes.
///
/// A shape is a list of lengths, the slowest axis first; the elements lie in that order. The empty
/// list is the shape of a single number.
enum Shape {
  /// The largest number of axes, so that printing, which goes down one call for each axis, is bounded.
  static let mostAxes = 32

  /// The largest number of elements, so that an absurd shape is an error before it asks for memory.
  static let mostElements = 1 << 31

  /// Returns the number of elements, or throws where there is none.
  static func count(_ shape: [Int]) throws(TensorError) -> Int {
    guard shape.count <= mostAxes else {
      throw .invalidShape(shape, why: "more than \(mostAxes) axes")
    }
    guard shape.allSatisfy({ $0 >= 0 }) else { throw .invalidShape(shape, why: "negative length") }
    // Of an empty shape, too: strides and parts of shapes are products of some of the lengths.
    var count = 1
    for length in shape where length > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow, product <= mostElements else {
        throw .invalidShape(shape, why: "more than 2^31 elements")
      }
      count = product
    }
    return shape.contains(0) ? 0 : count
  }

  /// Returns the common shape of two operands by NumPy's rule.
  static func broadcast(_ a: [Int], _ b: [Int], operation: String) throws(TensorError) -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var common = [Int](repeating: 1, count: rank)
    for axis in 0..<rank {
      let (i, j) = (axis - rank + a.count, axis - rank + b.count)
      let (m, n) = (i < 0 ? 1 : a[i], j < 0 ? 1 : b[j])
      guard m == n || m == 1 || n == 1 else {
        throw .shapesDoNotBroadcast(operation: operation, a, b)
      }
      common[axis] = m == 1 ? n : m
    }
    return common
  }

  /// Returns how many elements lie between neighbours along each axis.
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * max(1, shape[axis + 1])
    }
    return strides
  }

  /// Returns the strides with which a smaller operand is read as if it had the larger shape.
  ///
  /// Along a broadcast axis the stride is 0: the same element is read again and again.
  static func strides(_ shape: [Int], asIf larger: [Int]) -> [Int] {
    let own = strides(shape)
    let missing = larger.count - shape.count
    return larger.indices.map { axis in
      axis < missing || shape[axis - missing] == 1 ? 0 : own[axis - missing]
    }
  }

  /// Returns axes as sorted positions; negative ones count from the end, and nil means all.
  static func axes(
    _ axes: [Int]?, of shape: [Int], operation: String
  ) throws(TensorError) -> [Int] {
    guard let axes else { return Array(shape.indices) }
    var found: [Int] = []
    for axis in axes {
      let position = axis < 0 ? axis + shape.count : axis
      guard shape.indices.contains(position), !found.contains(position) else {
        throw .invalidAxis(operation: operation, axis: axis, shape: shape)
      }
      found.append(position)
    }
    return found.sorted()
  }

  /// The common case of broadcasting: a larger shape that repeats a smaller one along neighbouring axes.
  ///
  /// Element (o, r, i) of the larger, counted in these three lengths, is element (o, i) of the smaller.
  struct Repetition {
    var outer = 1
    var repeats = 1
    var inner = 1

    /// Returns nil where axes in between are not repeated; the shapes broadcast.
    init?(of smaller: [Int], in larger: [Int]) {
      let missing = larger.count - smaller.count
      var isAfter = false
      for axis in larger.indices {
        let length = larger[axis]
        if length == 1 { continue }
        if axis < missing || smaller[axis - missing] == 1 {
          if isAfter { return nil }
          repeats *= length
        } else if repeats == 1 {
          outer *= length
        } else {
          isAfter = true
          inner *= length
        }
      }
    }
  }
}
