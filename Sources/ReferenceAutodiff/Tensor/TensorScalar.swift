/// A type of number that tensors hold: `Float` or `Double`.
///
/// Elementary functions are computed in `Double` and rounded once, so `Float` results are correctly
/// rounded but for the rare double rounding.
public protocol TensorScalar: BinaryFloatingPoint, BitwiseCopyable, Sendable {
  /// Rounds a `Double` to this type.
  init(_ value: Double)
  /// The number as a `Double`, which holds every `Float` exactly.
  var widened: Double { get }
}

extension Float: TensorScalar {
  /// The number itself, exactly.
  @inlinable public var widened: Double { Double(self) }
}

extension Double: TensorScalar {
  /// The number itself.
  @inlinable public var widened: Double { self }
}

extension TensorScalar {
  @inlinable @inline(__always) static var isSingle: Bool { significandBitCount == 23 }
}
