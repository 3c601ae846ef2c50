// The loops. Nothing here knows about derivatives.

extension Contents {
  /// Applies a function to every element.
  @inline(__always)
  func map(_ function: (Scalar) -> Scalar) -> Contents {
    switch self {
    case .number(let number): .number(function(number))
    case .block(let block): .block(Block(block.shape, block.elements.map(function)))
    case .failed: self
    }
  }

  /// Applies a function to the elements of two operands that broadcast.
  @inline(__always)
  static func zip(
    _ a: Contents, _ b: Contents, operation: @autoclosure () -> String,
    _ function: (Scalar, Scalar) -> Scalar
  ) -> Contents {
    switch (a, b) {
    case (.number(let x), .number(let y)): return .number(function(x, y))
    case (.failed, _): return a
    case (_, .failed): return b
    case (.number(let x), .block(let b)):
      return .block(Block(b.shape, b.elements.map { function(x, $0) }))
    case (.block(let a), .number(let y)):
      return .block(Block(a.shape, a.elements.map { function($0, y) }))
    case (.block(let a), .block(let b)) where a.shape == b.shape:
      let elements = [Scalar](unsafeUninitializedCapacity: a.elements.count) { buffer, count in
        a.elements.withUnsafeBufferPointer { x in
          b.elements.withUnsafeBufferPointer { y in
            for i in x.indices { buffer.initializeElement(at: i, to: function(x[i], y[i])) }
          }
        }
        count = a.elements.count
      }
      return .block(Block(a.shape, elements))
    case (.block(let blockA), .block(let blockB)):
      return Contents { () throws(TensorError) in
        let shape = try Shape.broadcast(blockA.shape, blockB.shape, operation: operation())
        _ = try Shape.count(shape)
        let (x, y) = (try a.broadcast(to: shape).elements, try b.broadcast(to: shape).elements)
        return Contents(shape, x.indices.map { function(x[$0], y[$0]) })
      }
    }
  }

  /// Repeats elements along the axes that are missing or of length 1.
  func broadcast(to shape: [Int]) throws(TensorError) -> Contents {
    if self.shape == shape { return self }
    guard try Shape.broadcast(self.shape, shape, operation: "broadcast") == shape else {
      throw .shapesDoNotBroadcast(operation: "broadcast", self.shape, shape)
    }
    return gather(shape, strides: Shape.strides(self.shape, asIf: shape), from: 0)
  }

  /// Adds up the elements that broadcasting to the present shape would have repeated.
  func sum(to shape: [Int]) -> Contents {
    if self.shape == shape { return self }
    let elements = elements
    if shape.allSatisfy({ $0 == 1 }) {
      return Contents(
        shape, [elements.withUnsafeBufferPointer { x in Scalar.total(x.count) { x[$0] } }])
    }
    var sums = [Scalar](repeating: 0, count: (try? Shape.count(shape)) ?? 0)
    let places = Places(self.shape, strides: Shape.strides(shape, asIf: self.shape), from: 0)
    for (element, place) in Swift.zip(elements, places) { sums[place] += element }
    return Contents(shape, sums)
  }

  /// Reads a new shape from the elements, with a stride for each axis.
  func gather(_ shape: [Int], strides: [Int], from start: Int) -> Contents {
    let elements = elements
    return Contents(shape, Places(shape, strides: strides, from: start).map { elements[$0] })
  }

  /// Writes the elements into a larger shape of zeros, `lower` places along an axis.
  func padded(to shape: [Int], axis: Int, lower: Int) throws(TensorError) -> Contents {
    var padded = [Scalar](repeating: 0, count: try Shape.count(shape))
    let strides = Shape.strides(shape)
    let places = Places(self.shape, strides: strides, from: lower * strides[axis])
    for (element, place) in Swift.zip(elements, places) { padded[place] = element }
    return Contents(shape, padded)
  }

  /// Multiplies an m×k by a k×n matrix.
  static func matrixProduct(_ a: Contents, _ b: Contents, _ m: Int, _ k: Int, _ n: Int) -> Contents
  {
    let (x, y) = (a.elements, b.elements)
    var product = [Scalar](repeating: 0, count: m * n)
    product.withUnsafeMutableBufferPointer { c in
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          for i in 0..<m {
            for l in 0..<k {
              let factor = x[i * k + l]
              for j in 0..<n { c[i * n + j] += factor * y[l * n + j] }
            }
          }
        }
      }
    }
    return Contents([m, n], product)
  }
}

/// The places of a shape's elements in memory, in order: an odometer with a stride for each wheel.
struct Places: Sequence, IteratorProtocol {
  private let shape: [Int]
  private let strides: [Int]
  private var wheels: [Int]
  private var place: Int
  private var isDone: Bool

  init(_ shape: [Int], strides: [Int], from start: Int) {
    self.shape = shape
    self.strides = strides
    wheels = [Int](repeating: 0, count: shape.count)
    place = start
    isDone = shape.contains(0)
  }

  mutating func next() -> Int? {
    if isDone { return nil }
    let current = place
    var axis = shape.count - 1
    while axis >= 0 {
      wheels[axis] += 1
      place += strides[axis]
      if wheels[axis] < shape[axis] { return current }
      place -= wheels[axis] * strides[axis]
      wheels[axis] = 0
      axis -= 1
    }
    isDone = true
    return current
  }
}
