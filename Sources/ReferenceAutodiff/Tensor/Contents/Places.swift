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
