extension TensorScalar {
  /// Adds up terms in their own type, as PyTorch does: in `Double` the lesson's last digits would differ.
  ///
  /// Sums of 1024 terms are joined in pairs, and pairs of pairs, so that rounding errors grow with the
  /// logarithm of the number (N. J. Higham, "The accuracy of floating point summation", 1993).
  @inline(__always)
  static func total(_ count: Int, _ term: (Int) -> Self) -> Self {
    if count <= 1024 { return partialTotal(0..<count, term) }
    // A binary counter of blocks: the sum of 2^k of them waits until its twin is there.
    var waiting: [Self] = []
    for block in 0..<(count + 1023) / 1024 {
      var sum = partialTotal(block * 1024..<Swift.min((block + 1) * 1024, count), term)
      for _ in 0..<(~block).trailingZeroBitCount { sum = (waiting.popLast() ?? 0) + sum }
      waiting.append(sum)
    }
    return waiting.reversed().reduce(0) { $1 + $0 }
  }

  /// Eight sums at once, which do not wait for each other and fit into vector registers.
  @inline(__always)
  private static func partialTotal(_ range: Range<Int>, _ term: (Int) -> Self) -> Self {
    var (a, b, c, d, e, f, g, h): (Self, Self, Self, Self, Self, Self, Self, Self)
    (a, b, c, d, e, f, g, h) = (0, 0, 0, 0, 0, 0, 0, 0)
    var i = range.lowerBound
    while range.count >= 16, i + 8 <= range.upperBound {
      a += term(i)
      b += term(i + 1)
      c += term(i + 2)
      d += term(i + 3)
      e += term(i + 4)
      f += term(i + 5)
      g += term(i + 6)
      h += term(i + 7)
      i += 8
    }
    var sum = ((a + b) + (c + d)) + ((e + f) + (g + h))
    while i < range.upperBound {
      sum += term(i)
      i += 1
    }
    return sum
  }
}
