import Synchronization

/// Memory of large tensors that are gone, kept for the next ones.
///
/// A training step makes and drops tensors of the same few sizes again and again. Memory given back to the
/// system comes back as fresh pages, whose first touch takes longer than the arithmetic: of
/// `((w * x + b - y) ** 2).mean()` with a million elements, five times as long.
enum SpareElements {
  /// Tensors of half a mebibyte and more are kept, in all at most 64 MiB of each type.
  private static let leastBytes = 1 << 19
  private static let mostBytes = 1 << 26

  private static let doubles = Mutex<[[Double]]>([])
  private static let floats = Mutex<[[Float]]>([])

  /// Returns memory for some number of elements, which have no particular values yet.
  static func take<Scalar: TensorScalar>(_ count: Int) -> [Scalar] {
    if count * MemoryLayout<Scalar>.stride >= leastBytes {
      let spare: [Scalar]? =
        Scalar.isSingle
        ? take(count, from: floats).map { unsafeBitCast($0, to: [Scalar].self) }
        : take(count, from: doubles).map { unsafeBitCast($0, to: [Scalar].self) }
      if let spare { return spare }
    }
    // Numbers need no initialization; whoever takes them writes every one.
    return [Scalar](unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
  }

  /// Keeps the memory of a tensor that goes.
  @inline(__always)
  static func keep<Scalar: TensorScalar>(_ elements: [Scalar]) {
    if elements.count * MemoryLayout<Scalar>.stride >= leastBytes { keepLarge(elements) }
  }

  private static func keepLarge<Scalar: TensorScalar>(_ elements: [Scalar]) {
    if Scalar.isSingle {
      keep(unsafeBitCast(elements, to: [Float].self), in: floats)
    } else {
      keep(unsafeBitCast(elements, to: [Double].self), in: doubles)
    }
  }

  private static func take<Scalar: Sendable>(_ count: Int, from spare: borrowing Mutex<[[Scalar]]>)
    -> [Scalar]?
  {
    spare.withLock { arrays in
      arrays.lastIndex { $0.count == count }.map { arrays.remove(at: $0) }
    }
  }

  private static func keep<Scalar: Sendable>(
    _ elements: [Scalar], in spare: borrowing Mutex<[[Scalar]]>
  ) {
    spare.withLock { arrays in
      arrays.append(elements)
      // The oldest go first: sizes that are no longer used do not stay.
      var bytes = arrays.reduce(0) { $0 + $1.count } * MemoryLayout<Scalar>.stride
      while bytes > mostBytes { bytes -= arrays.removeFirst().count * MemoryLayout<Scalar>.stride }
    }
  }
}
