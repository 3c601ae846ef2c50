import Foundation

/// The same arithmetic without an engine: what no engine can be faster than by much.
enum BareLoops {
  // MARK: Numbers

  static func chain(_ x: Double, _ repetitions: Int) -> Double {
    var r = x
    for _ in 0..<repetitions { r = r * r * x + 0.1 }
    return r
  }

  static func sineChain(_ x: Double, _ repetitions: Int) -> Double {
    var r = x
    for _ in 0..<repetitions { r = sin(r) * x + 0.1 }
    return r
  }

  /// Lesson 2.1, value and gradient; a call of its own, as an engine's would be.
  @inline(never)
  static func lesson(_ x: Double, _ y: Double, _ z: Double) -> SIMD4<Double> {
    [
      x * x + y * y + z * z + 2 * x * y * z, 2 * x + 2 * y * z, 2 * y + 2 * x * z,
      2 * z + 2 * x * y,
    ]
  }

  /// Lesson 2.2, loss and gradient.
  @inline(never)
  static func line(_ w: Double, _ b: Double, _ x: [Double], _ y: [Double]) -> SIMD3<Double> {
    var sums = SIMD3<Double>.zero
    for i in x.indices {
      let residual = w * x[i] + b - y[i]
      sums += [residual * residual, 2 * residual * x[i], 2 * residual]
    }
    return sums / Double(x.count)
  }

  // MARK: Arrays

  /// Reads two arrays and writes a third: the bound of memory for a loss and its gradient.
  @inline(never)
  static func triad(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, into c: UnsafeMutablePointer<Double>,
    count: Int
  ) -> Double {
    for i in 0..<count { c[i] = 0.5 * (a[i] - b[i]) }
    return c[count - 1]
  }

  /// The same into memory that is allocated anew, as a gradient is a tensor of its own.
  ///
  /// The pages need not be new: an allocator may hand out those that were freed last.
  static func freshTriad(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int
  ) -> Double {
    let fresh = UnsafeMutablePointer<Double>.allocate(capacity: count)
    defer { fresh.deallocate() }
    return triad(a, b, into: fresh, count: count)
  }

  /// Σ sin(p² + 1) and its gradient.
  @inline(never)
  static func sines(
    _ p: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, count: Int
  ) -> Double {
    var sum = 0.0
    for i in 0..<count {
      let argument = p[i] * p[i] + 1
      sum += sin(argument)
      gradient[i] = 2 * p[i] * cos(argument)
    }
    return sum
  }

  static func tanhs(_ p: [Double]) -> Double {
    var sum = 0.0
    for x in p { sum += tanh(x) }
    return sum
  }

  /// Adds a product of matrices, [m, k] · [k, n], to a third; the innermost loop runs along rows.
  @inline(never)
  static func multiply(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, into c: UnsafeMutablePointer<Double>,
    _ m: Int, _ k: Int, _ n: Int
  ) {
    for i in 0..<m {
      for l in 0..<k {
        let factor = a[i * k + l]
        for j in 0..<n { c[i * n + j] += factor * b[l * n + j] }
      }
    }
  }
}
