// The loops. Nothing here knows about derivatives.

extension Contents {
  /// Makes a block from a function of the element's number.
  @inline(__always)
  static func generate(_ shape: [Int], _ count: Int, _ element: (Int) -> Scalar) -> Contents {
    var elements: [Scalar] = SpareElements.take(count)
    elements.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for i in 0..<count { start[i] = element(i) }
    }
    return Contents(shape, elements)
  }

  /// Applies a function to every element.
  @inline(__always)
  func map(_ function: (Scalar) -> Scalar) -> Contents {
    switch self {
    case .number(let number): .number(function(number))
    case .failed: self
    case .block(let block):
      block.elements.withUnsafeBufferPointer { x in
        Self.generate(block.shape, x.count) { function(x[$0]) }
      }
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
    case (.number(let x), .block): return b.map { function(x, $0) }
    case (.block, .number(let y)): return a.map { function($0, y) }
    case (.block(let blockA), .block(let blockB)):
      if blockA.shape == blockB.shape {
        return blockA.elements.withUnsafeBufferPointer { x in
          blockB.elements.withUnsafeBufferPointer { y in
            generate(blockA.shape, x.count) { function(x[$0], y[$0]) }
          }
        }
      }
      return Contents { () throws(TensorError) in
        let shape = try Shape.broadcast(blockA.shape, blockB.shape, operation: operation())
        _ = try Shape.count(shape)
        let (x, y) = (try a.broadcast(to: shape).elements, try b.broadcast(to: shape).elements)
        return generate(shape, x.count) { function(x[$0], y[$0]) }
      }
    }
  }

  /// Repeats elements along the axes that are missing or of length 1.
  func broadcast(to shape: [Int]) throws(TensorError) -> Contents {
    if self.shape == shape { return self }
    guard try Shape.broadcast(self.shape, shape, operation: "broadcast") == shape else {
      throw .shapesDoNotBroadcast(operation: "broadcast", self.shape, shape)
    }
    if let repetition = Shape.Repetition(of: self.shape, in: shape) {
      return Contents(shape, Self.repeated(elements, repetition))
    }
    return gather(shape, strides: Shape.strides(self.shape, asIf: shape), from: 0)
  }

  /// Adds up the elements that broadcasting to the present shape would have repeated.
  func sum(to shape: [Int]) -> Contents {
    if self.shape == shape { return self }
    let elements = elements
    if let repetition = Shape.Repetition(of: shape, in: self.shape), !elements.isEmpty {
      return Contents(shape, Self.sums(elements, repetition))
    }
    var sums = [Scalar](repeating: 0, count: (try? Shape.count(shape)) ?? 0)
    let places = Places(self.shape, strides: Shape.strides(shape, asIf: self.shape), from: 0)
    for (element, place) in Swift.zip(elements, places) { sums[place] += element }
    return Contents(shape, sums)
  }

  private static func repeated(_ x: [Scalar], _ shape: Shape.Repetition) -> [Scalar] {
    var repeated: [Scalar] = SpareElements.take(shape.outer * shape.repeats * shape.inner)
    repeated.withUnsafeMutableBufferPointer { buffer in
      x.withUnsafeBufferPointer { x in
        guard var next = buffer.baseAddress, let start = x.baseAddress else { return }
        for outer in 0..<shape.outer {
          for _ in 0..<shape.repeats {
            next.update(from: start + outer * shape.inner, count: shape.inner)
            next += shape.inner
          }
        }
      }
    }
    return repeated
  }

  private static func sums(_ x: [Scalar], _ shape: Shape.Repetition) -> [Scalar] {
    x.withUnsafeBufferPointer { x in
      if shape.inner == 1 {
        return (0..<shape.outer).map { outer in
          let start = outer * shape.repeats
          return Scalar.total(shape.repeats) { x[start + $0] }
        }
      }
      var sums = [Scalar](repeating: 0, count: shape.outer * shape.inner)
      sums.withUnsafeMutableBufferPointer { sums in
        for outer in 0..<shape.outer {
          for r in 0..<shape.repeats {
            let start = (outer * shape.repeats + r) * shape.inner
            for i in 0..<shape.inner { sums[outer * shape.inner + i] += x[start + i] }
          }
        }
      }
      return sums
    }
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
}
