// The loops of matrices, whose rows lie one after the other.

extension Contents {
  /// Multiplies an m×k by a k×n matrix.
  ///
  /// Row by row: each element of a left row is multiplied by a whole right row, so that all memory is
  /// read in the order in which it lies. Against a single column, whose "rows" are single elements,
  /// it is one sum for each row.
  static func matrixProduct(_ a: Contents, _ b: Contents, _ m: Int, _ k: Int, _ n: Int) -> Contents
  {
    let (x, y) = (a.elements, b.elements)
    return x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        if n == 1 {
          return generate([m, 1], m) { i in Scalar.total(k) { l in x[i * k + l] * y[l] } }
        }
        var product = [Scalar](repeating: 0, count: m * n)
        product.withUnsafeMutableBufferPointer { c in
          guard let c = c.baseAddress, let x = x.baseAddress, let y = y.baseAddress else { return }
          for i in 0..<m {
            let row = c + i * n
            for l in 0..<k {
              let factor = x[i * k + l]
              let other = y + l * n
              for j in 0..<n { row[j] += factor * other[j] }
            }
          }
        }
        return Contents([m, n], product)
      }
    }
  }

  /// Exchanges the rows and columns of an m×n matrix.
  func transposed(_ m: Int, _ n: Int) -> Contents {
    let elements = elements
    return elements.withUnsafeBufferPointer { x in
      let transposed = [Scalar](unsafeUninitializedCapacity: x.count) { buffer, initialized in
        guard let start = buffer.baseAddress else { return }
        for j in 0..<n {
          for i in 0..<m { (start + j * m + i).initialize(to: x[i * n + j]) }
        }
        initialized = x.count
      }
      return Contents([n, m], transposed)
    }
  }
}
